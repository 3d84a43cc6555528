"""A 底稿 edited by hand: audited with its edits, each finding at its cell, and taken up again with each edit kept."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from models.base import Id
from models.case import Case
from models.findings import Finding
from models.publishing.roster_hash import forebears
from models.roster import LeaveDecision, Outcome, Roster, RosterFile
from models.words import listed, say
from scheduler.audit import Facts
from scheduler.exchange.errors import Unreadable, UnreadableKind
from scheduler.exchange.reading.assembled import ReadResult
from scheduler.exchange.reading.documents.returned_orders import returned_orders
from scheduler.exchange.reading.reader import read_case
from scheduler.exchange.reading.roster_file import read_roster
from scheduler.exchange.working.edits.edit_meanings import Meanings, Meant, meanings
from scheduler.exchange.working.edits.edited_case import kept_case, without_replaced
from scheduler.exchange.working.edits.leave_edits import LeaveMeant
from scheduler.exchange.working.edits.near_case import afresh_case, near_case
from scheduler.exchange.working.edits.roster_changes import Changes, read_changes
from scheduler.exchange.working.edits.roster_edits import AnyEdit
from scheduler.exchange.working.edits.unread import Unread
from scheduler.exchange.writing.paper.roster_tables import Tables
from scheduler.explain.asked.edited import Wanted, edited
from scheduler.explain.asked.view import View
from scheduler.jobs.published import refuse_edits
from scheduler.publishing.dispatching import dispatch_rows, mark_of
from scheduler.publishing.returned import Returned, returned
from scheduler.publishing.unheld import unheld


class Audited(NamedTuple):
    """`roster` is the one of the sheets as they read now, `case` with their absences and without the pins that they replace.

    `broken` is what each edit breaks, or all of them where edit is None; `edits` are those that say something of their own.
    Where there are edits, `all_broken` is what the roster breaks, known to the edits or not, and `facts` are of the case.
    """

    case: Case
    roster: Roster
    edits: tuple[AnyEdit, ...]
    broken: tuple[tuple[AnyEdit | None, Finding], ...]
    idle: tuple[Unread, ...] = ()
    all_broken: frozenset[Finding] = frozenset()
    facts: Facts | None = None


class Taken(NamedTuple):
    """A case to solve, the edits that it keeps, whatever of a 底稿 was changed but is not read, and what it was made from."""

    read: ReadResult
    edits: tuple[AnyEdit, ...] = ()
    changes: Changes = Changes()
    made_from: tuple[str, ...] = ()


def with_edits(file: RosterFile, edits: Sequence[AnyEdit], known: View | None = None) -> Audited:
    """`known` is the view of the file, where there is one. Raises `CaseFaults` with every edit that cannot be understood."""
    tables = Tables(file)
    return _with_meant(file, tables, meanings(tables, edits), known)


def _with_meant(file: RosterFile, tables: Tables, meant: Meanings, known: View | None = None) -> Audited:
    case = without_replaced(file.case, meant)
    view = known if known and case is known.case else _near_view(file.model_copy(update={"case": case}), meant, known)
    wanted: dict[Id, dict[date, Wanted]] = defaultdict(dict)
    for cell in meant.dates:
        is_cleared = bool(cell.absence) or (not cell.duties and (cell.officer, cell.date) not in tables.works)
        wanted[cell.officer][cell.date] = Wanted(tuple(view.duty(*duty) for duty in cell.duties), is_cleared)
    roster, new, broken = edited(view, wanted, [_decision(leave) for leave in meant.leave])
    causes = tuple((_cause(tables, meant, finding), finding) for finding in new)
    return Audited(case, roster, meant.edits, causes, meant.idle, broken, view.facts)


def _near_view(file: RosterFile, meant: Meanings, known: View | None) -> View:
    """Who is eligible for what is asked again of the edited officers alone."""
    view = View(file)
    if known:
        officers = {cell.officer for cell in meant.dates} | {leave.request.officer for leave in meant.leave}
        view.facts.candidates.take_dates(known.facts.candidates, officers)
    return view


def read_case_or_edited(path: Path, afresh: bool = False, goes_on: bool = False) -> Taken:
    """A case, or that of a 底稿 edited by hand with the edits that it asks for, near to what it holds unless `afresh`.

    With `goes_on` a 底稿 as it was solved is taken as well: its case, to begin with its roster.
    Raises `Unreadable` for another roster without edits, `CaseFaults` with every edit that cannot be understood.
    """
    try:
        read = read_case(path)
        return Taken(read._replace(case=afresh_case(read.case)) if afresh else read)
    except Unreadable as refused:
        if refused.kind is not UnreadableKind.NOT_A_CASE:
            raise
    file = unheld(read_roster(path))
    changes = read_changes(path, file)
    tables = Tables(file)
    meant = meanings(tables, changes.edits)
    changes = changes.with_unread(meant.idle)
    if goes_on and not meant.edits and not changes.unread and file.case.replan is None:
        return Taken(ReadResult(file.case, start=file.roster), (), changes, forebears(file))
    if not meant.edits:
        places = listed(change.place for change in changes.unread)
        unread = say("edits.only_unread", places=places) if places else ""
        raise Unreadable(UnreadableKind.NOT_A_CASE, say("edits.none", path=path) + unread)
    return _taken(file, tables, meant, changes, afresh)


def taken_back(path: Path, folder: Path, afresh: bool = False) -> tuple[Taken, Returned]:
    """A roster with its dispatch orders that came back in a folder. Raises `Unreadable`, `EditedByHand` and `CaseFaults`."""
    sent = read_roster(path)
    refuse_edits(path, sent)
    file = unheld(sent)
    tables = Tables(file)
    answered = returned(tables, dispatch_rows(tables), returned_orders(folder, mark_of(sent)))
    return _taken(file, tables, answered.meant, Changes(), afresh), answered


def _taken(file: RosterFile, tables: Tables, meant: Meanings, changes: Changes, afresh: bool) -> Taken:
    """The case that keeps the edits, near to the roster unless `afresh`."""
    case, start = kept_case(file, meant), file.roster
    if afresh:
        case = afresh_case(case)
    else:
        audited = _with_meant(file, tables, meant)
        broken, start = [finding for _, finding in audited.broken], audited.roster
        case = near_case(case, start, broken, file.rows_lacking)
    return Taken(ReadResult(case, start=start), meant.edits, changes, forebears(file))


def kept(file: RosterFile, edits: Sequence[AnyEdit]) -> Case:
    """The case in which every edit is a pin, an absence approved leave, and a base shift other than the rota's one of 现排班."""
    return kept_case(file, meanings(Tables(file), edits))


