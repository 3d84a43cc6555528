"""The audit of a roster file: of what is published, of what it was made from, and of the plan while an end is unknown."""

from collections.abc import Iterator

from models.findings import AuditReport, Finding
from models.roster import Assignment, Roster, RosterFile
from models.rules import COMPARED, REPLANNED
from models.words import say

from . import words
from .checks import facts_of
from .facts import Facts
from .given.needs import Duty
from .of_events import follows
from .verdict import audit_with

RULE = "frozen"


def audit_file(file: RosterFile, facts: Facts | None = None, report: AuditReport | None = None) -> AuditReport:
    """`facts` are those of the file's case, and `report` that of its roster, where they are known.

    The levels of replanning are counted of the plan.
    """
    facts = facts or facts_of(file.case)
    report = report or audit_with(facts, file.roster)
    report = report.model_copy(update={"breaches": (*report.breaches, *follows(file, facts))})
    if file.plan is None:
        return report
    replan = file.case.replan
    parts = {"replan": replan.model_copy(update={"is_held_beyond": False})} if replan else {}
    planned = audit_with(facts_of(file.case.model_copy(update=parts)), file.plan)
    counted = {term.key: term for term in planned.terms if term.key in COMPARED | REPLANNED}
    terms = tuple(counted.get(term.key, term) for term in report.terms)
    levels = {term.level: planned.levels.get(term.level, 0) for term in counted.values()}
    breaches = (*report.breaches, *map(_of_plan, planned.breaches), *_differing(facts, file.roster, file.plan))
    return report.model_copy(update={"breaches": breaches, "terms": terms, "levels": report.levels | levels})


def _of_plan(finding: Finding) -> Finding:
    return finding.model_copy(update={"sentence": say("audit.frozen.planned", sentence=finding.sentence)})


def _differing(facts: Facts, roster: Roster, plan: Roster) -> Iterator[Finding]:
    """What is published up to the end of the window is what is planned."""
    published = facts.published
    if published.replan is None or not published.replan.is_held_beyond:
        yield Finding(rule=RULE, sentence=say("audit.frozen.no_plan"))
        return

    def within(row: Assignment) -> bool:
        return facts.day(row.date) < published.window.stop

    ours, theirs = ({_place(facts, row) for row in rows.assignments if within(row)} for rows in (roster, plan))
    for officer, duty in sorted(ours ^ theirs):
        when = {"date": words.date(facts, duty.day), "duty": words.place(facts, duty)}
        sentence = say("audit.frozen.plan", name=words.name(facts, officer), **when)
        yield words.of_officer(RULE, facts, officer, duty.day, sentence)


def _place(facts: Facts, row: Assignment) -> tuple[str, Duty]:
    return row.officer, Duty(row.station, row.post, row.shift, facts.day(row.date))
