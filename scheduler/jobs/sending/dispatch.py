"""Dispatch orders of a roster, written into a folder: one to each unit that sends officers or receives them."""

from datetime import date
from pathlib import Path

from models.publishing.dispatch import DispatchRow
from models.words import in_the_workbook, say
from scheduler.exchange.folder_target import FileNames, refuse_folder, write_folder
from scheduler.exchange.reading.documents.returned_orders import is_answered
from scheduler.exchange.transaction.outputs import NotWritten
from scheduler.exchange.writing.documents.dispatch_order import dispatch_document
from scheduler.exchange.writing.documents.notice_pages import Source
from scheduler.exchange.writing.paper.roster_tables import Tables
from scheduler.jobs.answered import Answered
from scheduler.jobs.sending.sent import Sent, sent
from scheduler.publishing.dispatching import dispatch_rows, mark_of


def dispatch(reference: str, folder: Path, db: str = "") -> Answered[tuple[DispatchRow, ...]]:
    """Raises `NotWritten`, `EditedByHand`, `Unreadable` and what opening a ledger raises."""
    refuse_folder(folder)
    known = sent(reference, db)
    rows = dispatch_rows(Tables(known.file))
    if not rows:
        return Answered(rows, (say("dispatch.none"),))
    concerned = {row.unit for row in rows} | {row.station for row in rows}
    units = [unit.id for unit in known.file.case.units if unit.id in concerned]
    source, names = Source(known.file.case, known.version), FileNames()
    with in_the_workbook():
        contents = {
            f"{names.free(source.unit(unit))}.docx": dispatch_document(unit, rows, source, mark_of(known.file), _day(known))
            for unit in units
        }
    for name in contents:
        if (folder / name).is_file() and is_answered(folder / name):
            raise NotWritten(say("dispatch.answered", folder=folder, name=name))
    write_folder(folder, contents)
    return Answered(rows, (say("dispatch.made", units=len(units), rows=len(rows)),), (folder,))


def _day(known: Sent) -> date:
    """On which it was published, or else made."""
    case = known.file.case
    return known.version.published_at.astimezone().date() if known.version else case.as_of or case.start
