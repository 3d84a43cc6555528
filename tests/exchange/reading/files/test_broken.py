"""Whatever the bytes of a file, what comes of it is a case or a roster, faults, or a file called unreadable."""

from pathlib import Path

import pytest

from benchmarks.fuzz import fuzz
from tests.seeds import sampled


@pytest.mark.parametrize("seed", sampled(range(2), 1))
def test_broken_bytes(seed: int, tmp_path: Path) -> None:
    """Workbooks, CSV, JSON and YAML, through gate and reader, and a few on the whole command."""
    counts, _ = fuzz(60, 100 + seed, 2, tmp_path)
    assert not counts["failed"], list(tmp_path.iterdir())
    assert counts["read"] + counts["faults"] > 4
    assert counts["unreadable"] > 4
