"""Changes in a 底稿 that are not read, each with the place where it could be made."""

from typing import NamedTuple

from models.words import Language, catalogue, say
from scheduler.exchange.sheets.decisions import POLICY
from scheduler.exchange.sheets.written import BlockKind, Written

HINTS = {
    "title.leave": "edits.hint.leave",
    "title.covers": "edits.hint.covers",
    "title.stays": "edits.hint.stays",
    "title.shortages": "edits.hint.demand",
    "title.answers": "edits.hint.wishes",
}
"""Where to edit instead, by the title of a sheet."""


class Unread(NamedTuple):
    """`cell` is empty where a whole sheet, or rows or columns of it, are meant."""

    sheet: str
    cell: str
    change: str
    instead: str

    @property
    def place(self) -> str:
        return f"{self.sheet}!{self.cell}" if self.cell else self.sheet

    def __str__(self) -> str:
        return say("edits.unread.line", place=self.place, change=self.change, instead=self.instead)


def hint(known: Written, sheet: str) -> str:
    """Where to edit what a sheet shows."""
    kinds = {block.kind for block in known.blocks_of(sheet)}
    if BlockKind.CREWS in kinds:
        return say("edits.hint.station")
    if BlockKind.DATES in kinds:
        return say("edits.hint.officers")
    if BlockKind.LEAVE in kinds:
        return say("edits.hint.leave")
    titles = {catalogue(language)[key]: hinted for key, hinted in HINTS.items() for language in Language}
    titles |= dict.fromkeys((POLICY.zh, POLICY.en), "edits.hint.policy")
    return say(titles.get(sheet, "edits.hint.counted"))
