"""What the givens alone exceed, before anything is decided; floors above strength; qualifications that run out."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from models.findings import Finding
from models.roster import Assignment, Roster, Source
from models.words import say
from scheduler.audit import Facts
from scheduler.audit.checks import GIVENS
from scheduler.audit.sheet import Sheet
from scheduler.checks.supply import Supply
from scheduler.checks.warning import CheckWarning, WarningKind, day_text


def given_findings(facts: Facts) -> Iterator[Finding]:
    """The audit's findings about base duties and given leave, each officer at the home post where that is allowed."""
    rows = tuple(
        Assignment(
            officer=line.id,
            station=line.units[base.day] or "",
            post=line.officer.home_post if line.officer.home_post in posts else min(posts),
            shift=base.clock.id,
            date=facts.date_of(base.day),
            source=Source.BASE,
            rung=0,
        )
        for line, base, posts in Supply(facts).base
    )
    sheet = Sheet(facts, Roster(assignments=rows))
    for rule, check in GIVENS.items():
        if rule in facts.rules:
            yield from check(facts, sheet)


def givens(facts: Facts, findings: Iterable[Finding]) -> Iterator[CheckWarning]:
    """One warning a policy row and unit: how many officers, and the first finding as an example."""
    groups: dict[tuple[str, str | None], list[Finding]] = defaultdict(list)
    for finding in findings:
        unit = facts.lines[finding.officer].officer.unit if finding.officer else finding.station
        groups[finding.limit, unit].append(finding)
    for (row, unit), group in groups.items():
        title = facts.policy.title(row)
        first = min(group, key=lambda finding: finding.date or facts.start)
        officers = {finding.officer for finding in group if finding.officer}
        count = (
            say("check.givens.officers", officers=len(officers), times=len(group))
            if officers
            else say("check.givens.times", times=len(group))
        )
        sentence = say(
            "check.givens.exceeded", unit=unit or say("check.givens.bureau"), title=title, count=count, sentence=first.sentence
        )
        yield CheckWarning(WarningKind.GIVENS, sentence, unit, first=first.date)


def floors(facts: Facts) -> Iterator[CheckWarning]:
    for unit in facts.case.units:
        for floor in unit.floors:
            first, last = max(0, facts.day(floor.first)), min(facts.days - 1, facts.day(floor.last))
            strength = max((facts.headcount(unit.id, day) for day in range(first, last + 1)), default=floor.minimum)
            if strength < floor.minimum:
                sentence = say(
                    "check.givens.floor",
                    unit=unit.id,
                    first=day_text(floor.first),
                    last=day_text(floor.last),
                    minimum=floor.minimum,
                    strength=strength,
                )
                yield CheckWarning(WarningKind.FLOOR, sentence, unit.id, first=floor.first, last=floor.last)


def expiring(facts: Facts) -> Iterator[CheckWarning]:
    case = facts.case
    needed = {post.skill for post in case.posts if post.skill}
    for row in case.qualifications:
        if row.last is None or not case.start <= row.last < case.end or row.skill not in needed:
            continue
        if not facts.holds(row.officer, row.skill, facts.day(row.last) + 1):
            officer = facts.lines[row.officer].officer
            who = say("check.givens.officer", unit=officer.unit, name=officer.name, officer=officer.id)
            sentence = say("check.givens.expires", who=who, skill=row.skill, date=day_text(row.last))
            yield CheckWarning(WarningKind.QUALIFICATION, sentence, officer.unit, officer.id, row.last, case.end)
