"""Waiting at counters: how many must serve so that enough people are seen soon enough."""

from math import exp
from typing import NamedTuple


class Queue(NamedTuple):
    """Arrivals per hour, and minutes that one case takes."""

    arrivals: float
    minutes: float

    @property
    def load(self) -> float:
        """Offered load in erlangs: counters that are busy on average."""
        return self.arrivals * self.minutes / 60


def waiting(load: float, servers: int) -> float:
    """Probability that whoever comes has to wait: Erlang's C formula (Erlang 1917), by the recursion of his B formula.

    B(0) = 1, B(n) = a·B(n−1) / (n + a·B(n−1)); C = n·B / (n − a·(1 − B)). 1 where the queue grows without end, n ≤ a.
    """
    if servers <= load:
        return 1.0
    blocked = 1.0
    for n in range(1, servers + 1):
        blocked = load * blocked / (n + load * blocked)
    return servers * blocked / (servers - load * (1 - blocked))


def served_within(queue: Queue, servers: int, minutes: float) -> float:
    """Part of the people whose service begins within `minutes`: 1 − C(n, a)·e^(−(n − a)·t / s); 0 where the queue is not stable.

    The waiting-time distribution of M/M/n, first come first served (Cooper, Introduction to Queueing Theory, 3.4).
    """
    if queue.arrivals <= 0:
        return 1.0
    if servers <= queue.load:
        return 0.0
    return 1 - waiting(queue.load, servers) * exp(-(servers - queue.load) * minutes / queue.minutes)
