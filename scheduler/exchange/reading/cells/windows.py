"""Limits over so many dates in a row, as planners type them: a number alone, or `7:4；14:6`."""

from models.policy import PolicyRow
from models.windows import are_windows, told, windows
from models.words import say
from scheduler.exchange.reading.cells.cells import BadCell
from scheduler.exchange.reading.cells.raw import shown
from scheduler.exchange.reading.cells.typed import whole


def windows_of(raw: object, row: PolicyRow) -> int | str:
    """A number alone as it is, windows in one form, however they were typed. Raises `BadCell`."""
    text = shown(raw)
    if not are_windows(text):
        title = row.texts()["title"]
        raise BadCell(say("policy_rows.not_a_value", raw=text, title=title), say("policy_rows.windows", default=row.value))
    number = whole(text)
    return told(windows(text)) if number is None else number
