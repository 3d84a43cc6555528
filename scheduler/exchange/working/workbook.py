"""The 底稿: the planner's working copy of a roster, with everything that is known about it."""

from io import BytesIO
from pathlib import Path
from typing import Any

from models.findings import AuditReport
from models.leave import Opening
from models.reasons import Reasons
from models.roster import RosterFile
from models.words import say
from scheduler.demand.needs import Duty
from scheduler.exchange.sheets.written import Block, Written
from scheduler.exchange.transaction.atomic import replace_file
from scheduler.exchange.working.answers import answers_sheet
from scheduler.exchange.working.changes import changes_sheet
from scheduler.exchange.working.closing import closing_sheet, policy_sheet
from scheduler.exchange.working.codes import CodeLists
from scheduler.exchange.working.covers import covers_table, shortages_table
from scheduler.exchange.working.departments import departments_sheet
from scheduler.exchange.working.fairness import fairness_table
from scheduler.exchange.working.grid import marks_of
from scheduler.exchange.working.leave import leave_sheet
from scheduler.exchange.working.mutual_aid import mutual_aid_table
from scheduler.exchange.working.names import ALL_OFFICERS
from scheduler.exchange.working.officers import officers_sheet, rows_of_officers
from scheduler.exchange.working.overview.sheet import overview_sheet
from scheduler.exchange.working.protection import protect
from scheduler.exchange.working.stand_ins import stand_ins_sheet
from scheduler.exchange.working.stations import StationSheet
from scheduler.exchange.working.stays import stays_sheet
from scheduler.exchange.working.written import hide_roster, written
from scheduler.exchange.writing.paper.page import sheet_name
from scheduler.exchange.writing.paper.roster_tables import Tables
from scheduler.exchange.writing.paper.style import Styles, new_workbook
from scheduler.exchange.writing.paper.table import answer_sheet


def write_working(path: Path, file: RosterFile, report: AuditReport, reasons: Reasons, closing: tuple[Opening, ...]) -> None:
    """Write the 底稿 to `path`, whole or not at all. `read_roster` gives `file` back from it."""
    replace_file(Path(path), working_bytes(file, report, reasons, closing))


def rendered(file: RosterFile) -> Written:
    """What of a 底稿 follows from the roster alone: the cells that may be edited, and the names of the sheets."""
    book = new_workbook(BytesIO(), file.case.start)
    shown = _fill(book, file, AuditReport(), Reasons(), ())
    book.close()
    return shown.model_copy(update={"is_whole": False})


def working_bytes(file: RosterFile, report: AuditReport, reasons: Reasons, closing: tuple[Opening, ...]) -> bytes:
    content = BytesIO()
    book = new_workbook(content, file.case.start)
    _fill(book, file, report, reasons, closing)
    book.close()
    return content.getvalue()


def _fill(book: Any, file: RosterFile, report: AuditReport, reasons: Reasons, closing: tuple[Opening, ...]) -> Written:
    styles, tables, lists = Styles(book), Tables(file), CodeLists()
    blocks: list[Block] = []
    marks = marks_of(tables)
    overview_sheet(book, styles, tables, file, report)
    stations = {station: book.add_worksheet(sheet_name(book, station)) for station in tables.stations}
    officers = book.add_worksheet(sheet_name(book, say(ALL_OFFICERS)))
    everybody = rows_of_officers(officers, tables)
    shortages = {Duty(gap.station, gap.post, gap.shift, gap.date): gap for gap in report.shortages}
    for station, sheet in stations.items():
        StationSheet(book, sheet, styles, tables, marks, shortages, station).write(lists, blocks, everybody)
    officers_sheet(officers, styles, tables, marks, lists, blocks)
    departments_sheet(book, styles, tables, marks, everybody)
    leave_sheet(book, styles, tables, reasons, blocks)
    answer_sheet(book, styles, covers_table(tables, reasons))
    if tables.case.stay_phases:
        stays_sheet(book, styles, tables)
    answer_sheet(book, styles, shortages_table(tables, report, reasons))
    answer_sheet(book, styles, fairness_table(tables))
    if mutual_aid := mutual_aid_table(tables):
        answer_sheet(book, styles, mutual_aid)
    stand_ins_sheet(book, styles, tables, file.stand_ins)
    changes_sheet(book, styles, tables)
    answers_sheet(book, styles, tables, reasons)
    closing_sheet(book, styles, tables, closing)
    policy_sheet(book, styles, tables)
    shown = written(book, blocks)
    for sheet in book.worksheets():
        protect(sheet, styles)
    lists.write(hide_roster(book, file, shown))
    return shown
