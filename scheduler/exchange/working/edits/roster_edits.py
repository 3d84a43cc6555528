"""What a planner changed by hand in a 底稿: one edit for each open cell that was typed over."""

from datetime import date
from enum import StrEnum
from typing import NamedTuple

from models.base import Id
from models.words import say
from scheduler.demand.needs import Duty

BLANK = "edits.blank"


class Edit(NamedTuple):
    """One officer's date, as it was written and as it reads now; blanks inside a code do not count."""

    sheet: str
    cell: str
    officer: Id
    date: date
    before: str
    after: str

    def __str__(self) -> str:
        return say(
            "edits.edit",
            sheet=self.sheet,
            cell=self.cell,
            officer=self.officer,
            month=self.date.month,
            day=self.date.day,
            change=_change(self.before, self.after),
        )


class CrewEdit(NamedTuple):
    """The officers of one duty."""

    sheet: str
    cell: str
    duty: Duty
    before: str
    after: str

    def __str__(self) -> str:
        station, post, shift, day = self.duty
        place = "/".join(filter(None, (station, post, shift)))
        return say(
            "edits.edit",
            sheet=self.sheet,
            cell=self.cell,
            officer=place,
            month=day.month,
            day=day.day,
            change=_change(self.before, self.after),
        )


class LeaveField(StrEnum):
    OUTCOME = "outcome"
    DATES = "dates"


class LeaveEdit(NamedTuple):
    """The outcome of a request, or the dates granted."""

    sheet: str
    cell: str
    request: Id
    officer: Id
    field: LeaveField
    before: str
    after: str

    def __str__(self) -> str:
        change = _change(self.before, self.after)
        return say(
            "edits.leave_edit", sheet=self.sheet, cell=self.cell, officer=self.officer, request=self.request, change=change
        )


class ReturnedEdit(NamedTuple):
    """Another officer than suggested, by a dispatch order that came back; `after` is empty where nobody is sent."""

    sheet: str
    cell: str
    asked: str
    before: str
    after: str

    def __str__(self) -> str:
        after = self.after or say("dispatch.nobody_sent")
        return say("dispatch.edit", document=self.sheet, place=self.cell, asked=self.asked, before=self.before, after=after)


AnyEdit = Edit | CrewEdit | LeaveEdit | ReturnedEdit


def _change(before: str, after: str) -> str:
    return f"{before or say(BLANK)} → {after or say(BLANK)}"
