"""Officers away, added, trained or back from a secondment."""

from models.base import DateRange
from models.case import Case
from models.leave import Pin
from models.organisation import Qualification, Secondment
from models.scenario import Absent, AddOfficer, Recall, Train
from models.words import say
from scheduler.whatif.edits.parts import Impossible, Parts, outside, span


def absent(case: Case, edit: Absent) -> Parts:
    away = span(case, edit)
    gone = Secondment(officer=edit.officer, first=away.first, last=away.last)
    kept = _without(case, edit.officer, away)
    pins = tuple(pin for pin in case.pins if not _on(pin, edit.officer, away))
    return {"secondments": (*kept, gone), "pins": pins}


def recall(case: Case, edit: Recall) -> Parts:
    back = span(case, edit)
    if not any(row.officer == edit.officer for row in case.secondments):
        raise Impossible(say("whatif.no_secondment", officer=edit.officer))
    return {"secondments": _without(case, edit.officer, back)}


def add(case: Case, edit: AddOfficer) -> Parts:
    return {
        "officers": (*case.officers, edit.officer),
        "qualifications": (*case.qualifications, *edit.qualifications),
    }


def train(case: Case, edit: Train) -> Parts:
    """A skill that the officer holds already at this level on the dates is no change."""
    if edit.skill not in {post.skill for post in case.posts}:
        raise Impossible(say("whatif.no_post", skill=edit.skill))
    gained = Qualification(officer=edit.officer, skill=edit.skill, level=edit.level, first=edit.first, last=edit.last)
    needed = span(case, edit)
    for row in case.qualifications:
        same = (row.officer, row.skill, row.level) == (gained.officer, gained.skill, gained.level)
        if same and not _open(row, needed):
            return {"qualifications": case.qualifications}
    return {"qualifications": (*case.qualifications, gained)}


def _open(row: Qualification, needed: DateRange) -> bool:
    """Whether the qualification leaves some of the dates without it."""
    return bool(outside(needed.first, needed.last, DateRange(first=row.first or needed.first, last=row.last or needed.last)))


def _without(case: Case, officer: str, gap: DateRange) -> tuple[Secondment, ...]:
    """The secondments of all, those of one officer without the dates of `gap`."""
    kept: list[Secondment] = []
    for row in case.secondments:
        rests = outside(row.first, row.last, gap) if row.officer == officer else [{}]
        kept += [Secondment(**dict(row) | rest) for rest in rests]
    return tuple(kept)


def _on(pin: Pin, officer: str, away: DateRange) -> bool:
    return pin.officer == officer and pin.date is not None and pin.date <= away.last and away.first <= (pin.last or pin.date)
