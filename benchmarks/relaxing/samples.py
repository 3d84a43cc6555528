"""Large cases: each row of the table from the base's roster alone, and planned from it within a short limit, as `whatif` does."""

from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import NamedTuple

from benchmarks.relaxing.rows import AT_NONE
from benchmarks.relaxing.verdicts import KEPT, LOST, NOTHING, WORSE, tables
from models.case import Case
from models.roster import LevelResult, Roster
from scheduler.audit import audit, facts_of
from scheduler.demand.planning import staffed
from scheduler.engine.build import level_names
from scheduler.engine.settings import Settings
from scheduler.engine.watch import Watch
from scheduler.exchange.reading.reader import read_case
from scheduler.inherited import no_worse
from scheduler.whatif.planned import Task, attempted, run

BASE_SECONDS = 60.0


class Relaxed(NamedTuple):
    """A row of the table, the case that it makes, and what the base's roster is worth in the case before."""

    row: str
    case: Case
    base: tuple[int, ...]


def sample_verdicts(path: Path, seconds: float) -> Iterator[tuple[str, str]]:
    """Within so many seconds for each row; 0 is the base's roster alone."""
    whole = staffed(read_case(path).case)
    base = run(Task("", "base", whole, Settings(max(BASE_SECONDS, seconds))), Watch())
    for relaxed in all_relaxed(whole, base.roster):
        told = known_verdict(relaxed, base.roster)
        if told == KEPT and seconds:
            answer = attempted(Task("", relaxed.row, relaxed.case, Settings(seconds), base.roster), Watch())
            told = LOST if answer.proof is None else _verdict(relaxed, answer.proof.levels)
        yield relaxed.row, told


def all_relaxed(whole: Case, roster: Roster) -> Iterator[Relaxed]:
    for rows, case in tables(whole):
        counted = audit(case, roster).levels
        base = tuple(counted.get(level, 0) for level in level_names(case))
        for row, change in rows.items():
            changed = change(case, Random(row))
            if changed is not None:
                yield Relaxed(row, changed, base)


def known_verdict(relaxed: Relaxed, roster: Roster) -> str:
    """As after a search that found nothing in its time."""
    return _verdict(relaxed, no_worse(NOTHING, facts_of(relaxed.case), roster).levels)


def _verdict(relaxed: Relaxed, levels: tuple[LevelResult, ...]) -> str:
    if relaxed.row in AT_NONE:
        return KEPT
    if not levels:
        return LOST
    return WORSE if tuple(level.value for level in levels) > relaxed.base else KEPT
