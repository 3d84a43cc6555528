"""休假与保障: what leave costs at least for each lack of target cover that is allowed (ε-constraints, Haimes 1971)."""

from functools import partial

from models.base import dates
from models.case import Case
from models.errors import SelfContradiction
from models.roster import Roster
from models.tradeoff import Tradeoff, TradePoint
from models.words import say
from scheduler.audit import audit
from scheduler.engine.process.capped import solve_capped
from scheduler.engine.process.solving import SolvedCase, solve_case
from scheduler.engine.process.supervised import solve
from scheduler.engine.settings import Settings
from scheduler.engine.watch import Watch
from scheduler.whatif.nested import nested
from scheduler.whatif.stress.critical import LEAVE, TARGET, TERM, leveled

Solved = tuple[TradePoint, Roster]


def tradeoff(case: Case, settings: Settings, steps: int, watch: Watch) -> Tradeoff:
    """`case` with its demand complete; the limit is for each point. A stop keeps the points known so far.

    Leave first gives the last point; where that lacks target cover, target cover first gives the first one, and `steps` even
    caps lie between.
    """
    curve = _Curve(case, settings, watch)
    last = curve.point(say("whatif.tradeoff.leave_first"), (TERM, LEAVE, TARGET))
    first = curve.point(say("whatif.tradeoff.target_first"), (TERM, TARGET, LEAVE), last[1]) if last and last[0].target else None
    between = curve.between(first, last[0].target, steps) if first and last else []
    capped = [point for point, _ in (*between, *([last] if last else []))]
    points = nested(first[0] if first else None, capped)
    return Tradeoff(case=case, points=tuple(points), is_whole=not watch.is_stopped)


class _Curve:
    def __init__(self, case: Case, settings: Settings, watch: Watch) -> None:
        self.case, self.settings, self.watch = case, settings, watch

    def between(self, first: Solved, target: int, steps: int) -> list[Solved]:
        """Each point begins with the roster of the one before, which keeps to the larger cap, too."""
        points, start = [], first[1]
        least = first[0].target
        caps = {least + (target - least) * number // (steps + 1) for number in range(1, steps + 1)}
        for most in sorted(caps - {least}):
            point = self.point(say("whatif.tradeoff.at_most", most=most), (TERM, LEAVE, TARGET), start, most)
            if point is not None:
                points.append(point)
                start = point[1]
        return points

    def point(self, title: str, order: tuple[str, ...], start: Roster | None = None, most: int | None = None) -> Solved | None:
        """None where a stop or an accident left no roster."""
        if self.watch.is_stopped:
            return None
        case = leveled(self.case, order)
        work = solve_case if most is None else partial(solve_capped, term=TARGET, most=most)

        def title_of(name: str) -> str:
            return say("whatif.tradeoff.progress", title=title, level=case.policy.title(name))

        solved = solve(case, self.settings, self.watch.titled(title_of), work, start)
        return None if solved.roster is None else (_point(case, solved, solved.roster, order, most), solved.roster)


def _point(case: Case, solved: SolvedCase, roster: Roster, order: tuple[str, ...], most: int | None) -> TradePoint:
    report = audit(case, roster)
    wrong = [breach.sentence for breach in report.breaches]
    wrong += [f"{level.name}: {level.value}" for level in solved.levels if report.levels[level.level] != level.value]
    if wrong:
        raise SelfContradiction(say("whatif.tradeoff.contradiction") + "\n".join(wrong))
    level = {name: solved.levels[place] for place, name in enumerate(order)}
    return TradePoint(
        allowed=level[TARGET].value if order[1] == TARGET else most,
        critical=level[TERM].value,
        critical_bound=level[TERM].bound,
        leave=level[LEAVE].value,
        bound=level[LEAVE].bound,
        target=level[TARGET].value,
        target_bound=level[TARGET].bound,
        granted_days=sum(
            len(dates(decision.first, decision.last)) for decision in roster.leave if decision.first and decision.last
        ),
        asked_days=_asked_days(case, roster),
    )


def _asked_days(case: Case, roster: Roster) -> int:
    choices = {request.id: request.choices[0] for request in case.leave}
    return sum(len(dates(choices[decision.request].first, choices[decision.request].last)) for decision in roster.leave)
