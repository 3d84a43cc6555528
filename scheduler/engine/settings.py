"""How a case is to be solved, and what is told while it is."""

from typing import NamedTuple


class Settings(NamedTuple):
    """`memory_gb` caps the solver's process; 0 is 80 % of what is free at the start.

    `reproducible` solves on one thread in the solver's own measure of work, so that no clock steers the search: the limit
    then counts that work, which is roughly seconds.
    """

    time_limit: float = 60.0
    workers: int = 2
    seed: int = 0
    memory_gb: float = 0.0
    reproducible: bool = False


class Progress(NamedTuple):
    """What is known while a level is being solved; seconds since the start."""

    level: int
    value: int
    bound: int
    seconds: float

    @property
    def gap(self) -> float:
        return (self.value - self.bound) / max(1, abs(self.value))
