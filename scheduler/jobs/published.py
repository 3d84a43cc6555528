"""A roster by what the planner calls it."""

from pathlib import Path

from models.roster import RosterFile
from scheduler.exchange.reading.roster_file import read_roster


def roster_of(reference: str) -> RosterFile:
    """The roster in a working copy or JSON file. Raises `Unreadable`."""
    return read_roster(Path(reference))


def paths_of(*references: str) -> list[Path]:
    """Those of them that are files."""
    return [Path(reference) for reference in references]
