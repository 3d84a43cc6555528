"""What Excel and LibreOffice leave beside a workbook while they have it open."""

import os
from pathlib import Path

NAMES = ("~${}", ".~lock.{}#")


def lock_beside(path: Path) -> Path | None:
    """The first there is. A name too long for the file system is that of none, which `Path.exists` would not say."""
    return next((lock for lock in (path.with_name(name.format(path.name)) for name in NAMES) if os.path.lexists(lock)), None)
