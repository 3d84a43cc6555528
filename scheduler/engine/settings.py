"""How a case is to be solved, and what is told while it is."""

import os
from dataclasses import dataclass
from typing import NamedTuple

import psutil

from models.level import LevelNumber

BYTES_PER_GIGABYTE = 2**30
FREE_MEMORY_SHARE = 0.8
"""Of the memory that is free, what a solve may take where no cap is asked for."""


@dataclass(frozen=True)
class Settings:
    """What is left open is settled when the settings are made, at the door; nobody fills it in after that.

    `time_limit` is in seconds. `workers` 0 is one thread for each core, `memory_gb` 0 is 80 % of what is free now.

    `reproducible` solves on one thread in the solver's own measure of work, so that no clock steers the search: the limit
    then counts that work, which is roughly seconds.
    """

    time_limit: float = 60.0
    workers: int = 2
    seed: int = 0
    memory_gb: float = 0.0
    reproducible: bool = False

    def __post_init__(self) -> None:
        workers = 1 if self.reproducible else self.workers or cores()
        object.__setattr__(self, "workers", workers)
        object.__setattr__(self, "memory_gb", self.memory_gb or _free_gb())


def cores() -> int:
    return os.cpu_count() or 1


def _free_gb() -> float:
    return round(FREE_MEMORY_SHARE * float(psutil.virtual_memory().available) / BYTES_PER_GIGABYTE, 2)


class Progress(NamedTuple):
    """What is known while a level is being solved; seconds since the start."""

    level: LevelNumber
    value: int
    bound: int
    seconds: float

    @property
    def gap(self) -> float:
        return (self.value - self.bound) / max(1, abs(self.value))
