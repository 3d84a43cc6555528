"""What an edit comes to, from the audit: what is new against before it, what is gone, and which levels change."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from models.findings import Finding, Shortage
from models.level import LevelNumber
from scheduler.audit.terms import OBJECTIVE
from scheduler.audit.verdict import terms_in_force
from scheduler.explain.asked.adding import sentences
from scheduler.jobs.board.editing.edit_lines import edit_line
from scheduler.jobs.board.editing.working_copy import Made
from scheduler.jobs.board.open_roster import OpenRoster


class LevelChange(NamedTuple):
    level: LevelNumber
    title: str
    before: int
    after: int


class Told(NamedTuple):
    """Sentences. `breaches` and `shortages` are new, `mended` and `filled` are gone; the counts are of all that there are now."""

    edits: tuple[str, ...]
    breaches: tuple[str, ...]
    shortages: tuple[str, ...]
    levels: tuple[LevelChange, ...]
    mended: tuple[str, ...]
    filled: tuple[str, ...]
    all_breaches: int
    all_shortages: int


def told(made: Made) -> Told:
    before, after = made.before, made.after
    return Told(
        tuple(edit_line(edit, before.tables, after.tables) for edit in made.edits),
        sentences(after.view, sorted(after.breaches - before.breaches, key=_place)),
        tuple(short.sentence for short in _worse(before, after)),
        tuple(_levels(before, after)),
        sentences(before.view, sorted(before.breaches - after.breaches, key=_place)),
        tuple(short.sentence for short in _worse(after, before)),
        len(after.breaches),
        len(after.shortages),
    )


def _place(finding: Finding) -> tuple[str, str]:
    return str(finding.date or ""), finding.sentence


def _worse(before: OpenRoster, after: OpenRoster) -> Iterable[Shortage]:
    """Duties that lack more after than before, those below their minimum first."""
    worse = [short for duty, short in after.shortages.items() if _lack(short) > _lack(before.shortages.get(duty))]
    return sorted(worse, key=lambda short: (not short.below_minimum, short.date, short.station, short.post))


def _lack(short: Shortage | None) -> tuple[int, int, bool]:
    return (short.below_minimum, short.below_target, short.lacks_lead) if short else (0, 0, False)


def _levels(before: OpenRoster, after: OpenRoster) -> Iterator[LevelChange]:
    policy = after.file.case.policy
    names: dict[LevelNumber, str] = {}
    for row, level, _ in sorted(terms_in_force(after.facts), key=lambda term: (term[1], term[0].key not in OBJECTIVE)):
        names.setdefault(level, row.key)
    for level, name in names.items():
        was, now = before.levels.get(level, 0), after.levels.get(level, 0)
        if was != now:
            yield LevelChange(level, policy.title(name), was, now)
