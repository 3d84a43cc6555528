"""What a spreadsheet's cell holds, before anybody asks what it means, and how its column is called."""

from scheduler.exchange.reading.cells.number_formats import ShownNumber

UNCOMPUTED = "\x00formula"
"""Stands in a cell whose formula nobody has computed."""


def letters(column: int) -> str:
    """The name of a column counted from 0."""
    text = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(65 + rest) + text
    return text


def blank(raw: object) -> bool:
    return raw is None or (isinstance(raw, str) and not raw.strip())


def shown(raw: object) -> str:
    """A whole number without the point that a spreadsheet gives it, or as its cell shows it."""
    if isinstance(raw, ShownNumber):
        return raw.text
    return str(int(raw)) if isinstance(raw, float) and raw == int(raw) else str(raw)
