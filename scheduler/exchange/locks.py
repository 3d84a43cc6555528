"""What Excel and LibreOffice leave beside a workbook while they have it open."""

import os
from pathlib import Path


def locks(path: Path) -> tuple[Path, Path]:
    return path.with_name(f"~${path.name}"), path.with_name(f".~lock.{path.name}#")


def lock_beside(path: Path) -> Path | None:
    return next((lock for lock in locks(path) if os.path.lexists(lock)), None)
