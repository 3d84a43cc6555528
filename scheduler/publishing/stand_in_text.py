"""The stand-in list as a planner reads it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from models.records.stand_in import PassedOver, StandIn, StandInList
from models.words import listed, say
from scheduler.audit.given.needs import Duty
from scheduler.exchange.writing.paper.levels import changes_text
from scheduler.explain.asked.view import View
from scheduler.explain.reasons.covers import RUNGS
from scheduler.explain.reasons.obstacles import ORDER, REMOTE, title

Groups = dict[str, list[PassedOver]]


def list_title(view: View, known: StandInList) -> str:
    duty = view.said(view.duty(known.station, known.post, known.shift, known.date))
    if known.instead_of is None:
        return say("stand_in.title", duty=duty)
    return say("stand_in.title_instead", duty=duty, officer=view.named(view.facts.lines[known.instead_of]))


def list_lines(view: View, known: StandInList) -> Iterator[str]:
    """Those able by their rank, then the others by what is in the way, last those who are out of the question."""
    yield crew_line(view, view.duty(known.station, known.post, known.shift, known.date))
    yield say("stand_in.able", count=len(known.able)) if known.able else say("stand_in.nobody")
    for place, stand_in in enumerate(known.able, 1):
        yield "  " + say("stand_in.place", place=place, officer=_named(view, stand_in.officer), price=price(view, stand_in))
    yield say("stand_in.passed_over", count=len(known.passed_over))
    for obstacle, rows in grouped(known.passed_over).items():
        yield "  " + say("stand_in.group", obstacle=obstacle_title(view, obstacle), count=len(rows))
        yield from (f"    {line}" for line in members(view, rows))


def price(view: View, stand_in: StandIn) -> str:
    """挂钩部门：第4级支援梯次代价 +2，第6级路途 +1"""
    costs = changes_text(view.case.policy, stand_in.costs)
    return say("stand_in.price", rung=say(RUNGS[stand_in.rung]), costs=costs) if stand_in.rung else costs


def obstacle_title(view: View, obstacle: str) -> str:
    """In the planner's words; by the policy row of a limit that is not the rule's own."""
    return title(obstacle) if obstacle in ORDER else view.case.policy.title(obstacle)


def crew_line(view: View, duty: Duty) -> str:
    need, count = view.facts.needs[duty], view.sheet.counts.get(duty)
    crew = listed(_named(view, work.line.id) for work in view.sheet.crew.get(duty, ())) or say("stand_in.empty")
    missing = say("stand_in.missing", count=count.below_target) if count and count.below_target else ""
    return say("stand_in.crew", crew=crew, minimum=need.minimum, target=need.target, missing=missing)


def grouped(rows: Iterable[PassedOver]) -> Groups:
    groups: Groups = defaultdict(list)
    for row in rows:
        groups[row.obstacle].append(row)
    return dict(sorted(groups.items(), key=lambda group: (group[0] in REMOTE, len(group[1]), group[0])))


def members(view: View, rows: list[PassedOver]) -> Iterator[str]:
    """With what the audit has to say of each; the others by name, unit by unit."""
    yield from (row.sentence for row in rows if row.sentence)
    units: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        if not row.sentence:
            officer = view.facts.lines[row.officer].officer
            units[officer.unit].append(officer.name if officer.name not in view.facts.shared_names else officer.id)
    whole = Counter(officer.unit for officer in view.case.officers)
    for unit, names in units.items():
        everybody = len(names) > 1 and len(names) == whole[unit]
        yield say("stand_in.everybody", unit=unit) if everybody else say("stand_in.members", unit=unit, officers=listed(names))


def _named(view: View, officer: str) -> str:
    return view.named(view.facts.lines[officer])
