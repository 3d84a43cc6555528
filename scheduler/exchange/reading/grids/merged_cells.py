"""What a merged range means below the headers of a sheet: in a duty grid its value in every column, in a table nothing clear."""

from collections.abc import Collection, Iterator

from models.words import say
from scheduler.exchange.errors import CaseFault
from scheduler.exchange.reading.cells.raw import blank, letters
from scheduler.exchange.reading.files.table import Area, Table, cell_at, put


def with_merged(table: Table, bottom: int, places: Collection[int]) -> Table:
    """The table in which a value merged over several of `places` stands in each, below row `bottom` from 0."""
    rows = list(table.rows)
    for area in _across(table, bottom):
        for number in range(area.top, min(area.bottom + 1, len(rows)) if area.left in places else 0):
            rows[number] = list(rows[number])
            value = cell_at(rows, number, area.left)
            for place in range(area.left + 1, area.right + 1):
                if place in places:
                    put(rows, number, place, value)
    return table._replace(rows=rows)


def merged_faults(table: Table, bottom: int, columns: Collection[int]) -> Iterator[tuple[int, CaseFault, list[int]]]:
    """Ranges that are filled and reach over further columns of a table, where then nothing stands: row, fault, those columns."""
    for area in _across(table, bottom):
        spanned = [place for place in sorted(columns) if area.left < place <= area.right]
        if spanned and not blank(cell_at(table.rows, area.top, area.left)):
            span = f"{letters(area.left)}{area.top + 1}:{letters(area.right)}{area.bottom + 1}"
            wrong = say("merged.across", span=span, columns=area.right - area.left + 1)
            fault = CaseFault(table.name, f"{letters(area.left)}{area.top + 1}", wrong, say("merged.expected"))
            yield area.top, fault, spanned


def right_of(table: Table, row: int, column: int) -> int:
    """The column beside a cell, or beside the range that it stands in."""
    spans = (area.right for area in table.facts.merged if area.top <= row <= area.bottom and area.left <= column <= area.right)
    return max(spans, default=column) + 1


def _across(table: Table, bottom: int) -> Iterator[Area]:
    return (area for area in table.facts.merged if area.top > bottom and area.right > area.left)
