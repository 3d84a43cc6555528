"""Lists and counts as a planner reads them aloud."""

from collections import Counter
from collections.abc import Iterable, Sequence

from scheduler.audit import words
from scheduler.audit.facts import Facts
from scheduler.explain.obstacles import ORDER, TITLES

NAMED = 6
"""So many names are listed; the rest are a number."""


def names(facts: Facts, officers: Sequence[str], most: int = NAMED) -> str:
    shown = "、".join(words.name(facts, officer) for officer in officers[:most])
    return f"{shown}等" if len(officers) > most else shown


def people(title: str, facts: Facts, officers: Sequence[str]) -> str:
    """休假2人（警员A03、警员A07）."""
    return f"{title}{len(officers)}人（{names(facts, officers)}）"


def counted(found: Iterable[str]) -> list[str]:
    """How many each obstacle keeps away: 休假2人, 当日已上勤3人."""
    counts = Counter(TITLES[key] for key in sorted(found, key=ORDER.__getitem__))
    return [f"{title}{count}人" for title, count in counts.items()]
