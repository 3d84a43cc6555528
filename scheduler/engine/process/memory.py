"""How much memory a solve takes."""

import psutil

from scheduler.engine.settings import BYTES_PER_GIGABYTE


def used_gb(pid: int) -> float:
    """Resident memory of a process; none where it is gone."""
    try:
        return float(psutil.Process(pid).memory_info().rss / BYTES_PER_GIGABYTE)
    except psutil.Error:
        return 0.0
