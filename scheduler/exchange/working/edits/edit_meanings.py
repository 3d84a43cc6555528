"""What all edits of a 底稿 mean together, officer by officer and date by date, and where two of them contradict each other.

An officer's date may be edited in the officer's row, on the station's sheet and on 警员, and in the cells of the duties.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from models.base import Id
from models.words import say
from scheduler.demand.needs import Duty
from scheduler.exchange.errors import CaseFault, CaseFaults
from scheduler.exchange.working.edits.crew_names import CrewNames
from scheduler.exchange.working.edits.edit_codes import Codes, Meaning
from scheduler.exchange.working.edits.leave_edits import LeaveMeant, leave_meant
from scheduler.exchange.working.edits.roster_edits import AnyEdit, CrewEdit, Edit, LeaveEdit
from scheduler.exchange.working.edits.unclear_cell import UnclearCell
from scheduler.exchange.working.edits.unread import Unread
from scheduler.exchange.writing.paper.roster_tables import Tables


class Meant(NamedTuple):
    """An officer's date as it is wanted: its duties, none of them for a date off; `absence` is a kind of leave.

    `edits` say so, first the one that is quoted. A duty's post is empty where the shift of a rota has none. `added` are the
    duties that the edits decide, `removed` those that only a duty's cell takes away, which leaves the rest of the date open.
    """

    edits: tuple[AnyEdit, ...]
    officer: Id
    date: date
    duties: tuple[Duty, ...] = ()
    absence: str = ""
    added: tuple[Duty, ...] = ()
    removed: tuple[Duty, ...] = ()


class Meanings(NamedTuple):
    """`edits` are those that say something of their own: what is typed alike in two places counts once.

    `idle` are those of a duty's cell that leave its officers as they are.
    """

    edits: tuple[AnyEdit, ...]
    dates: tuple[Meant, ...]
    leave: tuple[LeaveMeant, ...]
    idle: tuple[Unread, ...]


@dataclass
class _Claims:
    """What is said of one officer's date: `rows` in the officer's rows, the others in the cells of duties."""

    rows: list[tuple[Edit, Meaning]] = field(default_factory=list)
    added: list[tuple[CrewEdit, Duty]] = field(default_factory=list)
    removed: list[tuple[CrewEdit, Duty]] = field(default_factory=list)


def meanings(tables: Tables, edits: Sequence[AnyEdit]) -> Meanings:
    """Raises `CaseFaults` with every cell that means nothing, not clearly, or something else than another cell."""
    return _Reading(tables, edits).meanings()


class _Reading:
    def __init__(self, tables: Tables, edits: Sequence[AnyEdit]) -> None:
        self.tables, self.edits = tables, edits
        self.faults: list[CaseFault] = []
        self.claims: dict[tuple[Id, date], _Claims] = defaultdict(_Claims)

    def meanings(self) -> Meanings:
        self._read_dates()
        crews = self._read_crews()
        leave = self._read_leave()
        self._refuse_contradictions(leave)
        if self.faults:
            raise CaseFaults(tuple(self.faults))
        own = [edit for edit in self.edits if self._says_more(edit, crews)]
        idle = tuple(_unread(edit) for edit in self.edits if isinstance(edit, CrewEdit) and edit not in crews)
        return Meanings(tuple(own), tuple(self._meant(*key, claims) for key, claims in self.claims.items()), leave, idle)

    def _read_dates(self) -> None:
        codes = Codes(self.tables)
        for edit in self.edits:
            if isinstance(edit, Edit):
                try:
                    self.claims[edit.officer, edit.date].rows.append((edit, codes.meaning(edit)))
                except UnclearCell as unclear:
                    self._fault(edit, unclear.wrong, unclear.expected)

    def _read_crews(self) -> set[CrewEdit]:
        """Those that change who is on the duty."""
        edits = [edit for edit in self.edits if isinstance(edit, CrewEdit)]
        names = CrewNames(self.tables) if edits else None
        changing = set()
        for edit in edits:
            before = [work.officer for work in self.tables.crews.get(edit.duty, ())]
            try:
                after = names.officers(edit.after, edit.duty.station, before) if names else ()
            except UnclearCell as unclear:
                self._fault(edit, unclear.wrong, unclear.expected)
                continue
            for officer in after:
                if officer not in before:
                    self.claims[officer, edit.duty.date].added.append((edit, edit.duty))
                    changing.add(edit)
            for officer in before:
                if officer not in after:
                    self.claims[officer, edit.duty.date].removed.append((edit, edit.duty))
                    changing.add(edit)
        return changing

    def _read_leave(self) -> tuple[LeaveMeant, ...]:
        by_request: dict[Id, list[LeaveEdit]] = defaultdict(list)
        for edit in self.edits:
            if isinstance(edit, LeaveEdit):
                by_request[edit.request].append(edit)
        meant = []
        for edits in by_request.values():
            try:
                meant.append(leave_meant(self.tables, edits))
            except UnclearCell as unclear:
                self._fault(edits[0], unclear.wrong, unclear.expected)
        return tuple(meant)

    def _refuse_contradictions(self, leave: tuple[LeaveMeant, ...]) -> None:
        for claims in self.claims.values():
            if claims.rows:
                (first, meaning), *others = claims.rows
                for edit, other in others:
                    if other != meaning:
                        self._differ(edit, first)
                for crew, duty in claims.added:
                    if not is_alike(duty, meaning.duty):
                        self._differ(crew, first)
                for crew, duty in claims.removed:
                    if is_alike(duty, meaning.duty):
                        self._differ(crew, first)
        for answer in leave:
            for (officer, day), claims in self.claims.items():
                if officer == answer.request.officer and answer.first and answer.last and answer.first <= day <= answer.last:
                    working: list[AnyEdit] = [edit for edit, meaning in claims.rows if meaning.duty]
                    working += [crew for crew, _ in claims.added]
                    for other_edit in working:
                        self._differ(other_edit, answer.edits[0])

    def _says_more(self, edit: AnyEdit, crews: set[CrewEdit]) -> bool:
        """Whether an edit is no mere repetition of another one's content."""
        if isinstance(edit, Edit):
            return self.claims[edit.officer, edit.date].rows[0][0] == edit
        if isinstance(edit, CrewEdit):
            return edit in crews and any(
                not claims.rows for claims in self.claims.values() for crew, _ in (*claims.added, *claims.removed) if crew == edit
            )
        return True

    def _meant(self, officer: Id, day: date, claims: _Claims) -> Meant:
        crews = tuple(dict.fromkeys(edit for edit, _ in (*claims.added, *claims.removed)))
        if claims.rows:
            edit, meaning = claims.rows[0]
            only = (meaning.duty,) if meaning.duty else ()
            return Meant((edit, *crews), officer, day, only, meaning.absence, only)
        added, removed = (tuple(duty for _, duty in told) for told in (claims.added, claims.removed))
        works = (Duty(work.station, work.post, work.shift, work.date) for work in self.tables.works.get((officer, day), ()))
        duties = (*(duty for duty in works if duty not in removed), *added)
        return Meant(crews, officer, day, duties, "", added, removed)

    def _differ(self, edit: AnyEdit, other: AnyEdit) -> None:
        elsewhere = say("edits.elsewhere", sheet=other.sheet, cell=other.cell, after=_quoted(other))
        self._fault(edit, say("edits.differs", after=_quoted(edit), other=elsewhere), say("edits.same"))

    def _fault(self, edit: AnyEdit, wrong: str, expected: str) -> None:
        self.faults.append(CaseFault(edit.sheet, edit.cell, wrong, expected))


def _unread(edit: CrewEdit) -> Unread:
    change = say("edits.unread.cell", was=edit.before or say("edits.blank"), now=_quoted(edit))
    return Unread(edit.sheet, edit.cell, change, say("edits.hint.gap"))


def _quoted(edit: AnyEdit) -> str:
    return edit.after or say("edits.blank")


def is_alike(duty: Duty, other: Duty | None) -> bool:
    """The same duty, whose post may be left to the rota in one of them."""
    if other is None:
        return False
    return duty._replace(post="") == other._replace(post="") and (duty.post == other.post or "" in (duty.post, other.post))
