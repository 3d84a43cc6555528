"""A sample of replans killed: the working copy and the wall copy are of one replan, and the published roster is as it was."""

import os

import pytest

from benchmarks import replans_killed


@pytest.mark.skipif(not hasattr(os, "fork"), reason="fork")
def test_four_kills_leave_nothing_half_there(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("sys.argv", ["replans_killed", "--kills", "4", "--seed", "2"])
    assert replans_killed.main() == 0
    assert "mixed, finished by the next command" in capsys.readouterr().out
