"""A sample of the kill loop: no file is torn, and a mixed set is named and finished by the next command."""

import os

import pytest

from benchmarks import killed


@pytest.mark.skipif(not hasattr(os, "fork"), reason="fork")
def test_six_kills_leave_one_set_of_files(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("sys.argv", ["killed", "--kills", "6", "--seed", "1"])
    assert killed.main() == 0
    assert "mixed, named and finished" in capsys.readouterr().out
