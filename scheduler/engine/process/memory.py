"""How much memory a solve may take, and takes."""

import psutil

GIGABYTE = 2**30
SHARE = 0.8


def cap_gb(asked: float) -> float:
    """The cap as asked, else most of what is free now."""
    return asked or round(SHARE * psutil.virtual_memory().available / GIGABYTE, 2)


def used_gb(pid: int) -> float:
    """Resident memory of a process; none where it is gone."""
    try:
        return float(psutil.Process(pid).memory_info().rss / GIGABYTE)
    except psutil.Error:
        return 0.0
