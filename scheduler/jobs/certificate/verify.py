"""A certificate held against the roster that it speaks of."""

from collections.abc import Iterator
from pathlib import Path

from models.words import say
from scheduler.jobs.published import Reference, refuse_edits, roster_of
from scheduler.verify.verdict import Verified
from scheduler.verify.verdict import verify as verify_file


def verify(roster: Reference, certificate: Path, db: str = "") -> Iterator[str]:
    """A line for each level that holds. Raises `Refused` at the first that does not, and what `roster_of` raises."""
    file = roster_of(roster, db)
    refuse_edits(roster, file)
    verified = list[Verified]()
    for level in verify_file(file, certificate):
        verified.append(level)
        yield _line(level, {before.level.level for before in verified if not before.level.is_closed})
    closed = sum(known.level.is_closed for known in verified)
    yield say("verify.all", closed=closed, levels=len(verified))


def _line(verified: Verified, open_levels: set[str]) -> str:
    """`open_levels` are those of which it is not certified that nothing is better."""
    level = verified.level
    if level.bound is None:
        return say("verify.none", level=level.level, value=level.value)
    said = {"level": level.level, "value": level.value, "bound": level.bound, "rows": verified.rows}
    line = say("verify.closed" if level.is_closed else "verify.open", **said)
    unproven = sorted(set(level.caps) & open_levels)
    return line + (say("verify.conditional", levels=", ".join(unproven)) if unproven else "")
