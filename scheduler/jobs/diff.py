"""What is new in the second of two rosters, person by person."""

from functools import partial

from models.publishing.difference import Difference
from scheduler.exchange.targets import Targets, refuse, write
from scheduler.exchange.writing.answers.difference_text import difference_lines
from scheduler.exchange.writing.answers.difference_workbook import difference_bytes
from scheduler.jobs.answered import Answered
from scheduler.jobs.published import paths_of, roster_of
from scheduler.publishing.difference import difference_of


def diff(before: str, after: str, goals: Targets, db: str = "") -> Answered[Difference]:
    """Either may be the number of a published version. Raises `NotWritten`, what `roster_of` raises, and `NotComparable`."""
    refuse(goals, paths_of(before, after))
    old, new = roster_of(before, db), roster_of(after, db)
    differing = difference_of(old, new)
    written = write(goals, partial(difference_bytes, differing))
    return Answered(differing, tuple(difference_lines(differing, before, after)), written)