def _decision(meant: LeaveMeant) -> LeaveDecision:
    if meant.first is None:
        return LeaveDecision(request=meant.id, outcome=Outcome.REFUSED)
    is_asked = meant.choice == 0 and meant.first == meant.request.choices[0].first
    outcome = Outcome.GRANTED if is_asked else Outcome.MOVED
    return LeaveDecision(request=meant.id, outcome=outcome, choice=meant.choice, first=meant.first, last=meant.last)


def _cause(tables: Tables, meant: Meanings, finding: Finding) -> AnyEdit | None:
    """The edit that a finding is about: the officer's nearest, else the nearest of the unit's members."""

    def distance(cell: Meant) -> int:
        return abs((cell.date - finding.date).days) if finding.date else 0

    own = [cell for cell in meant.dates if cell.officer == finding.officer]
    touched = [leave for leave in meant.leave if _touches(leave, finding.date)]
    asked = [leave.edits[0] for leave in touched if leave.request.officer == finding.officer]
    if asked and not any(distance(cell) == 0 for cell in own):
        return asked[0]
    near = [cell for cell in meant.dates if finding.date in (None, cell.date) and finding.station in _stations(tables, cell)]
    cause = min(own or near, key=distance, default=None)
    if cause is None:
        units = {leave.edits[0]: tables.officers[leave.request.officer].unit for leave in touched}
        return next((edit for edit, unit in units.items() if unit == finding.station), None)
    return cause.edits[0]


def _touches(meant: LeaveMeant, day: date | None) -> bool:
    """Whether a finding of that date may come from the decision: also the eve, and the day after."""
    if day is None or meant.first is None or meant.last is None:
        return True
    return meant.first - timedelta(1) <= day <= meant.last + timedelta(1)


def _stations(tables: Tables, meant: Meant) -> Iterator[str | None]:
    """Every unit whose strength an edit may change."""
    yield tables.unit_of(meant.officer, meant.date)
    yield from (duty.station for duty in meant.duties)
    yield from (work.station for work in tables.works.get((meant.officer, meant.date), ()))
