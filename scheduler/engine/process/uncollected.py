"""Work of a few seconds without looking for garbage: among millions of small values that live to its end there is none."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Of the whole process, for as long as the work takes; the search in a process of its own does so to its end."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
