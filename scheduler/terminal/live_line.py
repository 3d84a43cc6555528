"""What the search has reached, on stderr: one line that renews itself on a terminal, else a line every few seconds.

Not drawn by `rich.live`, which hides the cursor meanwhile: a second Ctrl-C ends the process at once and would leave it hidden.
"""

import shutil
import sys
import threading
import time
from contextvars import copy_context
from types import TracebackType
from typing import Self, TextIO

from models.words import say
from scheduler.engine.settings import Progress
from scheduler.exchange.writing.paper.levels import gap_text
from scheduler.terminal.language import printable

TERMINAL_SECONDS = 0.25
PLAIN_SECONDS = 5.0


class LiveLine:
    """Drawn by a thread of its own, so that the seconds go on while nothing new is found."""

    def __init__(self, stream: TextIO | None = None):
        self.stream = stream or sys.stderr
        self.started = time.monotonic()
        self.text = say("console.live.building")
        self._over = threading.Event()
        self._thread = threading.Thread(target=copy_context().run, args=(self._draw_on,), daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._over.set()
        self._thread.join()
        if self.stream.isatty():
            self.stream.write("\r\x1b[K")
            self.stream.flush()

    def show(self, title: str, known: Progress) -> None:
        self.text = say("console.live.level", title=title, value=known.value, bound=known.bound, gap=gap_text(known.gap))

    def say(self, text: str) -> None:
        self.text = text

    def _draw_on(self) -> None:
        on_terminal = self.stream.isatty()
        while not self._over.wait(TERMINAL_SECONDS if on_terminal else PLAIN_SECONDS):
            line = printable(say("console.live.seconds", text=self.text, seconds=time.monotonic() - self.started))
            if on_terminal:
                self.stream.write(f"\r\x1b[K{_cut(line, shutil.get_terminal_size().columns - 1)}")
                self.stream.flush()
            else:
                print(line, file=self.stream, flush=True)


def _cut(line: str, columns: int) -> str:
    """As much as fits; Chinese characters take two columns, combining ones none."""
    from rich.cells import cell_len, set_cell_size

    return line if cell_len(line) <= columns else set_cell_size(line, columns).rstrip()
