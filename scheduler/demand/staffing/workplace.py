"""From a day's count to officers on duty."""

from collections.abc import Mapping
from math import ceil
from typing import NamedTuple

from models.demand import Service, ServiceMethod
from models.duty import Shift
from models.policy import Policy
from scheduler.demand.staffing.erlang import Queue, served_within

MOST_OFFICERS = 200
"""Officers on one duty beyond which something is wrong with the case."""
HOUR = 60


class Workplace(NamedTuple):
    """How a service is done: its shift, the part of a day's arrivals in each hour of it, and policy."""

    service: Service
    shift: Shift
    shares: Mapping[int, float]
    policy: Policy

    def officers(self, count: int) -> int:
        """On duty on a date on which `count` cases or calls come; never fewer than the service's floor."""
        needed = self._at_counter(count) if self.service.method is ServiceMethod.COUNTER else self._on_calls(count)
        return max(self.service.floor, needed)

    def _at_counter(self, count: int) -> int:
        """The fewest with whom `demand.served_percent` of the day's people wait no longer than `demand.served_minutes`.

        Each hour is a queue of its own in its steady state (stationary independent periods: Green, Kolesar and Soares 2001,
        Improving the SIPP approach), and must be stable. In the lunch hour half of them eat, so that ⌈n/2⌉ serve.
        """
        queues = {hour: Queue(count * share, self.service.minutes) for hour, share in self.shares.items()}
        wanted = self.policy.number("demand.served_percent") / 100
        for officers in range(MOST_OFFICERS + 1):
            served = {hour: self._served(queue, self._serving(officers, hour)) for hour, queue in queues.items()}
            if all(served.values()) and sum(self.shares[hour] * part for hour, part in served.items()) >= wanted:
                return officers
        return MOST_OFFICERS

    def _served(self, queue: Queue, serving: int) -> float:
        return served_within(queue, serving, self.policy.number("demand.served_minutes"))

    def _serving(self, officers: int, hour: int) -> int:
        eats = self.policy.on("demand.lunch_hour") and hour == self.policy.number("demand.lunch_hour")
        return ceil(officers / 2) if eats else officers

    def _on_calls(self, count: int) -> int:
        """Crews × officers a crew, so that calls take at most `demand.busy_percent` of the shift.

        The workload method of patrol allocation: calls × minutes on a call / (minutes of the shift × part of them that may be
        spent on calls), rounded up to whole crews (Chaiken and Dormont 1978, A patrol car allocation model).
        """
        available = self.shift.minutes * self.policy.number("demand.busy_percent") / 100
        return ceil(count * self.service.minutes / available) * self.policy.number("demand.crew")


def shares(shift: Shift, given: Mapping[int, int]) -> dict[int, float]:
    """Of each clock hour of a shift the part of the day's arrivals; even where nothing is given. They add up to 1.

    Arrivals given for hours outside the shift come in its first or last hour: people wait at the door, or come back.
    """
    first = shift.start.hour
    hours = [(first + n) % 24 for n in range(ceil((shift.start.minute + shift.minutes) / HOUR))][:24]
    weights = dict.fromkeys(hours, 0.0)
    for hour, share in given.items():
        weights[hour if hour in weights else hours[0] if hour < first else hours[-1]] += share
    total = sum(weights.values())
    return {hour: weight / total for hour, weight in weights.items()} if total else dict.fromkeys(hours, 1 / len(hours))
