"""What a 底稿 shows when it is written, cell by cell, and where in it something may be typed over.

It travels on the hidden sheet, so that whatever was changed since is seen by comparison, in whichever language it was written.
"""

from enum import StrEnum

from models.base import Noun

COMPUTED = ()
Shown = str | float | tuple[float] | tuple[()] | None
"""Text, a number, a date as its serial number alone in a tuple; empty text is a blank cell of a table, None no cell at all.

`COMPUTED` is a formula, which shows another number when the cells that it counts are typed over.
"""


class BlockKind(StrEnum):
    DATES = "dates"
    """Officers by date."""
    CREWS = "crews"
    """Duties of a station by date: `post/shift` down."""
    LEAVE = "leave"
    """Requests, with outcome and dates granted beside each other."""


class Block(Noun):
    """Cells from row `top` and column `left`, 0-based, that may be edited; each row is known by the cells in `labels`.

    `rows` are officers, (post, shift) or requests, an empty one for a row that is not open; `of` is the station of crews.
    """

    sheet: str
    kind: BlockKind
    top: int
    left: int
    width: int
    rows: tuple[tuple[str, ...], ...]
    labels: tuple[int, ...]
    of: str = ""

    def holds(self, row: int, column: int) -> bool:
        at = row - self.top
        return 0 <= at < len(self.rows) and bool(self.rows[at]) and self.left <= column < self.left + self.width


class WrittenSheet(Noun):
    name: str
    rows: tuple[tuple[Shown, ...], ...]


class Written(Noun):
    """`is_whole` says whether `sheets` are all that there were, and as they were, outside the blocks too."""

    sheets: tuple[WrittenSheet, ...]
    blocks: tuple[Block, ...]
    is_whole: bool = True

    def blocks_of(self, sheet: str) -> list[Block]:
        return [block for block in self.blocks if block.sheet == sheet]
