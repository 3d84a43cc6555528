"""Lists and counts as a planner reads them aloud."""

from collections import Counter
from collections.abc import Iterable, Sequence

from models.words import listed, say
from scheduler.audit import words
from scheduler.audit.facts import Facts
from scheduler.explain.reasons.obstacles import ORDER, title

MOST_NAMES = 6
"""Names listed; the rest are a number."""


def names(facts: Facts, officers: Sequence[str], most: int = MOST_NAMES) -> str:
    shown = listed(words.name(facts, officer) for officer in officers[:most])
    return say("explain.phrase.others", names=shown) if len(officers) > most else shown


def people(title: str, facts: Facts, officers: Sequence[str]) -> str:
    """休假2人（警员A03、警员A07）."""
    return say("explain.phrase.people", title=title, officers=len(officers), names=names(facts, officers))


def counted(obstacles: Iterable[str]) -> list[str]:
    """How many each obstacle keeps away: 休假2人, 当日已上勤3人."""
    counts = Counter(title(key) for key in sorted(obstacles, key=ORDER.__getitem__))
    return [say("explain.phrase.count", title=title, count=count) for title, count in counts.items()]
