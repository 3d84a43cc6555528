"""What other rows for a few officers change at each level: the audit's count, of no more of the roster than they touch."""

from collections import Counter
from collections.abc import Collection

from models.level import LevelNumber
from models.rules import BY_KEY, Scope, rule_of
from scheduler.audit.counts import Count
from scheduler.audit.derived import only
from scheduler.audit.facts import Facts
from scheduler.audit.given.needs import Duty
from scheduler.audit.sheet import Sheet
from scheduler.audit.terms import OF_OFFICERS, Term
from scheduler.audit.verdict import terms_in_force

OF_COUNTS = frozenset({"critical_cover", "target_cover", "spread", "surplus"})
"""Terms that read nothing but the crews' counts."""
OF_LEAVE = "leave"

Touched = frozenset[tuple[Duty, Count | None]]


class Recounted:
    """`sheet` is the roster that the changes are counted against."""

    def __init__(self, facts: Facts, sheet: Sheet) -> None:
        self.facts, self.sheet = facts, sheet
        self._of_counts: dict[tuple[str, Touched], int] = {}
        self._whole: dict[str, int] = {}

    def changes(self, other: Sheet, officers: Collection[str]) -> dict[LevelNumber, int]:
        """By level, where it is another one, on the sheet that is derived from this one by other rows of these officers."""
        known = frozenset(officers) | _bearers(other, officers) | _bearers(self.sheet, officers)
        sums: Counter[LevelNumber] = Counter()
        for row, level, term in terms_in_force(self.facts):
            sums[level] += row.weight * self._change(row.key, term, other, known)
        return {level: change for level, change in sums.items() if change}

    def _change(self, key: str, term: Term, other: Sheet, officers: frozenset[str]) -> int:
        if key == OF_LEAVE and other.decisions == self.sheet.decisions:
            return 0
        if key in OF_COUNTS:
            touched = frozenset((duty, count) for duty, count in other.counts.items() if self.sheet.counts.get(duty) != count)
            if (key, touched) not in self._of_counts:
                self._of_counts[key, touched] = term(self.facts, other)
            return self._of_counts[key, touched] - self._before(key, term)
        if key in OF_OFFICERS:
            return sum(sign * OF_OFFICERS[key](self.facts, sheet, officers) for sign, sheet in ((1, other), (-1, self.sheet)))
        if _is_own(key):
            return sum(sign * term(self.facts, only(sheet, officers)) for sign, sheet in ((1, other), (-1, self.sheet)))
        return term(self.facts, other) - self._before(key, term)

    def _before(self, key: str, term: Term) -> int:
        if key not in self._whole:
            self._whole[key] = term(self.facts, self.sheet)
        return self._whole[key]


def _bearers(sheet: Sheet, officers: Collection[str]) -> frozenset[str]:
    """Who bears the burden of their duties."""
    return frozenset(work.bearer for officer in officers for work in sheet.works.get(officer, ()) if work.bearer)


def _is_own(key: str) -> bool:
    """Whether it is the price of a rule that each officer keeps or breaks alone."""
    spec = BY_KEY.get(rule_of(key))
    return spec is not None and spec.scope in (Scope.NEAR, Scope.LINE)
