"""What each level is worth at least: a row a level, over the terms that a certificate knows; the others are 0 or more."""

from collections.abc import Callable

from models.level import LevelNumber
from models.organisation import Category, UnitKind
from models.roster import Source
from scheduler.certificate.rows.cover import add_spread
from scheduler.certificate.system import AT_LEAST, Entry, each
from scheduler.certificate.variables import Variables
from scheduler.formulation.bearers import bearers
from scheduler.objective.fairness import fair_shares
from scheduler.objective.ladder import cost


def add(known: Variables, levels: list[LevelNumber]) -> dict[LevelNumber, int]:
    """By level the variable of its value."""
    policy = known.instance.policy
    values = {}
    for level in levels:
        entries: dict[int, int] = {}
        for row in policy.rows:
            if row.level == level and policy.on(row.key) and row.key in TERMS:
                for var, coef in TERMS[row.key](known):
                    entries[var] = entries.get(var, 0) + row.weight * coef
        values[level] = known.system.variable(("value", str(level)), None)
        priced = [(var, -coef) for var, coef in entries.items() if coef]
        known.system.add(("value", str(level)), AT_LEAST, [(values[level], 1), *priced], 0)
    return values


def _leave(known: Variables) -> list[Entry]:
    requests = [request for requests in known.requests.values() for request in requests]
    entries = [(request.refused, request.leave.refusal_cost) for request in requests]
    return entries + [(var, option.cost) for request in requests for option, var in request.options]


def _ladder(known: Variables) -> list[Entry]:
    instance, policy = known.instance, known.instance.policy
    entries = []
    for candidate, var in known.candidates:
        if candidate.source in (Source.COVER, Source.EXTRA):
            category = instance.officers[candidate.officer].category
            entries.append((var, cost(policy, candidate.rung, category, candidate.named)))
    for officer, day in known.started:
        home = instance.officers[officer].home_post
        elsewhere = [begun.var for begun in known.base(officer, day) if home is not None and begun.key[1] != home]
        entries += each(elsewhere, policy.number("ladder.reposted"))
    return entries + each(known.yielding.values(), policy.number("ladder.yielded"))


def _unshared(known: Variables) -> list[Entry]:
    """Of heads in departments who have a candidate."""
    instance, least = known.instance, known.instance.policy.number("layer_share")
    covers: dict[int, list[int]] = {}
    for candidate, var in known.candidates:
        head = instance.officers[candidate.officer]
        in_department = instance.units[head.unit].kind is UnitKind.DEPARTMENT
        if candidate.source is Source.COVER and head.category is Category.HEAD and in_department:
            covers.setdefault(candidate.officer, []).append(var)
    entries = []
    for officer, variables in covers.items():
        if known.is_plain(officer):
            name = ("unshared", known.id_of(officer))
            lack = known.system.variable(name, least)
            known.system.add(name, AT_LEAST, each([lack, *variables]), least)
            entries.append((lack, 1))
    return entries


def _fairness(known: Variables) -> list[Entry]:
    """Where somebody bears another's burden by a pin, nothing."""
    instance = known.instance
    if bearers(instance):
        return []
    borne: dict[int, list[Entry]] = {}
    for candidate, var in known.candidates:
        borne.setdefault(candidate.officer, []).append((var, -candidate.duty.burden))
    entries = []
    for officer, share in fair_shares(instance, [candidate for candidate, _ in known.candidates]).items():
        for place, threshold in enumerate(share.thresholds(instance)):
            name = ("over", known.id_of(officer), str(place))
            over = known.system.variable(name, None)
            known.system.add(name, AT_LEAST, [(over, 1), *borne[officer]], instance.before.burden[officer] - threshold)
            entries.append((over, 1))
    return entries


TERMS: dict[str, Callable[[Variables], list[Entry]]] = {
    "critical_cover": lambda known: each(known.short.values()),
    "leave": _leave,
    "target_cover": lambda known: [(known.below[duty.index], duty.weight) for duty in known.instance.duties.all],
    "spread": lambda known: each(add_spread(known)),
    "ladder": _ladder,
    "surplus": lambda known: [(known.surplus[duty.index], duty.surplus_weight) for duty in known.instance.duties.all],
    "layer_share": _unshared,
    "fairness": _fairness,
}
"""By policy row, its variables and what each costs before weighting."""
