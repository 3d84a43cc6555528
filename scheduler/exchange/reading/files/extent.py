"""How much reading a file would hold, and how much it may."""

from typing import NamedTuple

LARGEST_AREA_CELLS = 1_000_000
LARGEST_TEXT_BYTES = 60_000_000


class Extent(NamedTuple):
    """What reading a workbook would hold: cells in the rectangles of its sheets, bytes of text; the largest sheet and its end."""

    area: int = 0
    text: int = 0
    sheet: str = ""
    end: str = ""
