"""Who changed what on the board, and when: a line each in a file of the user."""

from datetime import datetime
from pathlib import Path


def log_path() -> Path:
    from platformdirs import user_log_path

    return user_log_path("dutycover", appauthor=False) / "board.log"


def log_change(path: Path, by: str, change: str) -> None:
    """`change` is one sentence. What cannot be written stops nobody's work."""
    line = "\t".join((f"{datetime.now().astimezone():%Y-%m-%d %H:%M:%S%z}", by, change))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8") as log:
            print(" ".join(line.splitlines()), file=log)
    except OSError:
        return
