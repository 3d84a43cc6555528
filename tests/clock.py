"""Seconds that mean the same on a slow or a busy machine: of the processor, and held against a fixed piece of work."""

import json
import resource
import time
from collections.abc import Callable

QUIET_SECONDS = 0.06
"""Of the processor, for `fixed_work` on the machine on which the seconds of the tests were promised, with nothing else to do."""

SHARED_CACHES = 1.5
"""How much longer work on large data takes than `fixed_work` does, while others use the same memory."""


def fixed_work() -> None:
    """A bit of everything that reading and checking do: texts, mappings, sorting."""
    rows = [{"id": f"A{number:05}", "days": [number % 7, number % 31]} for number in range(20_000)]
    read = json.loads(json.dumps(rows))
    assert sorted(read, key=lambda row: (row["days"], row["id"])) != rows


def own_seconds(work: Callable[[], object]) -> float:
    """Of the processor, in this process."""
    began = time.process_time()
    work()
    return time.process_time() - began


def childrens_seconds(work: Callable[[], object]) -> float:
    """Of the processor, in all processes that `work` started and waited for."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    work()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def slowness() -> float:
    """How many times as long as on the quiet machine the processor takes at this moment; never below 1."""
    return max(1.0, min(own_seconds(fixed_work) for _ in range(5)) / QUIET_SECONDS)


def limit(seconds: float) -> float:
    """What a promise of so many seconds on the quiet machine allows at this moment."""
    return seconds * slowness() * SHARED_CACHES
