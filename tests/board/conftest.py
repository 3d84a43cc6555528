from pathlib import Path

import pytest

from tests.board.desks import Board, board, filled


@pytest.fixture(autouse=True)
def own_state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is kept where the user's own boards keep theirs."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


@pytest.fixture
def opened(tmp_path: Path) -> Board:
    """Let in."""
    return board(filled(tmp_path / "夏季"), tmp_path / "board.log").enter()
