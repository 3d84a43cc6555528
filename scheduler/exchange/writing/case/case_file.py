"""A case out: as a workbook, a folder of CSV files, or JSON. What stood there before stays whole until the new one is."""

import csv
import io
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from models.case import Case
from models.errors import system_problem
from models.words import say
from scheduler.exchange.sheets import SHEETS
from scheduler.exchange.sheets.sheet import Sheet
from scheduler.exchange.transaction.atomic import replace_file, write_together
from scheduler.exchange.transaction.outputs import NotWritten
from scheduler.exchange.writing.case.case_rows import Values, base_grid, case_rows

RISKY = ("=", "+", "-", "@", "'", "\t", "\r")


def write_case(case: Case, path: str | Path) -> None:
    """By the ending of `path`: .xlsx, .json, or none for a folder of CSV files. Raises `NotWritten`."""
    path = Path(path)
    if path.suffix.lower() == ".json":
        replace_file(path, case.model_dump_json(indent=1).encode())
    elif path.suffix.lower() == ".xlsx":
        from scheduler.exchange.writing.case.case_book import book_bytes

        replace_file(path, book_bytes(case))
    elif path.suffix:
        raise NotWritten(say("case_file.format", path=path))
    else:
        _write_folder(case, path)


def _write_folder(case: Case, path: Path) -> None:
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise NotWritten(say("case_file.folder", path=path, problem=system_problem(error))) from error
    rows = case_rows(case)
    filled = [sheet for sheet in SHEETS if rows[sheet.key] or sheet.required]
    write_together({_file(path, sheet): _csv(case, sheet, rows[sheet.key]) for sheet in filled})
    for sheet in SHEETS:
        if sheet not in filled:
            _file(path, sheet).unlink(missing_ok=True)


def _file(folder: Path, sheet: Sheet) -> Path:
    return folder / f"{sheet.title}.csv"


def _csv(case: Case, sheet: Sheet, rows: list[Values]) -> bytes:
    text = io.StringIO(newline="")
    lines = csv.writer(text)
    if sheet.grid:
        lines.writerows([shown(value) for value in row] for row in base_grid(case))
    elif sheet.key == "parameters":
        lines.writerow(("项目", "值"))
        lines.writerows((column.title, shown(rows[0][column.key])) for column in sheet.columns)
    else:
        lines.writerow(column.title for column in sheet.columns)
        lines.writerows([shown(row[column.key]) for column in sheet.columns] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def shown(value: Any) -> object:
    """Text that a spreadsheet would take for a formula gets an apostrophe, which the reader takes off."""
    if isinstance(value, str):
        return f"'{value}" if value.startswith(RISKY) else value
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d %H:%M}"
    if isinstance(value, time):
        return f"{value:%H:%M}"
    return value.isoformat() if isinstance(value, date) else value
