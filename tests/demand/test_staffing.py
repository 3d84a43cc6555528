"""Erlang C against published tables and a simulated queue; staffing by hour, lunch, floor and workload."""

from datetime import time
from typing import Any

import pytest

from models.demand import Service
from models.duty import Shift
from models.policy import default_policy
from scheduler.demand.staffing.erlang import Queue, served_within, waiting
from scheduler.demand.staffing.workplace import Workplace, shares
from tests.demand.queue import served_in_time

DAY = Shift(id="白", start=time(8), minutes=600)
FULL = Shift(id="值", start=time(8), minutes=1440, night=True)
MORNING = {8: 10, 9: 17, 10: 16, 11: 9, 12: 3, 13: 5, 14: 13, 15: 13, 16: 9, 17: 5}


def counter(minutes: int = 12, hours: dict[int, int] | None = None, floor: int = 0, **policy: dict[str, Any]) -> Workplace:
    service = Service(id="户籍", post="户籍窗口", shift="白", method="counter", minutes=minutes, floor=floor)
    return Workplace(service, DAY, shares(DAY, hours or {}), default_policy().changed(**policy))


def crews(minutes: int = 45, floor: int = 0, **policy: dict[str, Any]) -> Workplace:
    service = Service(id="接处警", post="接处警", shift="值", method="response", minutes=minutes, floor=floor)
    return Workplace(service, FULL, {}, default_policy().changed(**policy))


@pytest.mark.parametrize(
    ("servers", "wait", "soon"), [(11, 0.682, 0.389), (12, 0.449, 0.640), (13, 0.285, 0.796), (14, 0.174, 0.888)]
)
def test_the_table_of_ten_erlangs(servers: int, wait: float, soon: float) -> None:
    """The worked example of the call-centre literature: 200 calls an hour of 3 minutes, answered within 20 seconds."""
    assert waiting(10, servers) == pytest.approx(wait, abs=1e-3)
    assert served_within(Queue(200, 3), servers, 20 / 60) == pytest.approx(soon, abs=1e-3)


def test_mitans_example_of_48_erlangs() -> None:
    """360 calls in half an hour of 4 minutes, 55 agents, 15 seconds (Mitan, The Erlang-C formula)."""
    assert waiting(48, 55) == pytest.approx(0.239, abs=5e-4)
    assert served_within(Queue(720, 4), 55, 0.25) == pytest.approx(0.846, abs=5e-4)


def test_one_server_waits_as_long_as_it_is_busy() -> None:
    """M/M/1: the probability of waiting is the load itself; two servers, 2a²/(2 + a) / 2 ... at a = 1 a third."""
    assert waiting(0.7, 1) == pytest.approx(0.7)
    assert waiting(1, 2) == pytest.approx(1 / 3)


def test_a_queue_that_grows_without_end_serves_nobody_in_time() -> None:
    assert waiting(2, 2) == 1
    assert served_within(Queue(10, 12), 2, 1000) == 0
    assert served_within(Queue(0, 12), 0, 10) == 1


@pytest.mark.parametrize(("count", "minutes"), [(60, 12), (110, 12), (250, 9)])
def test_the_number_keeps_its_promise_in_a_simulated_queue(count: int, minutes: int) -> None:
    """Staffed by the formula, at least about 80 % begin within 10 minutes; with one fewer, clearly fewer do."""
    place = counter(minutes, MORNING)
    officers = place.officers(count)

    def share(number: int) -> float:
        eats = place.policy.number("demand.lunch_hour")
        return served_in_time(place.shares, count, minutes, lambda hour: -(-number // 2) if hour == eats else number, 10, 300)

    assert share(officers) >= 0.79
    assert share(officers - 1) < share(officers)


def test_an_hour_of_its_own_in_a_simulated_queue() -> None:
    """Twelve even hours without lunch are nearly the steady state of the formula: 5.2 erlangs at 7 counters."""
    even = dict.fromkeys(range(7, 19), 1 / 12)
    simulated = served_in_time(even, 26 * 12, 12, lambda hour: 7, 10, 400)
    assert simulated == pytest.approx(served_within(Queue(26, 12), 7, 10), abs=0.03)


def test_stability_of_the_lunch_hour_asks_for_its_number() -> None:
    """40 of 94 come at noon, 12 minutes each: over 8 erlangs, so that nine must serve while others eat: 17 at least."""
    noon = dict.fromkeys(range(8, 18), 6) | {12: 40}
    busy = counter(12, noon)
    assert 2 * 8 < busy.officers(100) <= 19
    assert counter(12, noon, demand__lunch_hour={"on": False}).officers(100) < busy.officers(100)


def test_never_below_the_floor_and_none_for_nobody() -> None:
    assert (counter().officers(0), counter(floor=2).officers(0)) == (0, 2)
    assert counter().officers(1) == 1


def test_more_people_never_need_fewer() -> None:
    place = counter(12, MORNING)
    numbers = [place.officers(count) for count in range(0, 300, 10)]
    assert numbers == sorted(numbers)


def test_a_higher_promise_needs_more() -> None:
    assert counter(12, MORNING, demand__served_percent={"value": 95}).officers(100) > counter(12, MORNING).officers(100)


def test_crews_by_workload() -> None:
    """45 minutes a call and half of 1440 on calls: 16 calls a crew, two officers each."""
    place = crews()
    assert [place.officers(count) for count in (0, 1, 16, 17, 32, 33)] == [0, 2, 2, 4, 4, 6]
    assert crews(floor=3).officers(1) == 3
    assert crews(demand__busy_percent={"value": 25}).officers(16) == 4
    assert crews(demand__crew={"value": 3}).officers(17) == 6


def test_arrivals_outside_the_shift_come_at_its_ends() -> None:
    parts = shares(DAY, {7: 1, 8: 1, 17: 1, 19: 1})
    assert (parts[8], parts[17], sum(parts.values())) == (0.5, 0.5, 1.0)
    assert shares(DAY, {}) == dict.fromkeys(range(8, 18), 0.1)
