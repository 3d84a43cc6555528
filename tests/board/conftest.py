from pathlib import Path

import pytest

from tests.board.desks import Board, board, filled


@pytest.fixture
def opened(tmp_path: Path) -> Board:
    """Let in."""
    return board(filled(tmp_path / "夏季"), tmp_path / "board.log").enter()
