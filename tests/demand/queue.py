"""A counter as a discrete-event simulation: people come, wait in one line, and are served first come first served."""

import heapq
import random
from collections.abc import Callable, Mapping


def served_in_time(
    shares: Mapping[int, float],
    count: float,
    minutes: float,
    serving: Callable[[int], int],
    limit: float,
    days: int,
) -> float:
    """Part of the people whose service begins within `limit` minutes.

    Arrivals are Poisson by the hour, service times exponential; `serving` says how many counters are open in a clock hour.
    Whoever eats finishes the case at hand first.
    """
    rng = random.Random(0)
    soon = total = 0
    for _ in range(days):
        waits = list(_day(rng, shares, count, minutes, serving))
        soon += sum(wait <= limit for wait in waits)
        total += len(waits)
    return soon / total


def _day(rng: random.Random, shares: Mapping[int, float], count: float, minutes: float, serving: Callable[[int], int]):
    arrivals = sorted(
        hour * 60 + rng.random() * 60 for hour, share in shares.items() for _ in range(_poisson(rng, count * share))
    )
    opening, closing = min(shares) * 60, (max(shares) + 1) * 60
    busy: list[float] = []
    now = float(opening)
    for arrival in arrivals:
        now = max(now, arrival)
        while True:
            while busy and busy[0] <= now:
                heapq.heappop(busy)
            hour = min(int(now // 60), max(shares))
            if len(busy) < serving(hour):
                break
            next_hour = (int(now // 60) + 1) * 60
            now = min(busy[0], next_hour) if now < closing else busy[0]
        heapq.heappush(busy, now + rng.expovariate(1 / minutes))
        yield now - arrival


def _poisson(rng: random.Random, mean: float) -> int:
    count, left = 0, rng.expovariate(1)
    while left < mean:
        count, left = count + 1, left + rng.expovariate(1)
    return count
