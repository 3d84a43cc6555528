"""The variables of a certificate read from a roster: what each counts in it."""

from collections.abc import Callable
from functools import cache

from models.level import LevelNumber
from models.roster import Outcome, Source
from scheduler.audit.given.needs import Duty
from scheduler.audit.sheet import Sheet
from scheduler.audit.terms.fairness import borne

from .ground import Ground
from .row import AT_LEAST, AT_MOST, Name, Row
from .rows.spread import lacks_of


class Values:
    """Of one roster, whose levels the audit has counted."""

    def __init__(self, ground: Ground, sheet: Sheet, levels: dict[LevelNumber, int]) -> None:
        self.ground, self.facts, self.sheet = ground, ground.facts, sheet
        self.of = cache(self._of)
        self._levels = {str(level): value for level, value in levels.items()}
        works = [work for known in sheet.works.values() for work in known if not work.is_stay]
        self._base = {(work.line.id, work.duty.post, work.duty.day) for work in works if work.row.source is Source.BASE}
        self._duties = {(work.line.id, work.duty) for work in works if work.row.source is not Source.BASE}

    def amount(self, row: Row) -> int:
        """What the left side comes to."""
        return sum(coef * self.of(name) for name, coef in row.terms.items())

    def breaks(self, row: Row) -> bool:
        amount = self.amount(row)
        if row.sense == AT_MOST:
            return amount > row.side
        return amount < row.side if row.sense == AT_LEAST else amount != row.side

    def _of(self, name: Name) -> int:
        kind, *fields = name
        return READINGS[kind](self, *fields)

    def _day(self, date: str) -> int:
        return self.ground.day(date)

    def _duty(self, officer: str, station: str, post: str, shift: str, date: str) -> int:
        return int((officer, Duty(station, post, shift, self._day(date))) in self._duties)

    def _base_duty(self, officer: str, post: str, date: str) -> int:
        return int((officer, post, self._day(date)) in self._base)

    def _grant(self, request: str, choice: str, first: str) -> int:
        row = self.sheet.decisions.get(request)
        if row is None or row.outcome is Outcome.REFUSED or row.first is None:
            return 0
        return int((str(row.choice), row.first.isoformat()) == (choice, first))

    def _refuse(self, request: str) -> int:
        row = self.sheet.decisions.get(request)
        return int(row is None or row.outcome is Outcome.REFUSED)

    def _away(self, officer: str, date: str) -> int:
        return int(self.sheet.away(officer, self._day(date)) is not None)

    def _yield(self, officer: str, date: str) -> int:
        return int(self._day(date) in self.sheet.yielded(self.facts.lines[officer]))

    def _short(self, *place: str) -> int:
        return self.sheet.counts[self.ground.duty(*place)].below_minimum

    def _below(self, *place: str) -> int:
        return self.sheet.counts[self.ground.duty(*place)].below_target

    def _surplus(self, *place: str) -> int:
        return self.sheet.counts[self.ground.duty(*place)].surplus

    def _unshared(self, officer: str) -> int:
        covers = sum(work.is_cover for work in self.sheet.works.get(officer, ()))
        return max(0, self.facts.policy.number("layer_share") - covers)

    def _over(self, officer: str, place: str) -> int:
        share = next(share for share in self.facts.fair_shares if share.officer == officer)
        return max(0, share.past + borne(self.facts, self.sheet, officer) - share.steps[int(place)])

    def _value(self, level: str) -> int:
        return self._levels[level]


def _excess(kind: str) -> Callable[..., int]:
    def read(values: Values, *place: str) -> int:
        lacks = lacks_of(values.ground, kind, values.ground.duty(*place))
        if lacks is None:
            return 0
        return max(0, sum(values.of(values.ground.name_of(lacks.kind, near)) for near in lacks.duties) - lacks.borne)

    return read


READINGS: dict[str, Callable[..., int]] = {
    "duty": Values._duty,
    "base": Values._base_duty,
    "grant": Values._grant,
    "refuse": Values._refuse,
    "away": Values._away,
    "yield": Values._yield,
    "short": Values._short,
    "below": Values._below,
    "surplus": Values._surplus,
    "excess": _excess("excess"),
    "excess_short": _excess("excess_short"),
    "excess_run": _excess("excess_run"),
    "unshared": Values._unshared,
    "over": Values._over,
    "value": Values._value,
}
