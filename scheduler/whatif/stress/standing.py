"""The base of every standing question: the case planned once, and how well its critical cover stands."""

from models.case import Case
from scheduler.audit import audit_with, facts_of
from scheduler.plan import Settings, Watch, plan
from scheduler.whatif.stress.critical import only_critical
from scheduler.whatif.stress.trials import StressBase


def base(case: Case, settings: Settings, watch: Watch, seconds: float) -> StressBase:
    """`case` has its demand complete (`staffed`); `seconds` may be spent on one change of it."""
    planned = plan(case, settings, watch)
    short = only_critical(planned.file.case)
    report = audit_with(facts_of(short), planned.file.roster)
    return StressBase(short, planned.file.roster, report.levels[1], seconds)
