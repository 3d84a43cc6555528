"""Each row of the table held against a case: solved to the end, and without any time, when only the base's roster is known.

Whatever is promised, nothing false may be claimed: no value that the audit does not count, no bound above what can be reached.
"""

from collections.abc import Iterator, Mapping
from random import Random

from benchmarks.drawn import drawn_case
from benchmarks.relaxing.rows import AT_ALL, AT_COVER, AT_NONE, Changed
from models.case import Case
from models.roster import LevelResult, Status, StoppedBy
from scheduler.audit import audit, facts_of
from scheduler.demand.planning import staffed
from scheduler.engine.build import build, objectives
from scheduler.engine.process.solving import SolvedCase
from scheduler.engine.search.levels import solve_levels
from scheduler.engine.settings import Settings
from scheduler.engine.watch import Watch
from scheduler.formulation.instance import Instance
from scheduler.formulation.roster import extract
from scheduler.inherited import no_worse
from scheduler.whatif.stress.critical import LEAVE, TARGET, TERM, leveled

KEPT, WORSE, OPEN, LOST, CLAIMED = "kept", "worse", "open", "lost", "claimed"
"""Open: not solved to the end. Lost: the base's roster, still one of the case's, is not used. Claimed: what is not so."""
NOTHING = SolvedCase(Status.NO_SOLUTION, StoppedBy.TIME_LIMIT)


def solved(case: Case, seconds: float) -> SolvedCase:
    model = build(Instance(case))
    solution = solve_levels(model, objectives(model), Settings(seconds, workers=1), Watch())
    roster = None if solution.values is None else extract(model, solution.values)
    return SolvedCase(solution.status, solution.stopped_by, solution.levels, roster)


def verdicts(seed: int, seconds: float) -> Iterator[tuple[str, str]]:
    """Row by row of a case drawn."""
    for rows, case in tables(staffed(drawn_case(seed))):
        base = solved(case, seconds)
        if base.roster is not None:
            for row, change in rows.items():
                changed = change(case, Random(f"{seed} {row}"))
                if changed is not None:
                    yield row, verdict(row, base, changed, seconds)


def tables(whole: Case) -> tuple[tuple[Mapping[str, Changed], Case], ...]:
    """Rows with the case that they change: those of the cover levels, whose later levels say nothing, with these levels alone."""
    return ({**AT_ALL, **AT_NONE}, whole), (AT_COVER, leveled(whole, (TERM, LEAVE, TARGET)))


def verdict(row: str, base: SolvedCase, changed: Case, seconds: float) -> str:
    assert base.roster is not None
    ours, best = _values(base), solved(changed, seconds)
    hurried = no_worse(NOTHING, facts_of(changed), base.roster)
    if _claims_too_much(changed, hurried, best) or _claims_too_much(
        changed, no_worse(best, facts_of(changed), base.roster), best
    ):
        return CLAIMED
    theirs = _values(best)
    if not theirs or theirs > ours:
        is_closed = not theirs or best.status is Status.OPTIMAL
        return WORSE if is_closed else OPEN
    if row not in AT_NONE and (not hurried.levels or _values(hurried) > ours):
        return LOST
    return KEPT


def _values(answer: SolvedCase) -> tuple[int, ...]:
    return tuple(level.value for level in answer.levels)


def _claims_too_much(case: Case, answer: SolvedCase, best: SolvedCase) -> bool:
    """Level by level as long as the earlier ones have the best values; behind them a bound speaks of other rosters."""
    if answer.roster is None:
        return False
    report = audit(case, answer.roster)
    counted = [report.levels.get(level.level, 0) == level.value for level in answer.levels]
    return bool(report.breaches) or not all(counted) or any(said.bound > known.value for said, known in _comparable(answer, best))


def _comparable(answer: SolvedCase, best: SolvedCase) -> Iterator[tuple[LevelResult, LevelResult]]:
    for said, known in zip(answer.levels, best.levels, strict=False):
        yield said, known
        if said.value != known.value:
            return
