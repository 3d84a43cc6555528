"""Families of rows, each derived from the case alone by the fields of its key; docs/certificate.md has a lemma for each."""

from collections.abc import Callable

from ..ground import Ground
from ..row import Name, NotDerived, Row, take
from . import bound, closed, cover, leave, level, line, share, spread, unit

FAMILIES: dict[str, Callable[..., Row]] = {
    "value": level.value,
    "lower": bound.lower,
    "upper": bound.upper,
    "leave": leave.outcome,
    "capacity": leave.capacity,
    "date": line.date,
    "away": line.away,
    "eve": line.eve,
    "rest": line.rest,
    "rest_base": line.rest_base,
    "closed": closed.closed,
    "nights": line.nights,
    "max_away": unit.max_away,
    "floor": unit.floor,
    "apart": unit.apart,
    "together": unit.together,
    "there": line.there,
    "short": cover.short,
    "below": cover.below,
    "surplus": cover.surplus,
    "excess": spread.excess,
    "excess_short": spread.excess_short,
    "excess_run": spread.excess_run,
    "unshared": share.unshared,
    "over": share.over,
}


def derived(ground: Ground, key: Name) -> Row:
    """Raises `NotDerived` where the case has no such row, or none of which this code knows that every roster keeps it."""
    family = FAMILIES.get(key[0]) if key else None
    if family is None or not take(family, key[1:]):
        raise NotDerived
    return family(ground, *key[1:])
