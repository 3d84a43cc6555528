"""The live line: as wide as the terminal, cleared at the end, and plain where nobody sees it renewed."""

import io
import os
import pty
import select
import time

import pytest

from models.words import Language, speaking
from scheduler.engine.settings import Progress
from scheduler.terminal import live_line
from scheduler.terminal.live_line import LiveLine, _cut


@pytest.mark.parametrize(
    ("line", "columns", "shown"),
    [
        ("凤凰山所", 8, "凤凰山所"),
        ("凤凰山所", 7, "凤凰山"),
        ("凤凰山所", 6, "凤凰山"),
        ("a凤凰山所", 4, "a凤"),
        ("第 1 级", 3, "第"),
        ("cafe\u0301s", 4, "cafe\u0301"),
        ("", 5, ""),
    ],
)
def test_a_line_is_cut_by_columns(line: str, columns: int, shown: str) -> None:
    assert _cut(line, columns) == shown


def test_a_pipe_gets_whole_lines_without_control_characters(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(live_line, "PLAIN_SECONDS", 0.02)
    stream = io.StringIO()
    with LiveLine(stream) as line:
        line.say("凤凰山\x1b[31m")
        time.sleep(0.3)
    written = stream.getvalue()
    assert "凤凰山\\x1b[31m" in written
    assert written.endswith("\n")
    assert "\x1b" not in written
    assert "\r" not in written


def test_a_terminal_gets_one_line_that_is_cleared_and_keeps_its_cursor(monkeypatch: pytest.MonkeyPatch) -> None:
    """A process that is ended at once leaves no hidden cursor behind, since none is hidden."""
    monkeypatch.setattr(live_line, "TERMINAL_SECONDS", 0.02)
    terminal, side = pty.openpty()
    with open(side, "w", encoding="utf-8") as stream, speaking(Language.EN, Language.ZH):
        with LiveLine(stream) as line:
            line.show("cover", Progress(level=1, value=3, bound=2, seconds=1.0))
            time.sleep(0.3)
        written = b""
        while select.select([terminal], [], [], 0)[0]:
            written += os.read(terminal, 65536)
        drawn = written.decode()
    os.close(terminal)
    assert "cover" in drawn
    assert "\n" not in drawn
    assert "\x1b[?25l" not in drawn
    assert drawn.endswith("\r\x1b[K")
