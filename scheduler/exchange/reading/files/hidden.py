"""What of a table its file does not show: it is read like the rest, and said."""

from collections.abc import Iterable, Iterator

from models.words import listed, say
from scheduler.exchange.reading.cells.raw import blank, letters
from scheduler.exchange.reading.files.table import Table

MOST_STRETCHES_NAMED = 6
"""So many stretches of rows or columns are named beside their number."""


def hidden_parts(table: Table) -> Iterator[str]:
    """One sentence about the sheet, one about its rows and one about its columns, as far as anything stands there."""
    if table.is_hidden:
        yield say("hidden.sheet", name=table.name)
    filled = {number for number, row in enumerate(table.rows) if any(not blank(cell) for cell in row)}
    rows = [number for number in table.facts.hidden_rows if number in filled]
    if rows:
        named = _named((str(first + 1), str(last + 1)) for first, last in _stretches(rows))
        yield say("hidden.rows", name=table.name, rows=len(rows), numbers=named)
    columns = [place for place in table.facts.hidden_columns if _is_filled(table, place)]
    if columns:
        named = _named((letters(first), letters(last)) for first, last in _stretches(columns))
        yield say("hidden.columns", name=table.name, columns=len(columns), letters=named)


def _is_filled(table: Table, place: int) -> bool:
    return any(place < len(row) and not blank(row[place]) for row in table.rows)


def _stretches(numbers: Iterable[int]) -> list[tuple[int, int]]:
    """The first and last of each run of neighbours."""
    stretches: list[tuple[int, int]] = []
    for number in sorted(set(numbers)):
        if stretches and stretches[-1][1] == number - 1:
            stretches[-1] = stretches[-1][0], number
        else:
            stretches.append((number, number))
    return stretches


def _named(stretches: Iterable[tuple[str, str]]) -> str:
    texts = [first if first == last else f"{first}-{last}" for first, last in stretches]
    more = say("hidden.more") if len(texts) > MOST_STRETCHES_NAMED else ""
    return listed(texts[:MOST_STRETCHES_NAMED]) + more
