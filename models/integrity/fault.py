"""A fault between the parts of a case, and the parts themselves."""

from datetime import date
from typing import Any, NamedTuple, Protocol


class Fault(NamedTuple):
    """A wrong field: its sheet (name of the case's field), row index and field name, and the sentence for the planner.

    `row` is None for a field of the case itself. `unknown` is the id that nothing bears, where that is the fault; `within`
    says where in the row the field stands, such as choices[1].
    """

    sheet: str
    row: int | None
    field: str
    sentence: str
    unknown: str = ""
    within: str = ""

    @property
    def path(self) -> str:
        """As JSON has it."""
        if self.row is None:
            return self.field
        return ".".join(filter(None, (f"{self.sheet}[{self.row}]", self.within, self.field)))


class Parts(Protocol):
    """Whatever carries the fields of a case."""

    @property
    def start(self) -> date: ...

    @property
    def end(self) -> date: ...


def rows(parts: Parts, sheet: str) -> tuple[Any, ...]:
    """Of one sheet, empty where the parts lack it."""
    return tuple(getattr(parts, sheet, ()))
