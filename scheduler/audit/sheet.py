"""One roster, indexed once: duties by officer and by crew, stints, leave, and who is at home work."""

from collections.abc import Collection, Iterable, Iterator
from functools import cached_property
from typing import TypeVar

from models.findings import Finding
from models.roster import LeaveDecision, Outcome, Roster

from . import rows
from .counts import Count, counts
from .facts import Facts
from .given.leaves import Leave, excluded, leave
from .given.line import Base, Line
from .given.needs import Duty
from .rows import Away, Placed, Work
from .yielding import yielding

__all__ = ["Away", "Placed", "Sheet", "Work"]

Row = TypeVar("Row")


class Sheet:
    """Rows that name nobody, nowhere or no date of the horizon are in `strange` and nowhere else."""

    def __init__(self, facts: Facts, roster: Roster, forced_is_decided: bool = False) -> None:
        self.facts, self.roster = facts, roster
        self.strange: list[Finding] = []
        self.works: dict[str, list[Work]] = {}
        self.crew: dict[Duty, list[Work]] = {}
        self.borne: dict[str, list[Work]] = {}  # all but base duties, by who bears their burden
        self.aways: dict[str, list[Away]] = {}
        self.leave: dict[str, list[Leave]] = {}
        self.decisions: dict[str, LeaveDecision] = {}
        self.beds: list[tuple[str, int]] = []
        self.visits: dict[str, list[Placed]] = {}
        self.stays: list[Work] = []
        self._absences: dict[str, dict[int, bool]] = {}
        self._yielded: dict[str, dict[int, bool]] = {}
        self.kept_leave: dict[str, list[Leave]] = {}
        """Leave that force grants, which is among `leave`."""
        self.placed_leave: dict[str, list[Leave]] = {}
        """Of `leave`, what takes a place among those on leave at once."""
        self._take_works(frozenset() if forced_is_decided else facts.asked_by_force)
        self._take_aways()
        self._take_leave(frozenset() if forced_is_decided else facts.granted_by_force)
        self._take_requests()

    @cached_property
    def chosen(self) -> list[Work]:
        return [work for works in self.works.values() for work in works if work.chosen]

    @cached_property
    def counts(self) -> dict[Duty, Count]:
        return counts(self.facts, self.crew)

    def leaves_of(self, line: Line) -> list[Leave]:
        """Given and decided."""
        decided = self.leave.get(line.id)
        return line.leave + decided if decided else line.leave

    def on_leave(self, line: Line, day: int) -> bool:
        return any(leave.first <= day <= leave.last for leave in self.leaves_of(line))

    def away(self, officer: str, day: int) -> Away | None:
        return next(iter(self.aways_on(officer, day)), None)

    def aways_on(self, officer: str, day: int) -> list[Away]:
        """The stint that spans the day; several where forced covers at several stations ask for it."""
        return [away for away in self.aways.get(officer, ()) if away.first <= day <= away.last]

    @cached_property
    def held(self) -> frozenset[str]:
        """Officers of whom force keeps some duty: hard lower limits are not asked of them."""
        return frozenset(officer for officer, works in self.works.items() if any(work.forced for work in works))

    def absences(self, line: Line) -> dict[int, bool]:
        """Dates of home work on which the officer is not there: whether that was decided."""
        if line.id not in self._absences:
            reasons = ((base.day, self._absence(line, base)) for base in line.home)
            self._absences[line.id] = {day: decided for day, decided in reasons if decided is not None}
        return self._absences[line.id]

    def yielded(self, line: Line) -> dict[int, bool]:
        """Dates of base duties that give way to the rest after a cover, and to nothing else: whether that was decided."""
        if line.id not in self._yielded:
            lasting = yielding(self.facts, line, self.works.get(line.id, ()))
            bases = (base for base in line.duties if base.day in lasting and not self.is_elsewhere(line, base))
            self._yielded[line.id] = {base.day: lasting[base.day] for base in bases}
        return self._yielded[line.id]

    def forget(self, officers: Collection[str]) -> None:
        """What was kept of them, whose rows have become other ones."""
        self._absences = {officer: days for officer, days in self._absences.items() if officer not in officers}
        self._yielded = {officer: days for officer, days in self._yielded.items() if officer not in officers}

    def is_committed(self, line: Line, begin: int, end: int) -> bool:
        """By a commitment, or a visit as it is placed."""
        return line.is_committed(begin, end) or any(visit.overlaps(begin, end) for visit in self.visits.get(line.id, ()))

    def is_elsewhere(self, line: Line, base: Base) -> bool:
        """Whether leave, a commitment or a stint takes the base duty away."""
        end = base.clock.end(base.day)
        blocked = line.is_committed(base.clock.begin(base.day), end) or self.leave_excludes(line, base.day, end)
        return blocked or self.away(line.id, base.day) is not None

    def at_home(self, line: Line) -> list[Base]:
        return [base for base in line.home if base.day not in self.absences(line)]

    def work_dates(self, line: Line) -> list[bool]:
        dates = [False] * self.facts.days
        for work in self.works.get(line.id, ()):
            dates[work.duty.day] = True
        for base in self.at_home(line):
            dates[base.day] = True
        for day in line.committed:
            dates[day] = dates[day] or not self.on_leave(line, day)
        for day in (day for visit in self.visits.get(line.id, ()) for day in visit.days):
            dates[day] = True
        return dates

    def _absence(self, line: Line, base: Base) -> bool | None:
        begin = base.clock.begin(base.day)
        if line.on_given_leave(base.day) or (line.before.end is not None and line.before.end + line.before.rest > begin):
            return False
        causes = [work.decided for work in self.works.get(line.id, ()) if work.takes_home_work(base.day, begin)]
        causes += [away.decided for away in self.aways_on(line.id, base.day)]
        kept = self.kept_leave.get(line.id, ())
        causes += [leave not in kept for leave in self.leave.get(line.id, ()) if leave.covers(base.day)]
        return all(causes) if causes else None

    def leave_excludes(self, line: Line, day: int, end: int) -> bool:
        return excluded(self.leaves_of(line), day, end, self.facts.eve_end)

    def _take_works(self, forced: frozenset[tuple[object, ...]]) -> None:
        for work in self._sound(rows.works(self.facts, self.roster, forced)):
            self.works.setdefault(work.line.id, []).append(work)
            (self.stays if work.is_stay else self.crew.setdefault(work.duty, [])).append(work)
            if work.bearer:
                self.borne.setdefault(work.bearer, []).append(work)
        for works in self.works.values():
            works.sort(key=lambda work: (work.begin, work.end, work.clock.is_standby))

    def _take_aways(self) -> None:
        for away in self._sound(rows.aways(self.facts, self.roster.stints, self.works)):
            self.aways.setdefault(away.line.id, []).append(away)
        for aways in self.aways.values():
            aways.sort(key=lambda away: (away.first, away.last))

    def _take_leave(self, forced: frozenset[str | None]) -> None:
        for row in self._sound(rows.decisions(self.facts, self.roster.leave)):
            self.decisions[row.request] = row
            if row.outcome is not Outcome.REFUSED and row.first and row.last and row.first <= row.last:
                request = self.facts.pending[row.request]
                officer, taken = request.officer, leave(row.first, row.last, self.facts.start)
                self.leave.setdefault(officer, []).append(taken)
                if request.kind not in self.facts.exempt_kinds:
                    self.placed_leave.setdefault(officer, []).append(taken)
                if row.request in forced:
                    self.kept_leave.setdefault(officer, []).append(taken)

    def _take_requests(self) -> None:
        self.beds += self._sound(rows.beds(self.facts, self.roster.beds))
        for visit in self._sound(rows.visits(self.facts, self.roster.visits)):
            self.visits.setdefault(visit.asked.row.officer, []).append(visit)

    def _sound(self, known: Iterable[Row | Finding]) -> Iterator[Row]:
        for row in known:
            if isinstance(row, Finding):
                self.strange.append(row)
            else:
                yield row
