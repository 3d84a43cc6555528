"""What keeps one officer from one duty while everything else stays as it is: the first obstacle in a fixed order."""

from models.roster import Source
from models.rules import SPECS, ordered
from models.words import say
from scheduler.audit import counts
from scheduler.audit.checks import ADMISSION as TESTS
from scheduler.audit.facts import Facts
from scheduler.audit.given.line import Line
from scheduler.audit.given.needs import Duty
from scheduler.audit.rules import admitted_rung, rota
from scheduler.audit.rules.admitted_rung import Rung
from scheduler.audit.sheet import Sheet, Work
from scheduler.explain.reasons.book import LINE, REST, Book, Rows
from scheduler.explain.reasons.placings import placings
from scheduler.explain.reasons.shared_limits import SharedLimits

BESIDE_RULES: dict[str, int | None] = {"unit": 0, "serving": 80, "away": 90, "form": 170, "lender": 200, "places": 220}
"""Obstacles that are no rule, or one part of a rule, by their place among `RuleSpec.place`."""
OBSTACLES = ordered(BESIDE_RULES | {spec.key: spec.place for spec in SPECS})
"""Every obstacle in the order in which an officer is asked about it."""
ORDER = {key: place for place, key in enumerate(OBSTACLES)}
ADMISSION = tuple(key for key in OBSTACLES if key in TESTS)
REMOTE = ("unit", *(spec.key for spec in SPECS if spec.is_remote))
"""Obstacles of officers who are out of the question for a duty."""


def title(obstacle: str) -> str:
    """The obstacle as a planner says it."""
    return say(f"explain.obstacle.{obstacle}")


class Obstacles:
    def __init__(self, facts: Facts, sheet: Sheet, book: Book) -> None:
        self.facts, self.sheet, self.book = facts, sheet, book
        self.limits = SharedLimits(facts, sheet, book)
        self._rungs: dict[tuple[str, str, str, int], Rung | None] = {}

    def rung(self, line: Line, duty: Duty) -> Rung | None:
        key = line.id, duty.station, duty.post, duty.day
        if key not in self._rungs:
            self._rungs[key] = admitted_rung.rung(self.facts, line, duty)
        return self._rungs[key]

    def of(self, line: Line, duty: Duty, instead: Work | None = None) -> str | None:
        """One of `OBSTACLES`; None for an officer whom nothing keeps from it, in the place of `instead` if given."""
        return self._by_admission(line, duty) or self._by_date(line, duty) or self._by_rules(line, duty, instead)

    def _by_admission(self, line: Line, duty: Duty) -> str | None:
        if line.units[duty.day] is None:
            return "unit"
        for rule in ADMISSION:
            if rule == "available" and self._is_on_leave(line, duty):
                return "available"
            if rule in self.facts.rules and not self._admits(rule, line, duty):
                return rule
        clock = self.facts.clocks[duty.shift]
        is_committed = self.sheet.is_committed(line, clock.begin(duty.day), clock.end(duty.day))
        return "commitments" if "commitments" in self.facts.rules and is_committed else None

    def _admits(self, rule: str, line: Line, duty: Duty) -> bool:
        if rule == "admitted_rung":
            return is_at_base(line, duty) or self.rung(line, duty) is not None
        return TESTS[rule](self.facts, line, duty)

    def _is_on_leave(self, line: Line, duty: Duty) -> bool:
        end = self.facts.clocks[duty.shift].end(duty.day)
        return self.sheet.on_leave(line, duty.day) or self.sheet.leave_excludes(line, duty.day, end)

    def _by_date(self, line: Line, duty: Duty) -> str | None:
        works = [work for work in self.sheet.works.get(line.id, ()) if work.duty.day == duty.day]
        if any(work.duty == duty for work in works):
            return "serving"
        away = self.sheet.away(line.id, duty.day)
        if away and away.station != duty.station:
            return "away"
        if is_at_base(line, duty):
            return "one_duty" if works and not any(self.can_repost(work, duty) for work in works) else None
        return "one_duty" if any(self._blocks(work, duty) for work in works) else None

    def _blocks(self, work: Work, duty: Duty) -> bool:
        """A base duty may make way for a stint; of decided ones only pairs that may share a date."""
        shared = frozenset((work.duty.shift, duty.shift)) in self.facts.same_day_pairs
        return work.row.source is not Source.BASE and not shared

    def can_repost(self, work: Work, duty: Duty) -> bool:
        """Whether a base duty of the same shift may move to this post and not be missed where it was."""
        return self.may_repost(work, duty) and not self.limits.is_missed(work)

    def may_repost(self, work: Work, duty: Duty) -> bool:
        """The same, whether or not it is missed there."""
        base = next((base for base in work.line.duties if base.day == duty.day), None)
        return base is not None and work.duty.shift == duty.shift and duty.post in rota.posts(self.facts, work.line, base)

    def _by_rules(self, line: Line, duty: Duty, instead: Work | None) -> str | None:
        if is_at_base(line, duty):
            has_works = any(work.duty.day == duty.day for work in self.sheet.works.get(line.id, ()))
            return None if has_works else "admitted_rung"
        nearest: str | None = None
        for rows in placings(self.facts, self.book, line, duty, self.rung(line, duty)):
            obstacle = self.broken(line, duty, rows, instead)
            if obstacle is None:
                return None if self._helps(line, duty, rows, instead) else "sworn_lead"
            nearest = nearest or obstacle
        return nearest

    def broken(self, line: Line, duty: Duty, rows: Rows, instead: Work | None = None) -> str | None:
        """The first that the officer's new rows, with the duty, break and the ones of now do not."""
        if self.book.breaks(self._page(line, self.book.around(rows, duty.day)), REST, [line.id]):
            return "rest"
        page = self._page(line, rows)
        findings = self.book.breaks(page, LINE, [line.id])
        if findings:
            return min((finding.rule for finding in findings), key=ORDER.__getitem__)
        return next(self.limits.broken(line, duty, rows, page, instead), None)

    def _page(self, line: Line, rows: Rows) -> Sheet:
        return self.book.page([line.id], {line.id: rows})

    def _helps(self, line: Line, duty: Duty, rows: Rows, instead: Work | None) -> bool:
        """Whether the effective crew gains by the officer, or does not lose by the exchange."""
        post = self.facts.posts.get(duty.post)
        if post is None or not (post.sworn_lead or post.independent_lead):
            return True
        crew = self.sheet.crew.get(duty, [])
        added = self._page(line, rows).crew[duty]
        before = counts.effective(self.facts, duty, crew)
        after = counts.effective(self.facts, duty, [*(work for work in crew if work is not instead), *added])
        return after >= before if instead else after > before


def is_at_base(line: Line, duty: Duty) -> bool:
    """An own officer on a date with a base shift, whatever the shift."""
    return line.units[duty.day] == duty.station and line.base[duty.day] is not None
