"""How little and how much a variable can be."""

from collections.abc import Callable

from ..ground import Ground
from ..row import AT_LEAST, AT_MOST, Name, NotDerived, Row, each, row, take
from .closed import start_of
from .spread import lacks_of


def lower(ground: Ground, *name: str) -> Row:
    """Nothing that is counted is below 0."""
    most_of(ground, name)
    return row(AT_LEAST, 0, each([name]))


def upper(ground: Ground, *name: str) -> Row:
    most = most_of(ground, name)
    if most is None:
        raise NotDerived
    return row(AT_MOST, most, each([name]))


def most_of(ground: Ground, name: Name) -> int | None:
    """What the variable can be at most, None where nothing says so; refused where the case has no such variable."""
    kind = KINDS.get(name[0]) if name else None
    if kind is None or not take(kind, name[1:]):
        raise NotDerived
    return kind(ground, *name[1:])


def _duty(ground: Ground, *fields: str) -> int:
    start_of(ground, ("duty", *fields))
    return 1


def _base(ground: Ground, officer: str, post: str, date: str) -> int:
    names = [start.name for start in ground.base(officer, ground.day(date))]
    return _one_of(names, ("base", officer, post, date))


def _grant(ground: Ground, request: str, choice: str, first: str) -> int:
    return _one_of([option.name for option in ground.options(request)], ("grant", request, choice, first))


def _refuse(ground: Ground, request: str) -> int:
    ground.request(request)
    return 1


def _away(ground: Ground, officer: str, date: str) -> int:
    return _one_of(ground.away(officer, ground.day(date)), ("away", officer, date))


def _yield(ground: Ground, officer: str, date: str) -> int:
    return _one_of(ground.yielding(officer, ground.day(date)), ("yield", officer, date))


def _one_of(known: list[Name], name: Name) -> int:
    if name not in known:
        raise NotDerived
    return 1


def _short(ground: Ground, station: str, post: str, shift: str, date: str) -> int:
    return ground.facts.needs[ground.duty(station, post, shift, date)].minimum


def _below(ground: Ground, station: str, post: str, shift: str, date: str) -> int:
    return ground.facts.needs[ground.duty(station, post, shift, date)].target


def _surplus(ground: Ground, station: str, post: str, shift: str, date: str) -> int | None:
    duty = ground.duty(station, post, shift, date)
    if ground.is_filled_by_force(duty):
        return None
    return max(0, len({start.line.id for start in ground.crew(duty)}) - ground.facts.needs[duty].target)


def _excess(kind: str) -> Callable[..., int | None]:
    def most(ground: Ground, station: str, post: str, shift: str, date: str) -> int:
        """As much as can lack at all."""
        lacks = lacks_of(ground, kind, ground.duty(station, post, shift, date))
        if lacks is None:
            raise NotDerived
        return lacks.most

    return most


def _unshared(ground: Ground, officer: str) -> int:
    if officer not in ground.facts.candidates.heads:
        raise NotDerived
    return ground.facts.policy.number("layer_share")


def _over(ground: Ground, officer: str, place: str) -> None:
    share = next((share for share in ground.facts.fair_shares if share.officer == officer), None)
    if share is None or place not in map(str, range(len(share.steps))):
        raise NotDerived


KINDS: dict[str, Callable[..., int | None]] = {
    "duty": _duty,
    "base": _base,
    "grant": _grant,
    "refuse": _refuse,
    "away": _away,
    "yield": _yield,
    "short": _short,
    "below": _below,
    "surplus": _surplus,
    "excess": _excess("excess"),
    "excess_short": _excess("excess_short"),
    "excess_run": _excess("excess_run"),
    "unshared": _unshared,
    "over": _over,
}
"""Of the variables of each kind, what they can be at most."""
