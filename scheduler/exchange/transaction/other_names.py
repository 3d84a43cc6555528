"""Names under which a result is kept where it could not be written under its own."""

import os
from collections.abc import Sequence
from pathlib import Path

from models.words import in_the_workbook, say

LONGEST_STEM = 40
"""Characters: whatever the file system allows, this and a number go in."""


def free_names(paths: Sequence[Path], folder: Path | None = None) -> list[Path]:
    """A name that nothing bears yet for each of the paths: in `folder`, else beside each."""
    names: list[Path] = []
    for path in paths:
        with in_the_workbook():
            stem, number = say("other_names.stem", stem=path.stem[:LONGEST_STEM]), 1
        while (name := _numbered(folder or path.parent, stem, number, path.suffix)) in names or os.path.lexists(name):
            number += 1
        names.append(name)
    return names


def _numbered(folder: Path, stem: str, number: int, suffix: str) -> Path:
    return folder / f"{stem}{number if number > 1 else ''}{suffix}"
