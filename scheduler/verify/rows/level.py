"""The value of a level: at least its terms that a certificate counts, for all others are at least 0."""

from collections.abc import Callable, Iterator

from models.roster import LeaveDecision, Outcome, Source
from scheduler.audit.terms.ladder import cost_of
from scheduler.audit.terms.leave import decision_cost, refusal_cost
from scheduler.audit.verdict import terms_in_force

from ..ground import Ground
from ..row import AT_LEAST, Entries, Name, NotDerived, Row, each, row
from .spread import KINDS, lacks_of


def value(ground: Ground, level: str) -> Row:
    """The level less the cost of each variable is 0 at least."""
    rows = [(policy.key, policy.weight) for policy, number, _ in terms_in_force(ground.facts) if str(number) == level]
    if not rows:
        raise NotDerived
    costs = [(name, -weight * cost) for key, weight in rows if key in COSTS for name, cost in COSTS[key](ground)]
    return row(AT_LEAST, 0, each([("value", level)]), costs)


def _critical_cover(ground: Ground) -> Iterator[tuple[Name, int]]:
    return ((ground.name_of("short", duty), 1) for duty in ground.facts.needs)


def _leave(ground: Ground) -> Iterator[tuple[Name, int]]:
    facts = ground.facts
    for request in facts.pending.values():
        yield ("refuse", request.id), refusal_cost(facts, request)
        for name, choice, dates in ground.options(request.id):
            days = {"first": facts.date_of(dates.first), "last": facts.date_of(dates.last)}
            decision = LeaveDecision(request=request.id, outcome=Outcome.MOVED, choice=choice, **days)
            yield name, decision_cost(facts, request, decision)


def _target_cover(ground: Ground) -> Iterator[tuple[Name, int]]:
    return ((ground.name_of("below", duty), need.weight) for duty, need in ground.facts.needs.items())


def _spread(ground: Ground) -> Iterator[tuple[Name, int]]:
    """Where so many can lack at all."""
    for duty in ground.facts.needs:
        yield from ((ground.name_of(kind, duty), 1) for kind in KINDS if lacks_of(ground, kind, duty))


def _ladder(ground: Ground) -> Iterator[tuple[Name, int]]:
    facts, number = ground.facts, ground.facts.policy.number
    for line in facts.lines.values():
        home = line.officer.home_post
        for day in range(facts.days):
            for start in ground.duties(line.id, day):
                if start.source is not Source.FREE:
                    yield start.name, cost_of(facts, line, start.duty)
            for start in ground.base(line.id, day):
                if home and start.duty.post != home:
                    yield start.name, number("ladder.reposted")
            yield from ((name, number("ladder.yielded")) for name in ground.yielding(line.id, day))


def _surplus(ground: Ground) -> Iterator[tuple[Name, int]]:
    return ((ground.name_of("surplus", duty), need.surplus_weight) for duty, need in ground.facts.needs.items())


def _layer_share(ground: Ground) -> Iterator[tuple[Name, int]]:
    return ((("unshared", officer), 1) for officer in ground.facts.candidates.heads)


def _fairness(ground: Ground) -> Iterator[tuple[Name, int]]:
    for share in ground.facts.fair_shares:
        yield from ((("over", share.officer, str(place)), 1) for place in range(len(share.steps)))


COSTS: dict[str, Callable[[Ground], Entries]] = {
    "critical_cover": _critical_cover,
    "leave": _leave,
    "target_cover": _target_cover,
    "spread": _spread,
    "ladder": _ladder,
    "surplus": _surplus,
    "layer_share": _layer_share,
    "fairness": _fairness,
}
"""By policy row, what each variable costs before weighting."""
