"""Merged parts as a workbook: a case to check, with the list of what was found on the way."""

from datetime import date
from pathlib import Path
from typing import Any

from models.words import in_the_workbook, say
from scheduler.exchange.reading.merging.merge import Merged
from scheduler.exchange.reading.recognised import MERGE_LIST
from scheduler.exchange.reading.rows import Row
from scheduler.exchange.reading.rows_of.codes import OPEN
from scheduler.exchange.sheets import SHEETS, words
from scheduler.exchange.sheets.sheet import Column, Kind
from scheduler.exchange.transaction.atomic import write_or_keep
from scheduler.exchange.transaction.outputs import NotWritten, refuse_outputs
from scheduler.exchange.writing.case.case_book import sheets_bytes
from scheduler.exchange.writing.case.case_rows import Grid, Values, written
from scheduler.exchange.writing.case.layout import Layout, grid_labels, printed

HEADS = (
    ("merge.heads.number", 6),
    ("merge.heads.kind", 20),
    ("merge.heads.place", 24),
    ("merge.heads.other", 24),
    ("merge.heads.text", 64),
)


def refuse_merged(target: Path, parts: list[Path]) -> None:
    """Raises `NotWritten` where the merged case cannot be."""
    if target.suffix.lower() != ".xlsx":
        raise NotWritten(say("merge.suffix", target=target))
    refuse_outputs([target], parts)


def write_merged(target: Path, merged: Merged) -> None:
    rows = {sheet.key: [_values(row) for row in merged.rows[sheet.key]] for sheet in SHEETS}
    shown = [sheet for sheet in SHEETS if rows[sheet.key] or sheet.required]
    with in_the_workbook():
        content = sheets_bytes(shown, rows, _grid(merged), lambda layout: _list(layout, merged))
    write_or_keep({target: content})


def _values(row: Row) -> Values:
    return {column.key: _cell(row.values[column.key], column) for column in row.sheet.columns if column.key in row.values}


def _cell(value: Any, column: Column) -> Any:
    if column.kind is Kind.CYCLE:
        return " ".join(shift or words.day_off() for shift in value)
    if column.kind is Kind.SPAN:
        start, minutes = value
        end = start.hour * 60 + start.minute + (minutes or 0)
        return f"{start:%H:%M}" + (f"-{words.next_day() if end > 1440 else ''}{_clock(end)}" if minutes else "")
    return written(value, column)


def _clock(minute: int) -> str:
    minute = minute if minute <= 1440 else minute - 1440
    return f"{minute // 60:02}:{minute % 60:02}"


def _grid(merged: Merged) -> Grid:
    """A date of which an officer's own grid does not speak stays open."""
    cells: dict[str, dict[date, str]] = {}
    for row in merged.rows["base_roster"]:
        cells.setdefault(row.values["officer"], {})[row.values["date"]] = _code(row.values["shift"])
    dates = sorted({day for officer in cells for day in merged.roster_dates[officer]})
    rows = []
    for officer in merged.rows["officers"]:
        own, spoken = cells.pop(officer.get("id"), None), merged.roster_dates[officer.get("id")]
        if own is not None:
            labels = (officer.get(key) for key in ("id", "name", "unit"))
            rows.append((*labels, *(own.get(day, None if day in spoken else words.open_date()) for day in dates)))
    return [(*grid_labels(), *dates), *rows] if rows else []


def _code(shift: str | None) -> str:
    return words.open_date() if shift == OPEN else shift or words.day_off()


def _list(layout: Layout, merged: Merged) -> None:
    if not merged.notes:
        return
    page = layout.book.add_worksheet(say(MERGE_LIST))
    page.freeze_panes(1, 0)
    page.repeat_rows(0)
    printed(page, say(MERGE_LIST))
    for place, (text, width) in enumerate(HEADS):
        page.set_column(place, place, width, layout.wrapped)
        page.write_string(0, place, say(text), layout.optional)
    for number, note in enumerate(merged.notes, 1):
        for place, text in enumerate((str(number), say(note.kind.value), note.place, note.other, note.text)):
            page.write_string(number, place, text, layout.wrapped)
    page.autofilter(0, 0, len(merged.notes), len(HEADS) - 1)
