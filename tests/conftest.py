"""The tests read Chinese, whatever the locale of the machine; those about languages ask for theirs."""

import os
import signal
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

os.environ["LC_ALL"] = "C.UTF-8"
os.environ["DUTYCOVER_DB"] = str(Path(tempfile.gettempdir()) / f"dutycover-no-ledger-{os.getpid()}" / "ledger.db")
"""Nobody's ledger, and nothing is there: a test that publishes names its own."""


@pytest.fixture
def signals() -> Iterator[None]:
    """A command that solves takes the signals over for the rest of its process."""
    known = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    yield
    for number, handler in known.items():
        signal.signal(number, handler)
