"""The 底稿: the planner's working copy of a roster, with everything that is known about it."""

from io import BytesIO
from pathlib import Path

from models.findings import AuditReport
from models.leave import Opening
from models.reasons import Reasons
from models.roster import RosterFile
from scheduler.exchange.atomic import replace_file
from scheduler.exchange.roster_file import hide_roster
from scheduler.exchange.roster_style import Styles, new_workbook
from scheduler.exchange.roster_tables import Tables
from scheduler.exchange.working_answers import answers_sheet
from scheduler.exchange.working_changes import changes_sheet
from scheduler.exchange.working_closing import closing_sheet, policy_sheet
from scheduler.exchange.working_codes import CodeLists
from scheduler.exchange.working_covers import covers_sheet, shortages_sheet
from scheduler.exchange.working_departments import departments_sheet
from scheduler.exchange.working_fairness import fairness_sheet
from scheduler.exchange.working_leave import leave_sheet
from scheduler.exchange.working_officers import officers_sheet
from scheduler.exchange.working_overview import overview_sheet
from scheduler.exchange.working_stations import station_sheets


def write_working(path: Path, file: RosterFile, report: AuditReport, reasons: Reasons, closing: tuple[Opening, ...]) -> None:
    """Write the 底稿 to `path`, whole or not at all. `read_roster` gives `file` back from it."""
    replace_file(Path(path), working_bytes(file, report, reasons, closing))


def working_bytes(file: RosterFile, report: AuditReport, reasons: Reasons, closing: tuple[Opening, ...]) -> bytes:
    content = BytesIO()
    book = new_workbook(content, file.case.start)
    styles, tables, lists = Styles(book), Tables(file), CodeLists()
    overview_sheet(book, styles, tables, file, report)
    station_sheets(book, styles, tables, report, lists)
    officers_sheet(book, styles, tables, lists)
    departments_sheet(book, styles, tables)
    leave_sheet(book, styles, tables, reasons)
    covers_sheet(book, styles, tables, reasons)
    shortages_sheet(book, styles, tables, report, reasons)
    fairness_sheet(book, styles, tables)
    changes_sheet(book, styles, tables)
    answers_sheet(book, styles, tables, reasons)
    closing_sheet(book, styles, tables, closing)
    policy_sheet(book, styles, tables)
    lists.write(hide_roster(book, file))
    book.close()
    return content.getvalue()
