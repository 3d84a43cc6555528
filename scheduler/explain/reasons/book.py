"""A roster's rows by officer, and what the audit would newly find if those of a few officers were other ones."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from models.findings import Finding
from models.roster import Assignment, LeaveDecision, Roster, Stint
from models.rules import Scope, of_scope
from scheduler.audit import form
from scheduler.audit.checks import RULES
from scheduler.audit.facts import Facts
from scheduler.audit.given.clock import DAY
from scheduler.audit.sheet import Sheet, Work

FORM = "form"
REST = of_scope(Scope.NEAR)
"""What keeps two duties apart."""
LINE = (FORM, *of_scope(Scope.LINE))
"""The other rules that one officer's rows keep or break whatever the others do."""


class Rows(NamedTuple):
    """One officer's part of a roster."""

    works: tuple[Assignment, ...] = ()
    stints: tuple[Stint, ...] = ()
    leave: tuple[LeaveDecision, ...] = ()


class Book:
    def __init__(self, facts: Facts, sheet: Sheet) -> None:
        self.facts, self.sheet = facts, sheet
        self.works = {officer: tuple(_assignments(works)) for officer, works in sheet.works.items()}
        self.stints = {officer: tuple(away.row for away in aways) for officer, aways in sheet.aways.items()}
        leave: dict[str, list[LeaveDecision]] = defaultdict(list)
        for row in sheet.decisions.values():
            leave[facts.pending[row.request].officer].append(row)
        self.leave = {officer: tuple(rows) for officer, rows in leave.items()}
        self._known: dict[tuple[frozenset[str], tuple[str, ...]], frozenset[Finding]] = {}

    def rows(self, officer: str) -> Rows:
        return Rows(self.works.get(officer, ()), self.stints.get(officer, ()), self.leave.get(officer, ()))

    def near(self, officer: str, days: range) -> Rows:
        """Only the stints that touch the dates, with all they hold, and the duties of the dates."""
        aways = [away for away in self.sheet.aways.get(officer, ()) if away.first < days.stop and away.last >= days.start]
        first = min([days.start, *(away.first for away in aways)])
        last = max([days.stop - 1, *(away.last for away in aways)])
        works = [work for work in self.sheet.works.get(officer, ()) if first <= work.duty.day <= last]
        return Rows(tuple(_assignments(works)), tuple(away.row for away in aways))

    def around(self, rows: Rows, day: int) -> Rows:
        """Only the duties so close to a date that rest may lie between."""
        reach = 1 + max(clock.minutes + clock.rest for clock in self.facts.clocks.values()) // DAY
        close = {self.facts.date_of(day + step) for step in range(-reach, reach + 1)}
        return rows._replace(works=tuple(row for row in rows.works if row.date in close))

    def page(self, officers: Iterable[str], changed: Mapping[str, Rows]) -> Sheet:
        """A sheet that holds these officers, with their stays and visits as they are, and nobody else."""
        shown = sorted(officers)
        rows = [changed[officer] if officer in changed else self.rows(officer) for officer in shown]
        roster = Roster.model_construct(
            assignments=tuple(row for part in rows for row in part.works),
            stints=tuple(row for part in rows for row in part.stints),
            leave=tuple(row for part in rows for row in part.leave),
            beds=(),
            visits=tuple(row for row in self.sheet.roster.visits if row.officer in shown),
            stays=tuple(stay for stay in self.sheet.roster.stays if stay.officer in shown),
        )
        return Sheet(self.facts, roster)

    def breaks(self, page: Sheet, rules: tuple[str, ...], officers: Iterable[str]) -> list[Finding]:
        """What the changed page of these officers breaks that their unchanged one does not."""
        findings = list(self._findings(page, rules))
        if not findings:
            return []
        key = frozenset(officers), rules
        if key not in self._known:
            self._known[key] = frozenset(self._findings(self.page(key[0], {}), rules))
        return [finding for finding in findings if finding not in self._known[key]]

    def _findings(self, page: Sheet, rules: tuple[str, ...]) -> Iterator[Finding]:
        if FORM in rules:
            yield from form.stints.check(self.facts, page)
            yield from form.visits.check(self.facts, page)
        for rule in rules:
            if rule in self.facts.rules:
                yield from RULES[rule](self.facts, page)


def _assignments(works: Iterable[Work]) -> Iterator[Assignment]:
    """A stay stands apart from them in a roster."""
    return (work.row for work in works if not work.is_stay)
