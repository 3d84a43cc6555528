"""Lines on standard output and standard error, as a terminal may have them."""

import sys
from collections.abc import Iterable
from pathlib import Path

from scheduler.terminal.language import printable


def print_lines(lines: Iterable[str]) -> None:
    for line in lines:
        print(printable(line))


def complain(message: str) -> None:
    print(printable(message), file=sys.stderr)


def tell_finished(paths: Iterable[Path]) -> None:
    """A write that was ended halfway among these files is finished first, and told."""
    from scheduler.exchange.transaction.unfinished import finish

    for sentence in finish(paths):
        complain(sentence)
