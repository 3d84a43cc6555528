"""Base duties that give way to the rest after a cover."""

from collections.abc import Iterable, Iterator

from models.roster import Source

from .facts import Facts
from .given.line import Base, Line
from .rows import Work


def yielding(facts: Facts, line: Line, works: Iterable[Work]) -> dict[int, bool]:
    """By date of the base duties that a rest lasts into, whether that was decided; what else takes them away is not asked.

    A base duty that force keeps does not give way.
    """
    known = list(works)
    covers = [work for work in known if work.is_cover]
    if not _lets_yield(facts) or not (covers or line.before.station):
        return {}
    kept = {work.duty.day for work in known if work.forced and work.row.source is Source.BASE}
    causes = {base.day: list(_causes(facts, line, base, covers)) for base in line.duties if base.day not in kept}
    return {day: all(decided) for day, decided in causes.items() if decided}


def _causes(facts: Facts, line: Line, base: Base, covers: list[Work]) -> Iterator[bool]:
    """Of each duty that ends, with its rest, after the base duty's start, whether it was decided."""
    if yields_to_opening(facts, line, base):
        yield False
    for work in covers:
        earlier = work.duty.day < base.day and not base.clock.is_standby
        if earlier and work.end + work.clock.rest > base.clock.begin(base.day):
            yield work.decided


def yields_to_opening(facts: Facts, line: Line, base: Base) -> bool:
    """To the last duty of a stint that was open on the eve; a standby only until that has ended."""
    eve = line.before
    if not _lets_yield(facts) or eve.station is None or eve.end is None:
        return False
    return base.clock.begin(base.day) < eve.end + (0 if base.clock.is_standby else eve.rest)


def _lets_yield(facts: Facts) -> bool:
    return "rota" in facts.rules and facts.policy.row("ladder.yielded").on
