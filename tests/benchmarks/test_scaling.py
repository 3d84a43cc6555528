"""The scaling benchmark solves a size in a process of its own, which has a solver's child, and draws what it measured."""

import sys
from pathlib import Path

import pytest

from benchmarks import scaling


def test_a_size_is_solved_printed_and_drawn(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    picture = tmp_path / "scaling.png"
    monkeypatch.setattr(
        sys, "argv", ["scaling", "--sizes", "3", "--time-limit", "1", "--workers", "1", "--picture", str(picture)]
    )
    scaling.main()
    header, row = capsys.readouterr().out.splitlines()
    measured = dict(zip(header.split(), row.split(), strict=True))
    assert (measured["stations"], measured["officers"]) == ("3", "78")
    assert int(measured["bound"]) <= int(measured["value"])
    assert picture.stat().st_size > 10_000
