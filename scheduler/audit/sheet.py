"""One roster, indexed once: duties by officer and by crew, stints, leave, and who is at home work."""

from functools import cached_property
from typing import NamedTuple

from models.findings import Finding
from models.roster import Assignment, LeaveDecision, Roster, Source, Stint

from . import cover
from .facts import Facts
from .given.clock import Clock
from .given.leaves import Leave, excluded, leave
from .given.line import Base, Line
from .given.needs import Duty


class Work(NamedTuple):
    """An assignment in minutes; `decided` is false for base duties and those that a forced pin asks for."""

    begin: int
    end: int
    duty: Duty
    clock: Clock
    line: Line
    row: Assignment
    decided: bool

    @property
    def is_cover(self) -> bool:
        return self.row.source is Source.COVER


class Away(NamedTuple):
    """A stint in day numbers."""

    first: int
    last: int
    station: str
    line: Line
    row: Stint
    decided: bool

    @property
    def is_new(self) -> bool:
        return self.first >= 0


class Sheet:
    """Rows that name nobody, nowhere or no date of the horizon are in `strange` and nowhere else."""

    def __init__(self, facts: Facts, roster: Roster, forced_is_decided: bool = False) -> None:
        self.facts, self.roster = facts, roster
        self.given_by_force = frozenset() if forced_is_decided else facts.asked_by_force
        self.strange: list[Finding] = []
        self.works: dict[str, list[Work]] = {}
        self.crew: dict[Duty, list[Work]] = {}
        self.aways: dict[str, list[Away]] = {}
        self.leave: dict[str, list[Leave]] = {}
        self.decisions: dict[str, LeaveDecision] = {}
        self._absences: dict[str, dict[int, bool]] = {}
        self._take_assignments()
        self._take_stints()
        self._take_leave()
        self._take_beds()

    @cached_property
    def decided(self) -> list[Work]:
        return [work for works in self.works.values() for work in works if work.decided]

    @cached_property
    def counts(self) -> dict[Duty, "cover.Count"]:
        return cover.counts(self.facts, self)

    def leaves_of(self, line: Line) -> list[Leave]:
        """Given and decided."""
        decided = self.leave.get(line.id)
        return line.leave + decided if decided else line.leave

    def on_leave(self, line: Line, day: int) -> bool:
        return any(one.first <= day <= one.last for one in self.leaves_of(line))

    def away(self, officer: str, day: int) -> Away | None:
        for one in self.aways.get(officer, ()):
            if one.first <= day <= one.last:
                return one
        return None

    def absences(self, line: Line) -> dict[int, bool]:
        """Dates of home work on which the officer is not there: whether that was decided."""
        if line.id not in self._absences:
            reasons = ((base.day, self._absence(line, base)) for base in line.home)
            self._absences[line.id] = {day: decided for day, decided in reasons if decided is not None}
        return self._absences[line.id]

    def at_home(self, line: Line) -> list[Base]:
        absent = self.absences(line)
        return [base for base in line.home if base.day not in absent]

    def work_dates(self, line: Line) -> list[bool]:
        dates = [False] * self.facts.days
        for work in self.works.get(line.id, ()):
            dates[work.duty.day] = True
        for base in self.at_home(line):
            dates[base.day] = True
        for day in line.committed:
            dates[day] = dates[day] or not self.on_leave(line, day)
        return dates

    def _absence(self, line: Line, base: Base) -> bool | None:
        begin = base.clock.begin(base.day)
        if line.on_given_leave(base.day) or (line.before.end is not None and line.before.end + line.before.rest > begin):
            return False
        causes = [
            work.decided
            for work in self.works.get(line.id, ())
            if work.duty.day < base.day and work.end + work.clock.rest > begin
        ]
        away = self.away(line.id, base.day)
        causes += [away.decided] if away else []
        causes += [True] if any(one.covers(base.day) for one in self.leave.get(line.id, ())) else []
        return all(causes) if causes else None

    def _take_assignments(self) -> None:
        facts, seen = self.facts, set()
        for row in self.roster.assignments:
            line, clock, day = facts.lines.get(row.officer), facts.clocks.get(row.shift), facts.day_of.get(row.date)
            post_known = row.post in facts.posts or (row.post == "" and row.source is Source.BASE)
            if line is None or clock is None or day is None or not post_known or not facts.is_station(row.station):
                self.strange.append(_strange(row, f"勤务行有未知内容：{row.officer} {row.date} {_place(row)}"))
                continue
            duty = Duty(row.station, row.post, row.shift, day)
            key = (row.officer, *duty)
            if key in seen:
                self.strange.append(_strange(row, f"勤务行重复：{row.officer} {row.date} {_place(row)}"))
                continue
            seen.add(key)
            begin = clock.begin(day)
            decided = row.source is not Source.BASE and key not in self.given_by_force
            work = Work(begin, begin + clock.minutes, duty, clock, line, row, decided)
            self.works.setdefault(row.officer, []).append(work)
            self.crew.setdefault(duty, []).append(work)
        for works in self.works.values():
            works.sort(key=lambda work: (work.begin, work.end))

    def _take_stints(self) -> None:
        facts = self.facts
        for row in self.roster.stints:
            line = facts.lines.get(row.officer)
            first, last = facts.day(row.first), facts.day(row.last)
            if line is None or not facts.is_station(row.station) or last < first or last < 0 or last >= facts.days:
                sentence = f"帮扶时段有误：{row.officer} {row.station} {row.first} 至 {row.last}"
                self.strange.append(Finding(rule="form", sentence=sentence, officer=row.officer, station=row.station))
                continue
            covers = [w for w in self.works.get(row.officer, ()) if w.is_cover and first <= w.duty.day <= last]
            decided = not covers or any(work.decided for work in covers)
            self.aways.setdefault(row.officer, []).append(Away(first, last, row.station, line, row, decided))
        for aways in self.aways.values():
            aways.sort(key=lambda away: (away.first, away.last))

    def _take_leave(self) -> None:
        for row in self.roster.leave:
            request = self.facts.pending.get(row.request)
            if request is None or row.request in self.decisions:
                problem = "重复" if request else "不是待定申请"
                self.strange.append(Finding(rule="form", sentence=f"请假决定{problem}：{row.request}"))
                continue
            self.decisions[row.request] = row
            if row.first and row.last and row.first <= row.last:
                taken = leave(row.first, row.last, self.facts.start)
                self.leave.setdefault(request.officer, []).append(taken)

    def _take_beds(self) -> None:
        self.beds: list[tuple[str, int]] = []
        for row in self.roster.beds:
            key = (row.officer, self.facts.day(row.night))
            if row.officer not in self.facts.lines or row.night not in self.facts.day_of or key in self.beds:
                sentence = f"床位安排有误或重复：{row.officer} {row.night}"
                self.strange.append(Finding(rule="form", sentence=sentence, officer=row.officer, date=row.night))
                continue
            self.beds.append(key)

    def leave_excludes(self, line: Line, day: int, end: int) -> bool:
        return excluded(self.leaves_of(line), day, end, self.facts.eve_end)


def _place(row: Assignment) -> str:
    return f"{row.station}/{row.post}/{row.shift}"


def _strange(row: Assignment, sentence: str) -> Finding:
    return Finding(
        rule="form",
        sentence=sentence,
        officer=row.officer or None,
        station=row.station or None,
        post=row.post,
        shift=row.shift or None,
        date=row.date,
    )
