"""A few rounds of what `benchmarks.ledgers` does by the hundred."""

from pathlib import Path

from benchmarks.ledgers.killed import killed
from benchmarks.ledgers.race import race


def test_a_killed_publisher_leaves_versions_whole_or_absent(tmp_path: Path) -> None:
    counts = killed(str(tmp_path / "ledger.db"), tmp_path, kills=3, seed=7)
    assert counts["half"] == 0
    assert counts["versions"] >= 3


def test_two_at_once_are_versions_or_told_conflicts(tmp_path: Path) -> None:
    versions, conflicts, faults = race(str(tmp_path / "ledger.db"), tmp_path, each=4)
    assert faults == []
    assert versions + conflicts == 8
    assert versions >= 4
