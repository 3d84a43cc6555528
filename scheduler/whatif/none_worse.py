"""Base and scenarios share what they know: none is told with a worse roster than another's that is its own."""

from collections.abc import Iterable

from models.case import Case
from models.comparison import Run
from models.roster import Roster
from models.words import in_the_workbook
from scheduler.audit import facts_of
from scheduler.inherited import inherited
from scheduler.whatif.compare import Done


def none_worse(case: Case, base: Run, done: Iterable[Done]) -> tuple[Run, list[Done]]:
    """The base with the best of the scenarios' rosters that is its own, then each scenario with the base's that is its own."""
    known = list(done)
    best = no_worse_than(case, base, [run.roster for _, _, run in known if run.proof])
    return best, [(scenario, changed, no_worse_than(changed, run, [best.roster])) for scenario, changed, run in known]


def no_worse_than(case: Case, run: Run, rosters: Iterable[Roster]) -> Run:
    """The run, with the best of the rosters of other cases where that is one of this case's and better; a failure stays one."""
    if run.proof is None:
        return run
    facts, proof = facts_of(case), run.proof
    for roster in rosters:
        with in_the_workbook():
            known = inherited(facts, roster, proof.levels)
        if known:
            proof = proof.model_copy(update={"status": known.status, "levels": known.levels})
            run = run.model_copy(update={"roster": known.roster, "proof": proof, "report": known.report})
    return run
