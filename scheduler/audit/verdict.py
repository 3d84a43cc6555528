"""The whole audit of one roster: breaches, what force accepts, what the givens exceed, shortages, levels."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator

from models.case import Case
from models.findings import AuditReport, Finding, TermValue
from models.level import LevelNumber
from models.policy import PolicyRow
from models.roster import Roster
from models.rules import unasked
from models.words import say

from . import form
from .checks import GIVENS, PENALTIES, RULES, facts_of
from .facts import Facts
from .rules import cover
from .sheet import Sheet
from .terms import OBJECTIVE, Term


def audit(case: Case, roster: Roster, rules: Collection[str] | None = None) -> AuditReport:
    """`rules` None is every rule that policy has on; the form is always checked."""
    return audit_with(facts_of(case, rules), roster)


def audit_with(facts: Facts, roster: Roster) -> AuditReport:
    """The same with facts that are kept for many rosters of one case."""
    sheet = Sheet(facts, roster)
    broken = tuple(_findings(facts, sheet))
    terms = tuple(_terms(facts, sheet))
    return AuditReport(
        breaches=broken,
        accepted=tuple(accepted(facts, roster, broken)),
        givens=tuple(_givens(facts, sheet)),
        shortages=tuple(cover.shortages(facts, sheet)),
        terms=terms,
        levels=_sums(terms),
    )


def breaches(facts: Facts, roster: Roster) -> Iterator[Finding]:
    """Breaches one by one, so that a caller may stop at the first."""
    return _findings(facts, Sheet(facts, roster))


def levels(facts: Facts, roster: Roster) -> dict[LevelNumber, int]:
    return _sums(_terms(facts, Sheet(facts, roster)))


def _findings(facts: Facts, sheet: Sheet) -> Iterator[Finding]:
    yield from form.check(facts, sheet)
    for rule, check in RULES.items():
        if rule in facts.rules:
            yield from check(facts, sheet)


def accepted(facts: Facts, roster: Roster, broken: Collection[Finding]) -> Iterator[Finding]:
    """What would be a breach had the duties that force keeps been decided like any other."""
    if facts.asked_by_force or facts.granted_by_force:
        known = set(broken)
        for finding in _findings(facts, Sheet(facts, roster, forced_is_decided=True)):
            if finding not in known:
                yield finding.model_copy(update={"accepted": True})


def given_excesses(facts: Facts, roster: Roster) -> Iterator[Finding]:
    """All that the givens alone exceed."""
    sheet = Sheet(facts, roster)
    for rule, check in GIVENS.items():
        if rule in facts.rules:
            yield from check(facts, sheet)


def _givens(facts: Facts, sheet: Sheet) -> Iterator[Finding]:
    """One finding for each rule and officer, or unit: the first, and how many there are."""
    for rule, check in GIVENS.items():
        if rule in facts.rules:
            yield from _first_of_each(check(facts, sheet))


def _first_of_each(findings: Iterable[Finding]) -> Iterator[Finding]:
    groups = defaultdict(list)
    for finding in findings:
        groups[finding.officer or finding.station].append(finding)
    for group in groups.values():
        first = min(group, key=lambda finding: finding.date.toordinal() if finding.date else 0)
        more = say("audit.verdict.first", times=len(group)) if len(group) > 1 else ""
        yield first.model_copy(update={"sentence": first.sentence + more})


def terms_in_force(facts: Facts) -> Iterator[tuple[PolicyRow, LevelNumber, Term]]:
    """What is counted at some level, with the policy row that says so."""
    left_out = unasked(bool(facts.case.roster_before), facts.case.replan is not None)
    for row in facts.policy.rows:
        if row.level is not None and row.on and row.key not in left_out:
            term = OBJECTIVE.get(row.key) or (PENALTIES.get(row.key) if facts.is_on(row.key) else None)
            if term:
                yield row, row.level, term


def _terms(facts: Facts, sheet: Sheet) -> Iterator[TermValue]:
    for row, level, term in terms_in_force(facts):
        yield TermValue(key=row.key, level=level, weight=row.weight, value=term(facts, sheet))


def _sums(terms: Iterable[TermValue]) -> dict[LevelNumber, int]:
    sums: Counter[LevelNumber] = Counter()
    for term in terms:
        sums[term.level] += term.weight * term.value
    return dict(sums)
