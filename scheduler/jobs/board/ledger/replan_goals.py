"""Where a replanned roster is written: a new working copy beside the others, with the wall's."""

from pathlib import Path

from models.words import in_the_workbook, say
from scheduler.exchange.targets import WORKING, Targets, free_beside
from scheduler.jobs.board.folder import safe_name


def goals_of(folder: Path, roster: str) -> Targets:
    """`夏季-底稿-重排-底稿.xlsx`; of a version by its number. Numbered where one is there already."""
    with in_the_workbook():
        stem = say("ledger.version", number=roster).replace(" ", "") if roster.isdigit() else Path(safe_name(roster)).stem
        stem = stem.removesuffix(WORKING)
        return free_beside(folder / f"{stem}-{say('board.replan.goal')}.xlsx")
