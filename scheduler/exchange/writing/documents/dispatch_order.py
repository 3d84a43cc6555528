"""调派通知: a dispatch order to one unit as an official document, whose last column comes back filled in."""

from collections.abc import Iterator, Sequence
from datetime import date

from models.publishing.dispatch import DispatchRow
from models.words import listed, say
from scheduler.exchange.writing.documents.notice_pages import Source
from scheduler.exchange.writing.documents.paper import ADDRESSED, BODY, HEADING, NOTE, SIGNED, TITLE, Paper
from scheduler.exchange.writing.paper.text import bureau_name, case_title, days, shift_hours, spans

HEADS = (
    *("dispatch.number", "dispatch.place", "head.date", "notice.when", "notice.what"),
    *("dispatch.suggested", "dispatch.sent"),
)
WIDTHS_MM = (13, 25, 32, 30, 19, 19, 18)


def dispatch_document(unit: str, rows: Sequence[DispatchRow], source: Source, mark: str, day: date) -> bytes:
    """`rows` are all of the roster; `mark` tells its orders apart from those of another, `day` stands below the bureau's name."""
    title = say("dispatch.title")
    paper = Paper(f"{unit} {title}")
    paper.number_pages()
    paper.begin_page()
    paper.line(bureau_name(source.case.title) + title, TITLE)
    paper.line(say("notice.officers_of", unit=source.unit(unit)), ADDRESSED)
    period = {"title": case_title(source.case.title), "first": source.case.start, "last": source.case.end}
    parts = _parts(unit, rows, source)
    paper.line(say("dispatch.asked", **period), BODY)
    for number, (heading, table) in zip(say("notice.numbers").split(), parts, strict=False):
        paper.line(say("notice.numbered", number=number, title=heading), HEADING)
        paper.table([say(head) for head in HEADS], table, WIDTHS_MM)
    paper.line(say("notice.numbered", number=say("notice.numbers").split()[len(parts)], title=say("dispatch.answering")), HEADING)
    paper.line(say("dispatch.how"), BODY)
    paper.line(bureau_name(source.case.title), SIGNED)
    paper.line(say("dispatch.day", year=day.year, month=day.month, day=day.day), SIGNED._replace(space=(0, 0)))
    paper.line(source.text(), NOTE)
    paper.line(say("dispatch.mark", mark=mark), NOTE)
    return paper.content()


def _parts(unit: str, rows: Sequence[DispatchRow], source: Source) -> list[tuple[str, list[tuple[str, ...]]]]:
    """Whom the unit sends, and who comes to it; each with its heading."""
    sent = [_cells(row, source.unit(row.station), source) for row in rows if row.unit == unit]
    coming = [_cells(row, source.unit(row.unit), source) for row in rows if row.station == unit]
    parts = ((say("dispatch.sending"), sent), (say("dispatch.coming"), coming))
    return [(heading, table) for heading, table in parts if table]


def _cells(row: DispatchRow, place: str, source: Source) -> tuple[str, ...]:
    shift = next(shift for shift in source.case.shifts if shift.id == row.shift)
    return str(row.number), place, listed(_dates(row.dates)), shift_hours(shift), row.post, row.name, ""


def _dates(on: Sequence[date]) -> Iterator[str]:
    for first, last in spans(on):
        yield days(first, last)
