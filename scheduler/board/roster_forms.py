"""What the forms of a roster's page say: which page it is, and an edit of a cell."""

from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, Field

from scheduler.jobs.board.asked_for import Of, Span

LONGEST_TEXT = 400
Name = Annotated[str, Field(max_length=255)]


class Act(StrEnum):
    PUT_ON = "put"
    TAKE_OFF = "off"
    TYPE = "type"


class Shown(BaseModel):
    """A page as it is looked at, and the state of the file that it shows."""

    file: Name
    state: Name
    of: Of
    unit: Name = ""
    span: Span = Span.HALF
    at: int = Field(0, ge=0, le=400)


class Asked(Shown):
    """An edit of a cell: `key` and `day` name it; of an officer's cell `duty` is what is given to somebody else."""

    act: Act
    key: Name
    day: date
    duty: Name = ""
    officer: Name = ""
    instead: Name = ""
    text: str = Field("", max_length=LONGEST_TEXT)


class Withdrawn(Shown):
    sheet: Name
    cell: Name
