"""The workbook of a difference of two rosters: person by person, and date by date."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from models.publishing.difference import Difference
from models.words import say
from scheduler.exchange.writing.answers.difference_text import both_texts, heading
from scheduler.exchange.writing.paper.style import Styles, new_workbook
from scheduler.exchange.writing.paper.table import Column, table_sheet

PERSON_COLUMNS = (Column("head.unit", 14), Column("head.officer", 14, "strong"), Column("diff.head.officer", 12, "typed"))
CHANGE_COLUMNS = (Column("diff.head.before", 40), Column("diff.head.after", 40))
DATE = Column("head.date", 12, "date")


def difference_bytes(differing: Difference) -> bytes:
    content = BytesIO()
    book = new_workbook(content, differing.first)
    styles = Styles(book)
    note = heading(differing)
    rows = list(_rows(differing))
    table_sheet(book, styles, say("diff.sheet.people"), note, (*PERSON_COLUMNS, DATE, *CHANGE_COLUMNS), rows)
    by_date = sorted(((row[3], *row[:3], *row[4:]) for row in rows), key=lambda row: row[0])
    table_sheet(book, styles, say("diff.sheet.dates"), note, (DATE, *PERSON_COLUMNS, *CHANGE_COLUMNS), by_date)
    book.close()
    return content.getvalue()


def _rows(differing: Difference) -> Iterator[tuple[Any, ...]]:
    for person in differing.people:
        for change in person.cells:
            yield person.unit, person.name, person.officer, change.date, *both_texts(change)
