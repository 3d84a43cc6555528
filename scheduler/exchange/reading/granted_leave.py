"""Leave that an earlier roster has granted: approved in this case, whatever its 请假 says of it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from models.base import dates
from models.case import Case
from models.leave import LeaveChoice, LeaveRequest, LeaveStatus, Pin, PinKind
from models.words import say
from scheduler.exchange.errors import CaseFault, CaseFaults
from scheduler.exchange.reading.cells.references import split
from scheduler.exchange.reading.draft import Draft
from scheduler.exchange.reading.leave_beyond import is_given
from scheduler.exchange.reading.rows import Row
from scheduler.exchange.sheets import BY_KEY
from scheduler.ledger.granted import GrantedLeave, Span

SEMICOLONS = re.compile(r"[;\N{FULLWIDTH SEMICOLON}]")
COLUMN = "leave"
"""Of sheet 期初; not a field of `Opening`."""


def shown(granted: Iterable[GrantedLeave]) -> str:
    """The cell of one officer: 年休假:2024-07-12/2024-07-18；…"""
    return say("join.semicolon").join(f"{leave.kind}:{leave.first}/{leave.last}" for leave in granted)


def take_granted(draft: Draft) -> list[GrantedLeave]:
    """What the rows of 期初 say, taken out of them."""
    granted: list[GrantedLeave] = []
    for row in draft.sheets.rows["opening"]:
        text = row.values.pop(COLUMN, None)
        for part in SEMICOLONS.split(str(text or "")):
            if part.strip():
                granted += _read(draft, row, part.strip())
    return granted


def _read(draft: Draft, row: Row, part: str) -> Iterator[GrantedLeave]:
    kind, when = split(part, draft.sheets.horizon)
    officer = row.get("officer")
    last = when and (when.last or when.first)
    if when is None or not kind or not last or last < when.first:
        draft.faults.append(row.fault(COLUMN, say("granted.unclear", part=part), say("granted.form")))
    elif officer and "officer" not in row.bad:
        yield GrantedLeave(officer, kind, when.first, last)


def with_granted(case: Case, granted: Iterable[GrantedLeave]) -> tuple[Case, list[str]]:
    """The case in which the leave is approved, and what it says otherwise. Raises `CaseFaults` where pins are against it.

    An open request of the officer for some of the same dates, or for the dates that were asked for then, is the same leave.
    """
    taking = _Taking(case)
    for leave in granted:
        if leave.last >= case.start:
            taking.take(leave)
    if taking.faults:
        raise CaseFaults(tuple(taking.faults))
    settled = Case(**dict(case) | {"leave": tuple(taking.requests), "pins": tuple(taking.pins)})
    return settled, taking.notes


class _Taking:
    def __init__(self, case: Case) -> None:
        self.case = case
        self.requests = list(case.leave)
        self.pins = list(case.pins)
        self.notes: list[str] = []
        self.faults: list[CaseFault] = []
        self._names = {officer.id: officer.name for officer in case.officers}

    def take(self, leave: GrantedLeave) -> None:
        if leave.officer not in self._names:
            self._note("granted.gone", leave, leave.officer)
            return
        own = [request for request in self.requests if request.officer == leave.officer]
        given = [request for request in own if is_given(self.case, request)]
        pending = [request for request in own if not is_given(self.case, request) and _is_same(request, leave)]
        spans = [span for span in _uncovered(leave, given) if span[1] >= self.case.start]
        place = self.requests.index(pending[0]) if pending else len(self.requests)
        self.requests = [request for request in self.requests if request not in pending]
        for number, span in enumerate(spans):
            self.requests.insert(place + number, self._approved(leave, span, pending[number : number + 1]))
        for request in pending:
            self._say_taken(leave, request)
            self._settle_pins(leave, request)
        if spans and not pending:
            self._note("granted.added" if spans == [(leave.first, leave.last)] else "granted.partly", leave)

    def _approved(self, leave: GrantedLeave, span: Span, pending: Sequence[LeaveRequest]) -> LeaveRequest:
        choice = LeaveChoice(first=span[0], last=span[1], earliest=span[0], latest=span[0])
        known = {"kind": leave.kind, "status": LeaveStatus.APPROVED, "choices": (choice,)}
        if pending:
            return pending[0].model_copy(update=known)
        return LeaveRequest(id=self._free(leave), officer=leave.officer, **known)

    def _free(self, leave: GrantedLeave) -> str:
        taken = {request.id for request in (*self.requests, *self.case.leave)}
        numbered = (f"{leave.officer}#{number}" for number in range(1, len(taken) + 2))
        return next(id for id in (leave.request, *numbered) if id and id not in taken)

    def _say_taken(self, leave: GrantedLeave, request: LeaveRequest) -> None:
        asked = request.choices[0]
        is_alike = (asked.first, asked.last) == (leave.first, leave.last)
        key = "granted.pending" if is_alike else "granted.differs"
        self._note(key, leave, request=request.id, asked_first=asked.first, asked_last=asked.last)

    def _settle_pins(self, leave: GrantedLeave, request: LeaveRequest) -> None:
        """A pin that grants it so has nothing left to say; any other is against it."""
        for pin in [pin for pin in self.pins if pin.request == request.id]:
            self.pins.remove(pin)
            if pin.kind is PinKind.REFUSE or pin.date not in (None, leave.first):
                self.faults.append(self._against(leave, request, pin))

    def _against(self, leave: GrantedLeave, request: LeaveRequest, pin: Pin) -> CaseFault:
        word = say("check.pins.refuse") if pin.kind is PinKind.REFUSE else say("check.pins.grant")
        wrong = say("granted.pinned", word=word, request=request.id, first=leave.first, last=leave.last)
        return CaseFault(BY_KEY["pins"].title, "", wrong, say("granted.unpin"))

    def _note(self, key: str, leave: GrantedLeave, name: str = "", **values: object) -> None:
        shown = name or self._names[leave.officer]
        self.notes.append(say(key, name=shown, kind=leave.kind, first=leave.first, last=leave.last, **values))


def _is_same(request: LeaveRequest, leave: GrantedLeave) -> bool:
    asked = request.choices[0]
    overlaps = asked.first <= leave.last and leave.first <= asked.last
    return overlaps or any((choice.first, choice.last) in leave.asked for choice in request.choices)


def _uncovered(leave: GrantedLeave, given: Iterable[LeaveRequest]) -> list[Span]:
    """The dates of the leave that no given request of the case has, in runs."""
    covered = {day for request in given for day in dates(request.choices[0].first, request.choices[0].last)}
    runs: list[Span] = []
    for day in dates(leave.first, leave.last):
        if day in covered:
            continue
        if runs and runs[-1][1] == day - timedelta(1):
            runs[-1] = (runs[-1][0], day)
        else:
            runs.append((day, day))
    return runs


def not_asked_again(case: Case, open_ones: Iterable[LeaveRequest]) -> list[str]:
    """Requests that the roster before did not decide on and that this case does not know."""
    known: dict[str, list[Span]] = {}
    for request in case.leave:
        known.setdefault(request.officer, []).append((request.choices[0].first, request.choices[0].last))
    names = {officer.id: officer.name for officer in case.officers}
    return [
        say("granted.open", name=names[request.officer], kind=request.kind, first=asked.first, last=asked.last)
        for request in open_ones
        for asked in request.choices[:1]
        if request.officer in names
        and asked.last >= case.start
        and not _meets(asked.first, asked.last, known.get(request.officer, []))
    ]


def _meets(first: date, last: date, spans: Iterable[Span]) -> bool:
    return any(first <= until and since <= last for since, until in spans)
