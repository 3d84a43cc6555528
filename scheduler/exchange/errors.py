"""What can be wrong with a file that comes in.

A file that cannot go out is `NotWritten`, in `outputs`.
"""

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from models.errors import DutycoverError, Exit
from models.words import say

MOST_FAULTS = 200
"""So many are told one by one, of the rest their number."""
FIRST_CELL = "A1"
"""Where to look where a sheet as a whole is not what it should be."""


class CaseFault(NamedTuple):
    """One wrong cell. `cell` is empty where a whole sheet is missing, and for a path in JSON; `expected` is what should be there.

    `others` are further cells with the same in them: `C4` of this sheet, `意愿!C4` of another.
    """

    sheet: str
    cell: str
    wrong: str
    expected: str = ""
    others: tuple[str, ...] = ()

    @property
    def places(self) -> tuple[tuple[str, str], ...]:
        """Sheet and cell of each."""
        further = (cell.rpartition("!") for cell in self.others)
        return ((self.sheet, self.cell), *((sheet or self.sheet, cell) for sheet, _, cell in further))

    def __str__(self) -> str:
        place = f"{self.sheet}!{self.cell}" if self.cell else self.sheet
        return f"{place}: {self.wrong}" + (say("faults.expected", expected=self.expected) if self.expected else "")


def whole_row(number: int) -> str:
    """What stands for a cell where the whole row is meant."""
    return say("faults.row", number=number)


def fault_lines(faults: Sequence[object], more: int = 0) -> str:
    """A line for each of the first, and how many there are beyond."""
    more += max(0, len(faults) - MOST_FAULTS)
    return "\n".join([*map(str, faults[:MOST_FAULTS]), *([say("faults.more", count=more)] if more else [])])


class CaseFaults(DutycoverError):
    """The case was read and is wrong: every fault at once, in the order of the sheets, and how many more there are."""

    exit_code = Exit.FAULTS

    def __init__(self, faults: tuple[CaseFault, ...], more: int = 0) -> None:
        super().__init__(fault_lines(faults, more))
        self.faults = faults
        self.more = more

    def sentence(self) -> str:
        return say("failures.faults", faults=len(self.faults) + self.more, error=self)


class BlankCase(CaseFaults):
    """Nothing has been typed yet: a template as it was written."""


class UnreadableKind(StrEnum):
    MISSING = "missing"
    EMPTY = "empty"
    NOT_A_WORKBOOK = "not_a_workbook"
    BROKEN = "broken"
    ENCRYPTED = "encrypted"
    NO_TABLES = "no_tables"
    UNKNOWN_FORMAT = "unknown_format"
    ENCODING = "encoding"
    FORBIDDEN = "forbidden"
    TOO_LARGE = "too_large"
    NOT_A_ROSTER = "not_a_roster"
    NOT_A_CASE = "not_a_case"
    STALE = "stale"


class Unreadable(DutycoverError):
    """The file or folder could not be read at all. The text is for the planner."""

    exit_code = Exit.UNREADABLE

    def __init__(self, kind: UnreadableKind, sentence: str) -> None:
        super().__init__(sentence)
        self.kind = kind
