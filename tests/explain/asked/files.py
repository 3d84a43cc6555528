"""A roster file of a tiny case: given rows, or what a solve finds."""

from models.case import Case
from models.case_hash import case_hash
from models.roster import Assignment, LevelResult, Proof, Roster, RosterFile, Status, Stint, StoppedBy
from scheduler.audit import audit
from scheduler.engine.build import build, objectives
from scheduler.engine.search.levels import Settings, solve_levels
from scheduler.engine.watch import Watch
from scheduler.explain.asked.view import View
from scheduler.formulation.instance import Instance
from scheduler.formulation.roster import extract


def file_of(case: Case, roster: Roster) -> RosterFile:
    """Its levels as the audit counts them, nothing of them proven."""
    values = audit(case, roster).levels
    names = {row.level: row.key for row in reversed(case.policy.rows) if row.level is not None}
    levels = tuple(
        LevelResult(level=level, name=names[level], value=value, bound=0, gap=1.0) for level, value in sorted(values.items())
    )
    proof = Proof(status=Status.FEASIBLE, stopped_by=StoppedBy.TIME_LIMIT, levels=levels)
    return RosterFile(case=case, case_hash=case_hash(case), roster=roster, proof=proof)


def view_of(case: Case, *works: Assignment, stints: tuple[Stint, ...] = ()) -> View:
    return View(file_of(case, Roster(assignments=works, stints=stints)))


def solved(case: Case, seconds: float = 10.0) -> View:
    """The best roster of the case, or what is known of it after the seconds."""
    model = build(Instance(case))
    solution = solve_levels(model, objectives(model), Settings(time_limit=seconds), Watch())
    assert solution.values is not None
    return View(file_of(case, extract(model, solution.values)))
