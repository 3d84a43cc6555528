"""The sheet 比选方案 of a workbook or of a folder of CSV files."""

from pathlib import Path

from models.case import Case
from models.errors import ScenarioRefused
from scheduler.exchange.errors import fault_lines
from scheduler.exchange.reading.cells.days import Range
from scheduler.exchange.reading.child.untrusted import book
from scheduler.exchange.reading.files.tables import refuse_unreadable
from scheduler.exchange.reading.headers import key
from scheduler.exchange.reading.recognised import recognise
from scheduler.exchange.reading.scenarios.lines import Line
from scheduler.exchange.sheets.decisions import SCENARIOS


def sheet_lines(path: Path, case: Case) -> list[tuple[str, Line]]:
    """Lines by the name of their scenario; none without the sheet. Raises `Unreadable`, or `ScenarioRefused` with every fault."""
    refuse_unreadable(path)
    if path.is_file() and path.suffix.lower() == ".json":
        return []
    names = {key(name) for name in SCENARIOS.names}
    tables = [table for table in book(path).tables if key(table.name) in names]
    sheets = recognise(tables, is_part=True, horizon=Range(case.start, case.end))
    if sheets.faults:
        raise ScenarioRefused(fault_lines(sheets.faults))
    return [
        (
            row.values["name"],
            Line(
                row.values["action"],
                row.get("subject") or "",
                row.get("value") or "",
                row.get("first"),
                row.get("last"),
                f"{row.name}!A{row.number}",
            ),
        )
        for row in sheets.rows["scenarios"]
    ]
