"""What a job hands back besides files: the answer, and what it says in a few lines."""

from pathlib import Path
from typing import Generic, NamedTuple, TypeVar

V = TypeVar("V")


class Answered(NamedTuple, Generic[V]):
    """`lines` are said in the language spoken when the answer was made; `written` are its files."""

    value: V
    lines: tuple[str, ...]
    written: tuple[Path, ...] = ()
