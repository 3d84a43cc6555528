"""Events of a file: the sheet 变动 of a workbook or a folder of CSV files, or YAML.

1:
  类别: 因病缺勤
  警员: 龙桥07
  起: 2024-07-25
  止: 2024-07-28
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import ValidationError

from models.case import Case
from models.errors import EventRefused
from models.events.event import Event
from models.words import say
from scheduler.exchange.errors import CaseFault, fault_lines
from scheduler.exchange.reading.cells.asked import ReferenceReader, Unclear
from scheduler.exchange.reading.cells.days import Range
from scheduler.exchange.reading.cells.raw import letters
from scheduler.exchange.reading.child.untrusted import book, yaml_nodes
from scheduler.exchange.reading.files.hidden import hidden_parts
from scheduler.exchange.reading.files.table import Table
from scheduler.exchange.reading.files.tables import refuse_missing, refuse_unreadable
from scheduler.exchange.reading.headers import by_name, key
from scheduler.exchange.reading.recognised import rows_of_sheet
from scheduler.exchange.reading.rows import Row
from scheduler.exchange.sheets.events import EVENTS

CELL = re.compile("([A-Z]+)([0-9]+)")
YAML = (".yaml", ".yml")


class ReadEvents(NamedTuple):
    """In the order of the file; `told` is what of it was not read, or is read though it is hidden."""

    events: tuple[Event, ...]
    told: tuple[str, ...]


def file_events(case: Case, path: Path) -> ReadEvents:
    """Raises `Unreadable`, or `EventRefused` with every fault at once."""
    is_yaml = path.suffix.lower() in YAML
    table, told = (_yaml_table(path), ()) if is_yaml else _sheet_table(path)
    read = rows_of_sheet(EVENTS, table, Range(case.start, case.end))
    if read.faults:
        raise EventRefused(fault_lines([_of_entry(table, fault) for fault in read.faults] if is_yaml else read.faults))
    told = (*told, *read.ignored, *hidden_parts(table))
    names, events, wrong = ReferenceReader(case), list[Event](), list[str]()
    for row in read.rows[EVENTS.key]:
        try:
            events.append(_event(names, row))
        except (Unclear, ValidationError) as error:
            place = _entry(row.name, row.number) if is_yaml else f"{row.name}!A{row.number}"
            wrong += [f"{place}: {sentence}" for sentence in _sentences(error)]
    if wrong:
        raise EventRefused("\n".join((*wrong, *told)))
    if not events:
        raise EventRefused(say("events.none", file=path.name))
    return ReadEvents(tuple(events), told)


def typed_event(case: Case, texts: Mapping[str, str]) -> Event:
    """An event as it is typed field by field, by the keys of the columns. Raises `EventRefused` with every fault at once."""
    columns = EVENTS.columns
    rows = [[column.title for column in columns], [texts.get(column.key, "") for column in columns]]
    read = rows_of_sheet(EVENTS, Table(EVENTS.title, rows), Range(case.start, case.end))
    if read.faults:
        raise EventRefused("\n".join(str(fault._replace(sheet=_column_of(fault), cell="")) for fault in read.faults))
    try:
        return _event(ReferenceReader(case), read.rows[EVENTS.key][0])
    except (Unclear, ValidationError) as error:
        raise EventRefused("\n".join(_sentences(error))) from error


def _column_of(fault: CaseFault) -> str:
    """Its title in place of its cell."""
    titles = {letters(at): column.title for at, column in enumerate(EVENTS.columns)}
    return titles.get(fault.cell.rstrip("0123456789"), fault.sheet)


def _event(names: ReferenceReader, row: Row) -> Event:
    values: dict[str, Any] = {name: value for name, value in row.values.items() if value is not None}
    if "officer" in values:
        values["officer"] = names.officer(values["officer"])
    if "other" in values:
        values["other"] = names.officer(values["other"])
    if "station" in values:
        values["station"] = names.unit(values["station"])
    return Event(**values)


def _sentences(error: Unclear | ValidationError) -> Iterator[str]:
    if isinstance(error, Unclear):
        yield error.sentence()
    else:
        yield from (slip["msg"] for slip in error.errors())


def _sheet_table(path: Path) -> tuple[Table, tuple[str, ...]]:
    """The sheet of that name, else the only one; and what is said of all others."""
    refuse_unreadable(path)
    left_aside, tables, _ = book(path)
    names = {key(name) for name in EVENTS.names}
    named = [table for table in tables if key(table.name) in names]
    if len(named or tables) != 1:
        raise EventRefused(say("events.no_sheet", file=path.name, sheet=EVENTS.title))
    (table,) = named or tables
    others = (say("recognised.unknown_sheet", name=other.name) for other in tables if other is not table)
    return table, (*left_aside, *others)


def _of_entry(table: Table, fault: CaseFault) -> CaseFault:
    """The fault of a cell where YAML has none: file, entry and field; of the file where it is of all entries."""
    cell = CELL.fullmatch(fault.cell)
    if cell is None or int(cell[2]) == 1:
        return fault._replace(sheet=table.name, cell="", others=())
    titles = {letters(number): title for number, title in enumerate(table.rows[0])}
    place = say("events.yaml_field", entry=_entry(table.name, int(cell[2])), field=titles[cell[1]])
    return fault._replace(sheet=place, cell="", others=())


def _entry(file: str, row: int) -> str:
    """Below a row of titles the first entry is row 2."""
    return say("events.yaml_entry", file=file, number=row - 1)


def _yaml_table(path: Path) -> Table:
    """An event a row, its id from the name that stands before it; the columns in the order in which they come."""
    refuse_missing(path)
    _, _, pairs = yaml_nodes(path, "events.yaml_file")
    columns: dict[str, int] = {EVENTS.by_key["id"].title: 0}
    rows, wrong, known = list[list[Any]](), list[str](), by_name(EVENTS)
    for (_, _, name), (_, kind, cells) in pairs:
        if kind != "pairs" or not isinstance(name, str):
            raise EventRefused(say("events.yaml", file=path.name, event=name))
        row: list[Any] = [name]
        for (_, _, title), (_, _, value) in cells:
            if not isinstance(title, str) or not isinstance(value, str):
                raise EventRefused(say("events.yaml", file=path.name, event=name))
            column = known.get(key(title))
            if column is None:
                wrong.append(f"{_entry(path.name, len(rows) + 2)}: {say('events.yaml_unknown', field=title)}")
            place = columns.setdefault(column.title if column else title, len(columns))
            row += [""] * (place + 1 - len(row))
            row[place] = value
        rows.append(row)
    if wrong:
        raise EventRefused("\n".join(wrong))
    return Table(path.name, [list(columns), *rows])
