"""Limits that an officer shares with others: floors and places of the unit, beds and partners at the station, own need."""

from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property

from models.rules import Scope, of_scope
from scheduler.audit import counts
from scheduler.audit.facts import Facts
from scheduler.audit.given.groups import FloorGroup
from scheduler.audit.given.line import Line
from scheduler.audit.given.needs import Duty
from scheduler.audit.sheet import Sheet, Work
from scheduler.explain.reasons.book import Book, Rows
from scheduler.explain.reasons.released import released

AROUND = of_scope(Scope.AROUND)
PLACES = "admitted_rung"
"""The rule that counts the places of a pairing; asked only where some pairing has any."""


class SharedLimits:
    def __init__(self, facts: Facts, sheet: Sheet, book: Book) -> None:
        self.facts, self.sheet, self.book = facts, sheet, book

    def broken(self, line: Line, duty: Duty, rows: Rows, page: Sheet, instead: Work | None) -> Iterator[str]:
        """What the officer's new rows, alone on `page`, break together with the others'; `instead` leaves the duty.

        The first is the first in the order in which an officer is asked.
        """
        days = _days(page, line, duty)
        changed = {line.id: rows}
        if instead:
            left = self.book.rows(instead.line.id)
            changed[instead.line.id] = released(self.facts, left, lambda row: row is instead.row)
        if not line.at_station[duty.day]:
            yield from self._floor(line, page, instead, changed)
        yield from self._lender(line, self._lent(line, duty, days, page))
        yield from self._around(line, duty, days, changed)

    def _around(self, line: Line, duty: Duty, days: range, changed: dict[str, Rows]) -> Iterator[str]:
        people = set(changed) | self.partners(line)
        for day in days:
            people |= self._at[duty.station, day] | self._at[line.units[day] or "", day]
        beside = {officer: self.book.near(officer, days) for officer in people}
        for finding in self.book.breaks(self.book.page(people, beside | changed), self._rules, people):
            yield "places" if finding.rule == PLACES else finding.rule

    def is_missed(self, work: Work) -> bool:
        """Whether the duty would lack of its target, or lack more, without this officer."""
        return self.lost(work) < min(self.facts.needs[work.duty].target, self._now(work)) if self._is_asked(work) else False

    def worsens_minimum(self, work: Work) -> bool:
        return self.lost(work) < min(self.facts.needs[work.duty].minimum, self._now(work)) if self._is_asked(work) else False

    def lost(self, work: Work) -> int:
        """The effective crew without this officer."""
        rest = [mate for mate in self.sheet.crew[work.duty] if mate.line.id != work.line.id]
        return counts.effective(self.facts, work.duty, rest)

    def is_at_floor(self, line: Line, day: int, instead: dict[str, dict[int, bool]] | None = None) -> bool:
        """Whether the unit at headquarters may not spare one more by decision; `instead` are other absences than the roster's."""
        group = self._floors.get((line.units[day] or "", day))
        if group is None or "donor_floor" not in self.facts.rules:
            return False
        known = ((instead or {}).get(member.id, self.sheet.absences(member)) for member in group.members)
        absent = [absences[day] for absences in known if day in absences]
        here = len(group.members) - len(absent)
        return here - 1 < min(group.floor, here + sum(absent))

    def _floor(self, line: Line, page: Sheet, instead: Work | None, changed: dict[str, Rows]) -> Iterator[str]:
        back = {}
        if instead:
            back[instead.line.id] = self.book.page([instead.line.id], changed).absences(instead.line)
        newly = set(page.absences(line)) - set(self.sheet.absences(line))
        if any(self.is_at_floor(line, day, back) for day in newly):
            yield "donor_floor"

    def _lent(self, line: Line, duty: Duty, days: range, page: Sheet) -> set[int]:
        """Dates on which a station newly lends the officer: those of the stint, and of base duties that yield to the rest."""
        away = line.at_station[duty.day] and line.units[duty.day] != duty.station
        return {*(days if away else ()), *(page.yielded(line).keys() - self.sheet.yielded(line).keys())}

    def _lender(self, line: Line, days: set[int]) -> Iterator[str]:
        if self.facts.limit("donor_floor.lender") != 1:
            return
        lost = [work for work in self.sheet.works.get(line.id, ()) if work.duty.day in days and not work.is_cover]
        if any((line.units[day] or "", day) in self._short for day in days) or any(map(self.is_missed, lost)):
            yield "lender"

    def _is_asked(self, work: Work) -> bool:
        return work.duty in self.facts.needs and "cover" in self.facts.rules

    def _now(self, work: Work) -> int:
        return counts.effective(self.facts, work.duty, self.sheet.crew[work.duty])

    def partners(self, line: Line) -> set[str]:
        mine = {row.other for row in self.facts.restrictions.get(line.id, ()) if row.other}
        return mine | self._asked_by_others.get(line.id, set())

    @cached_property
    def _rules(self) -> tuple[str, ...]:
        has_places = any(row.places is not None for row in self.facts.case.pairings)
        return (*AROUND, PLACES) if has_places else AROUND

    @cached_property
    def _asked_by_others(self) -> dict[str, set[str]]:
        partners: dict[str, set[str]] = defaultdict(set)
        for row in self.facts.case.restrictions:
            if row.other:
                partners[row.other].add(row.officer)
        return partners

    @cached_property
    def _floors(self) -> dict[tuple[str, int], FloorGroup]:
        return {(group.unit, group.day): group for group in self.facts.floors}

    @cached_property
    def _short(self) -> set[tuple[str, int]]:
        return {(duty.station, duty.day) for duty, count in self.sheet.counts.items() if count.below_minimum}

    @cached_property
    def _at(self) -> dict[tuple[str, int], set[str]]:
        """Who is on a stint at a station, or from a unit, on a date."""
        people: dict[tuple[str, int], set[str]] = defaultdict(set)
        for officer, aways in self.sheet.aways.items():
            for away in aways:
                for day in away.days:
                    people[away.station, day].add(officer)
                    people[away.line.units[day] or "", day].add(officer)
        return people


def _days(page: Sheet, line: Line, duty: Duty) -> range:
    """Those of the stint that holds the duty; of the duty alone at the own station."""
    away = page.away(line.id, duty.day)
    return away.days if away else range(duty.day, duty.day + 1)
