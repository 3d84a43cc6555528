"""References typed on the command line, looked up in a case: officers, duties, dates and leave requests."""

from datetime import date
from typing import NamedTuple

from models.alike import KnownTexts, id_key, name_key
from models.case import Case
from models.errors import DutycoverError, Exit
from models.leave import LeaveRequest
from models.organisation import UnitKind
from models.words import listed, say
from scheduler.exchange.reading.builtin import short, tidy
from scheduler.exchange.reading.cells import typed
from scheduler.exchange.reading.cells.cells import BadCell
from scheduler.exchange.reading.cells.days import Range
from scheduler.exchange.reading.cells.references import split
from scheduler.exchange.reading.cells.spans import one_date

MOST_HITS_NAMED = 8
"""So many possibilities are named where a reference is unknown or means several."""


class Unclear(DutycoverError):
    """A reference that names nothing of the case, or several things. The text is for the planner."""

    exit_code = Exit.FAULTS


class DutyOn(NamedTuple):
    station: str
    post: str
    shift: str
    date: date


class ReferenceReader:
    def __init__(self, case: Case) -> None:
        self.case = case
        self._horizon = Range(case.start, case.end)

    def officer(self, text: str) -> str:
        """An id, a unique name, or 单位/姓名, as `OfficerNames` compares them. Raises `Unclear`."""
        return self._officer(text, "asked.no_officer")

    def _officer(self, text: str, unknown: str) -> str:
        unit, slash, name = typed.slashed(text).strip().rpartition("/")
        officers = self.case.officers
        ids = [officer.id for officer in officers if officer.id == text.strip()]
        namesakes = [officer for officer in officers if name_key(officer.name) == name_key(name)]
        ids = ids or [officer.id for officer in namesakes if not slash or officer.unit == self.unit(unit)]
        ids = ids or [officer.id for officer in officers if id_key(officer.id) == id_key(text)]
        if not ids:
            known = KnownTexts({name: (officer.id,) for officer in officers for name in (officer.id, officer.name)})
            raise Unclear(say(unknown, text=text, hint=known.hint(text.strip())))
        if len(ids) > 1:
            raise Unclear(say("asked.namesakes", text=text, count=len(ids), officers=listed(ids[:MOST_HITS_NAMED])))
        return ids[0]

    def officer_on(self, text: str) -> tuple[str, date]:
        """龙桥07:2024-07-23. Raises `Unclear`."""
        head, when = self._dated(text, say("asked.officer_on"))
        return self.officer(head), when

    def officer_within(self, text: str) -> tuple[str, date, date | None]:
        """龙桥07:2024-07-25/2024-07-28; None where the end is open: 龙桥07:2024-07-25/. Raises `Unclear`."""
        head, when = split(text, self._horizon)
        if when is None or when.first is None:
            raise Unclear(say("asked.wrong_form", text=text, form=say("asked.officer_within")))
        if when.last is not None and when.last < when.first:
            raise Unclear(say("integrity.dates_reversed", last=when.last, first=when.first))
        return self.officer(head), when.first, when.last

    def duty_on(self, text: str) -> DutyOn:
        """东海/接处警/夜:2024-07-23. Raises `Unclear`."""
        form = say("asked.duty_on")
        head, when = self._dated(text, form)
        parts = [part.strip() for part in head.split("/")]
        if len(parts) != 3:
            raise Unclear(say("asked.wrong_form", text=text, form=form))
        station, post, shift = parts
        return DutyOn(
            self.unit(station),
            _known(post, [post.id for post in self.case.posts], say("noun.post")),
            _known(shift, [shift.id for shift in self.case.shifts], say("noun.shift")),
            when,
        )

    def request(self, text: str) -> str:
        """The id of a request, or of whom it is; with a date it asks for where the officer has several. Raises `Unclear`."""
        if any(request.id == text.strip() for request in self.case.leave):
            return text.strip()
        head, when = split(text, self._horizon)
        officer = self._officer(head, "asked.nobodys_request")
        own = [request for request in self.case.leave if request.officer == officer]
        ids = [request.id for request in own if when is None or any(c.first <= when.first <= c.last for c in request.choices)]
        if len(ids) == 1:
            return ids[0]
        known = listed(map(_described, own)) or say("asked.no_request")
        raise Unclear(say("asked.which_request", text=text, requests=known))

    def unit(self, text: str) -> str:
        """龙桥, 龙桥所 and 龙桥派出所 are the same. Raises `Unclear`."""
        units = self.case.units
        ids = [unit.id for unit in units if unit.id == text.strip()]
        wanted = id_key(short(tidy(text)))
        ids = ids or [unit.id for unit in units if unit.kind is UnitKind.STATION and id_key(short(unit.id)) == wanted]
        ids = ids or [unit.id for unit in units if id_key(unit.id) == id_key(text)]
        return ids[0] if ids else _known(text, [unit.id for unit in units], say("noun.unit"))

    def _dated(self, text: str, form: str) -> tuple[str, date]:
        head, when = split(text, self._horizon)
        if when is None or when.last not in (None, when.first):
            raise Unclear(say("asked.wrong_form", text=text, form=form))
        if not self.case.start <= when.first <= self.case.end:
            raise Unclear(say("asked.outside", text=text, start=self.case.start, end=self.case.end))
        return head, when.first


def day_asked(text: str, horizon: Range) -> date:
    """A date, in the horizon or not. Raises `Unclear`."""
    try:
        return one_date(text, horizon)
    except BadCell as bad:
        raise Unclear(bad.wrong + say("faults.expected", expected=bad.expected)) from bad


def phase_asked(text: str, known: list[str]) -> str:
    """One of those known, as ids are compared. Raises `Unclear`."""
    return next((phase for phase in known if id_key(phase) == id_key(text)), "") or _known(text, known, say("noun.phase"))


def _described(request: LeaveRequest) -> str:
    asked = request.choices[0]
    return say("asked.request", request=request.id, first=asked.first, last=asked.last)


def _known(text: str, known: list[str], what: str) -> str:
    if text.strip() in known:
        return text.strip()
    raise Unclear(
        say(
            "asked.no_such",
            text=text,
            kind=what,
            names=listed(known[:MOST_HITS_NAMED]),
            others=say("asked.others") if len(known) > MOST_HITS_NAMED else "",
        )
    )
