"""The changes that close a shortage, cheapest first: one alone, or several together where none does alone."""

from models.words import say
from scheduler.audit import levels
from scheduler.audit.given.needs import Duty
from scheduler.explain.asked.relaxation import Relaxation
from scheduler.explain.asked.relaxations import relaxations
from scheduler.explain.asked.view import View


def closing(view: View, duty: Duty) -> list[Relaxation]:
    """Where nothing closes the shortage, what lessens it most."""
    ways = sorted(relaxations(view, duty), key=lambda way: (way.missing, cost(way)))
    if not ways or not ways[0].missing:
        return [way for way in ways if not way.missing]
    together = _together(ways[0], closing(view.with_roster(ways[0].roster, ways[0].facts), duty))
    return [together] if together else [way for way in ways if way.missing == ways[0].missing]


def cost(way: Relaxation) -> tuple[int, ...]:
    """The values of all levels, everything else as it is."""
    return tuple(value for _, value in sorted(levels(way.facts, way.roster).items()))


def _together(first: Relaxation, rest: list[Relaxation]) -> Relaxation | None:
    if not rest or rest[0].missing:
        return None
    words = say("explain.asked.relaxations.both", first=first.words, second=rest[0].words)
    return rest[0]._replace(words=words, pins=(*first.pins, *rest[0].pins))
