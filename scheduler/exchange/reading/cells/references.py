"""References typed in one cell: 龙桥07:2024-07-23, 龙桥07:2024-07-25/2024-07-28, 东海/接处警/夜:2024-07-23."""

from scheduler.exchange.reading.cells import typed
from scheduler.exchange.reading.cells.cells import BadCell
from scheduler.exchange.reading.cells.days import Range
from scheduler.exchange.reading.cells.spans import Dates, dates_of

COLONS = ":："


def split(text: str, horizon: Range | None) -> tuple[str, Dates | None]:
    """What stands before the last colon, and the dates behind it; all of the text where those are none."""
    text = typed.slashed(text)
    place = max(text.rfind(colon) for colon in COLONS)
    if place < 0:
        return text, None
    head, tail = text[:place].strip(), text[place + 1 :].strip()
    parts = tail.split("/")
    try:
        if len(parts) == 2:
            return head, Dates(dates_of(parts[0], horizon).first, dates_of(parts[1], horizon).first)
        return head, dates_of(tail, horizon)
    except BadCell:
        return text, None
