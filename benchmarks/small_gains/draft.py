"""A roster to be changed by hand's means: who is on which decided duty and away where, from which all else follows."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from models.roster import Assignment, BedGrant, Roster, Source, Stint
from scheduler.audit import Facts
from scheduler.audit.given.line import Base, Line
from scheduler.audit.given.needs import Duty
from scheduler.audit.rules import rota
from scheduler.audit.rules.admitted_rung import rung
from scheduler.audit.rules.lodging import has_overnight
from scheduler.audit.sheet import Sheet

Covers = frozenset[tuple[str, Duty]]
Days = Mapping[tuple[str, str], frozenset[int]]


@dataclass(frozen=True)
class Draft:
    """`decided` are duties by officer, `away` the days of stints by officer and station."""

    facts: Facts
    before: Roster
    decided: Covers
    away: Days

    @classmethod
    def of(cls, facts: Facts, roster: Roster) -> "Draft":
        sheet = Sheet(facts, roster)
        away: dict[tuple[str, str], set[int]] = defaultdict(set)
        for stints in sheet.aways.values():
            for stint in stints:
                away[stint.line.id, stint.station] |= set(range(max(0, stint.first), stint.last + 1))
        decided = frozenset((work.line.id, work.duty) for work in sheet.chosen)
        return cls(facts, roster, decided, {place: frozenset(days) for place, days in away.items()})

    def changed(self, gone: Iterable[tuple[str, Duty]], new: Iterable[tuple[str, Duty]]) -> "Draft":
        """With duties given up and taken on; nobody stays away for a duty given up, and whoever covers is away."""
        gone, new = set(gone), set(new)
        decided = (self.decided - gone) | new
        away = {place: set(days) for place, days in self.away.items()}
        for officer, duty in gone:
            if not any((officer, duty.station, duty.day) == (other, kept.station, kept.day) for other, kept in decided):
                away.get((officer, duty.station), set()).discard(duty.day)
        for officer, duty in new:
            if self.facts.lines[officer].units[duty.day] != duty.station:
                away.setdefault((officer, duty.station), set()).add(duty.day)
        return replace(self, decided=frozenset(decided), away={place: frozenset(days) for place, days in away.items()})

    def spanning(self, officer: str, station: str, days: Iterable[int]) -> "Draft":
        """Away on these days, too."""
        here = self.away.get((officer, station), frozenset()) | frozenset(days)
        return replace(self, away={**self.away, (officer, station): here})

    def roster(self) -> Roster:
        """With base duties and beds as they follow from what is decided."""
        rows = self.before.assignments
        given: set[tuple[object, ...]] = {(row.officer, row.date, row.station, row.post, row.shift) for row in rows}
        kept = [row for row in self.before.assignments if row.source is not Source.BASE and not self._is_decided(row)]
        decided = [self._assignment(officer, duty) for officer, duty in self.decided]
        roster = self.before.model_copy(update={"assignments": (*kept, *decided), "stints": tuple(self._stints()), "beds": ()})
        sheet = Sheet(self.facts, roster)
        base = [row for line in self.facts.lines.values() for row in self._base_duties(sheet, line, given)]
        if "rota" not in self.facts.rules:
            base = [row for row in self.before.assignments if row.source is Source.BASE]
        roster = roster.model_copy(update={"assignments": (*roster.assignments, *base)})
        return roster.model_copy(update={"beds": tuple(self._beds(Sheet(self.facts, roster)))})

    def _is_decided(self, row: Assignment) -> bool:
        duty = Duty(row.station, row.post, row.shift, self.facts.day(row.date))
        return (row.officer, *duty) not in self.facts.asked_by_force

    def _assignment(self, officer: str, duty: Duty) -> Assignment:
        line = self.facts.lines[officer]
        known = rung(self.facts, line, duty)
        source = Source.FREE if line.is_free(duty.day) else Source.EXTRA
        if line.units[duty.day] != duty.station:
            source = Source.COVER
        number = 0 if known is None else known.number
        if source is Source.COVER and "admitted_rung" not in self.facts.rules:
            number = 0
        date = self.facts.date_of(duty.day)
        return Assignment(
            officer=officer, station=duty.station, post=duty.post, shift=duty.shift, date=date, source=source, rung=number
        )

    def _stints(self) -> Iterator[Stint]:
        """Runs of days away, from the first cover to the last; one that was open before goes on with its own first date."""
        covers = defaultdict(set)
        for row in self.before.assignments:
            if row.source is Source.COVER and not self._is_decided(row):
                covers[row.officer, row.station].add(self.facts.day(row.date))
        for officer, duty in self.decided:
            covers[officer, duty.station].add(duty.day)
        open_since = {(row.officer, row.station): row.first for row in self.before.stints if row.first < self.facts.case.start}
        for (officer, station), days in self.away.items():
            for run in _runs(sorted(days)):
                worked = [day for day in run if day in covers[officer, station]]
                if not worked:
                    continue
                is_open = run[0] == 0 and (officer, station) in open_since
                first = open_since[officer, station] if is_open else self.facts.date_of(worked[0])
                yield Stint(officer=officer, station=station, first=first, last=self.facts.date_of(worked[-1]))

    def _base_duties(self, sheet: Sheet, line: Line, given: set[tuple[object, ...]]) -> Iterator[Assignment]:
        for base in line.duties:
            if self._is_taken_away(sheet, line, base) or any(
                work.duty.day == base.day and work.forced and work.row.source is Source.BASE
                for work in sheet.works.get(line.id, ())
            ):
                continue
            date, station = self.facts.date_of(base.day), line.units[base.day] or ""
            posts = sorted(rota.posts(self.facts, line, base), key=lambda post: (post != line.officer.home_post, post))
            kept = [post for post in posts if (line.id, date, station, post, base.clock.id) in given]
            post = (kept or posts)[0]
            yield Assignment(
                officer=line.id, station=station, post=post, shift=base.clock.id, date=date, source=Source.BASE, rung=0
            )

    def _is_taken_away(self, sheet: Sheet, line: Line, base: Base) -> bool:
        begin, end = base.clock.begin(base.day), base.clock.end(base.day)
        left = sheet.leave_excludes(line, base.day, end) or line.is_committed(begin, end)
        return left or bool(sheet.away(line.id, base.day))

    def _beds(self, sheet: Sheet) -> Iterator[BedGrant]:
        """Those kept that still may be, then further ones as long as some are free."""
        free = dict.fromkeys(range(self.facts.days), sum(unit.town_beds or 0 for unit in self.facts.case.units))
        before = [(row.officer, self.facts.day(row.night)) for row in self.before.beds]
        for officer, night in dict.fromkeys([*before, *sorted(self.facts.bed_nights)]):
            if free[night] and not has_overnight(sheet, officer, night):
                free[night] -= 1
                yield BedGrant(officer=officer, night=self.facts.date_of(night))


def _runs(days: list[int]) -> Iterator[list[int]]:
    run: list[int] = []
    for day in days:
        if run and day > run[-1] + 1:
            yield run
            run = []
        run.append(day)
    if run:
        yield run
