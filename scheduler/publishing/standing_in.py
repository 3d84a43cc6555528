"""Who can step in on a duty while all else stays, ranked by what that costs, and why everybody else is passed over."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from models.case import Case
from models.errors import DutycoverError, Exit
from models.findings import Finding
from models.leave import PinKind
from models.level import LevelNumber
from models.records.stand_in import LevelChange, PassedOver, StandIn, StandInList
from models.roster import BedGrant, Roster, Source
from models.words import say
from scheduler.audit.checks import RULES
from scheduler.audit.derived import derived
from scheduler.audit.given.line import Line
from scheduler.audit.given.needs import Duty
from scheduler.audit.rules.lodging import has_overnight
from scheduler.audit.sheet import Sheet, Work
from scheduler.audit.terms import OBJECTIVE
from scheduler.audit.verdict import terms_in_force
from scheduler.explain.asked.adding import added, pin_of, with_rows
from scheduler.explain.asked.trial import Trial
from scheduler.explain.asked.view import View
from scheduler.explain.reasons.book import Rows
from scheduler.explain.reasons.obstacles import is_at_base
from scheduler.explain.reasons.placings import placings
from scheduler.explain.reasons.recounted import Recounted
from scheduler.explain.reasons.released import released, returned
from scheduler.explain.reasons.shared_limits import AROUND
from scheduler.publishing.base_days import without_base
from scheduler.publishing.passed_over import passed_over

LENDER = "lender"
OF_SEVERAL = ("donor_floor", "admitted_rung", *AROUND)
"""Rules that officers keep together, and that one more on the duty may break."""
Changed = dict[str, Rows]
Changes = Mapping[LevelNumber, int]


class NoSuchDuty(DutycoverError):
    """A duty that the case does not ask for, or one that the officer is not on. The text is for the planner."""

    exit_code = Exit.FAULTS


class Way(NamedTuple):
    """The roster in which an officer has stepped in, and what is other than before at which level."""

    sheet: Sheet
    changes: Changes

    @property
    def roster(self) -> Roster:
        return self.sheet.roster


class StandingIn:
    """`instead_of` leaves the duty. Raises `NoSuchDuty`."""

    def __init__(self, view: View, duty: Duty, instead_of: str | None = None) -> None:
        self.view, self.duty, self.instead_of = view, duty, instead_of
        if duty not in view.facts.needs:
            raise NoSuchDuty(say("stand_in.no_demand", duty=view.said(duty)))
        self.instead = work_on(view, instead_of, duty) if instead_of else None
        self._recounted = Recounted(view.facts, view.sheet)

    def all(self) -> StandInList:
        """Everybody of the case but who leaves the duty is in one of the two lists."""
        able: list[tuple[Line, Way]] = []
        others: list[PassedOver] = []
        for line in self.view.facts.lines.values():
            if line.id != self.instead_of:
                obstacle = self.view.obstacles.of(line, self.duty, self.instead)
                way = self._cheapest(line) if obstacle is None or self._costs_own_unit(line, obstacle) else None
                if way:
                    able.append((line, way))
                else:
                    others.append(passed_over(self.view, line, self.duty, obstacle or LENDER))
        ranked = sorted(able, key=lambda pair: (self._price(pair[1].changes), pair[0].id))
        return StandInList(
            station=self.duty.station,
            post=self.duty.post,
            shift=self.duty.shift,
            date=self.view.facts.date_of(self.duty.day),
            instead_of=self.instead_of,
            able=tuple(self._stand_in(line, way) for line, way in ranked),
            passed_over=tuple(others),
        )

    def way(self, line: Line) -> Way:
        """The cheapest of the ways that break nothing; where all do, the one that breaks the fewest rules."""
        return self._cheapest(line) or self._way(line, added(self.view, line, self.duty))

    def trial(self, line: Line) -> Trial:
        """The officer on the duty, with all else decided anew."""
        pins = [pin_of(line.id, self.view.facts, self.duty)]
        if self.instead_of and not self.leaves_base:
            pins.append(pin_of(self.instead_of, self.view.facts, self.duty).model_copy(update={"kind": PinKind.FORBID}))
        return Trial(tuple(pins), self.way(line).roster)

    @property
    def leaves_base(self) -> bool:
        """Whether it is a base duty of the own rota that somebody leaves."""
        return self.instead is not None and self.instead.row.source is Source.BASE

    @cached_property
    def case(self) -> Case:
        """In which whoever leaves a base duty has none on that date."""
        return without_base(self.view.case, self.instead.row) if self.instead and self.leaves_base else self.view.case

    def _cheapest(self, line: Line) -> Way | None:
        """None where every way breaks some rule."""
        return min(self._clear(line), key=lambda way: self._price(way.changes), default=None)

    def _clear(self, line: Line) -> Iterator[Way]:
        """Without new breaches. That the own unit then lacks somebody is a breach only where the audit says so."""
        obstacles = self.view.obstacles
        if is_at_base(line, self.duty):
            yield self._way(line, added(self.view, line, self.duty))
            return
        for rows in placings(self.view.facts, self.view.book, line, self.duty, obstacles.rung(line, self.duty)):
            obstacle = obstacles.broken(line, self.duty, rows, self.instead)
            if obstacle in (None, LENDER):
                way = self._way(line, rows)
                if obstacle is None or self._broken_by_several(way.sheet) <= self._broken_now:
                    yield way

    def _costs_own_unit(self, line: Line, obstacle: str) -> bool:
        """Whether all that is in the way is that the officer is missed at the own station."""
        works = [work for work in self.view.sheet.works.get(line.id, ()) if work.duty.day == self.duty.day]
        if obstacle == "one_duty" and is_at_base(line, self.duty):
            return any(self.view.obstacles.may_repost(work, self.duty) for work in works)
        return obstacle == LENDER

    @cached_property
    def _broken_now(self) -> frozenset[Finding]:
        return self._broken_by_several(self.view.sheet)

    def _broken_by_several(self, sheet: Sheet) -> frozenset[Finding]:
        """Breaches of the rules that officers keep together."""
        facts = self.view.facts
        return frozenset(finding for rule in OF_SEVERAL if rule in facts.rules for finding in RULES[rule](facts, sheet))

    def _way(self, line: Line, rows: Rows) -> Way:
        changed = self._left | {line.id: rows}
        page = self._page(changed)
        roster = with_rows(self.view, changed)
        roster = roster.model_copy(update={"beds": (*roster.beds, *page.roster.beds)})
        sheet = derived(self.view.sheet, page, changed.keys(), roster)
        return Way(sheet, self._recounted.changes(sheet, changed.keys()))

    @cached_property
    def _left(self) -> Changed:
        """The rows of who leaves the duty, with the base duties that a stint had taken."""
        if self.instead is None:
            return {}
        facts, line, row = self.view.facts, self.instead.line, self.instead.row
        rows = released(facts, self.view.book.rows(line.id), lambda other: other is row)
        back = returned(facts, self.view.sheet, self.view.book.page([line.id], {line.id: rows}), line)
        return {line.id: rows._replace(works=(*rows.works, *(base for base in back if base.date != row.date)))}

    def _page(self, changed: Changed) -> Sheet:
        """These officers alone, with the beds in town that an overnight duty does not make needless."""
        page = self.view.book.page(changed, changed)
        kept = [bed for bed in self.view.sheet.beds if bed[0] in changed and not has_overnight(page, *bed)]
        beds = tuple(BedGrant(officer=officer, night=self.view.facts.date_of(night)) for officer, night in kept)
        page.beds, page.roster = kept, page.roster.model_copy(update={"beds": beds})
        return page

    def _price(self, changes: Changes) -> list[int]:
        return [changes.get(level, 0) for level in self._levels]

    @cached_property
    def _levels(self) -> dict[LevelNumber, str]:
        """In order, each with the key of its first objective term, or else of what it has."""
        names: dict[LevelNumber, str] = {}
        for row, level, _ in sorted(terms_in_force(self.view.facts), key=lambda term: (term[1], term[0].key not in OBJECTIVE)):
            names.setdefault(level, row.key)
        return names

    def _stand_in(self, line: Line, way: Way) -> StandIn:
        rung = self.view.obstacles.rung(line, self.duty)
        return StandIn(officer=line.id, rung=rung.number if rung else 0, costs=tuple(self._costs(way.changes)))

    def _costs(self, changes: Changes) -> Iterator[LevelChange]:
        for level, name in self._levels.items():
            if level in changes:
                yield LevelChange(level=level, name=name, change=changes[level])


def work_on(view: View, officer: str, duty: Duty) -> Work:
    """The officer's work on the duty. Raises `NoSuchDuty`."""
    for work in view.sheet.works.get(officer, ()):
        if work.duty == duty:
            return work
    raise NoSuchDuty(say("stand_in.not_on_it", officer=view.named(view.facts.lines[officer]), duty=view.said(duty)))
