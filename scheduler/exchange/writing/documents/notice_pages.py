"""Notices as documents: a page to each officer, and one to each unit with its officers' pages behind it."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from models.case import Case
from models.organisation import UnitKind
from models.publishing.notice import Bed, Notice, ToldDuty
from models.publishing.version import Version
from models.words import say
from scheduler.exchange.writing.answers.difference_text import both_texts
from scheduler.exchange.writing.documents.paper import ADDRESSED, HEADING, NOTE, SIGNED, TITLE, Paper
from scheduler.exchange.writing.paper.text import case_title, days, shift_hours, spans, station_name

BEDS = {Bed.DUTY_ROOM: "notice.duty_room", Bed.TOWN: "notice.town"}
DUTY_HEADS = ("head.date", "notice.when", "notice.place", "notice.what", "notice.report_to", "notice.bed")
DUTY_WIDTHS_MM = (30, 39, 26, 27, 19, 15)
CHANGE_HEADS, CHANGE_WIDTHS_MM = ("head.date", "diff.head.before", "diff.head.after"), (28, 65, 65)
VISIT_HEADS, VISIT_WIDTHS_MM = ("head.name", "head.unit", "head.date", "notice.when", "notice.what"), (24, 29, 39, 40, 26)
PERSON_HEADS, PERSON_WIDTHS_MM = ("head.name", *CHANGE_HEADS), (24, 28, 53, 53)


class Source(NamedTuple):
    """What notices are of: a published version, or a draft."""

    case: Case
    version: Version | None

    def text(self) -> str:
        if self.version is None:
            return say("notice.draft")
        author = say("notice.author", author=self.version.author) if self.version.author else ""
        moment = f"{self.version.published_at.astimezone():%Y-%m-%d %H:%M}"
        return say("notice.published", number=self.version.number, moment=moment, author=author)

    def hours(self, duty: ToldDuty) -> str:
        """夜● 18:00–次日08:00"""
        shift = next((shift for shift in self.case.shifts if shift.id == duty.shift), None)
        return shift_hours(shift) if shift else duty.shift

    def unit(self, unit: str) -> str:
        """The full name, of a station."""
        kinds = {known.id: known.kind for known in self.case.units}
        return station_name(unit) if kinds.get(unit) is UnitKind.STATION else unit

    def told(self, is_changed: bool) -> str:
        key = "notice.told_changed" if is_changed else "notice.told"
        return say(key, title=case_title(self.case.title), first=self.case.start, last=self.case.end)


class Part(NamedTuple):
    """A table with its heading, a key of the catalogue."""

    title: str
    heads: Sequence[str]
    rows: Sequence[Sequence[str]]
    widths_mm: Sequence[float]


def person_document(notice: Notice, source: Source) -> bytes:
    paper = Paper(notice.name)
    _person_page(paper, notice, source)
    return paper.content()


def unit_document(unit: str, notices: Sequence[Notice], source: Source) -> bytes:
    """`notices` are all there are: whoever comes to the unit is told on its page."""
    paper = Paper(unit)
    _unit_page(paper, unit, notices, source)
    for notice in notices:
        if notice.unit == unit:
            _person_page(paper, notice, source)
    return paper.content()


def _person_page(paper: Paper, notice: Notice, source: Source) -> None:
    paper.begin_page()
    paper.line(say("notice.title_changed" if notice.changes else "notice.title"), TITLE)
    paper.line(say("notice.addressed", unit=source.unit(notice.unit), name=notice.name), ADDRESSED)
    paper.line(source.told(bool(notice.changes)) + (say("notice.indirect") if notice.is_indirect else ""))
    changes = [(date_text(change.date), *both_texts(change)) for change in notice.changes]
    duties = [_duty_row(duty, source) for duty in notice.duties]
    parts = (
        Part("notice.changes", [say(head) for head in CHANGE_HEADS], changes, CHANGE_WIDTHS_MM),
        Part("notice.duties", [say(head) for head in DUTY_HEADS], duties, DUTY_WIDTHS_MM),
    )
    _put(paper, [part for part in parts if part.rows])
    if not duties:
        paper.line(say("notice.nothing_left"))
    if any(duty.is_cover for duty in notice.duties):
        paper.line(say("notice.cover_sign"), NOTE)
    paper.line(source.text(), NOTE)
    paper.line(say("notice.receipt"), SIGNED)


def _unit_page(paper: Paper, unit: str, notices: Sequence[Notice], source: Source) -> None:
    is_changed = any(notice.changes for notice in notices)
    paper.begin_page()
    paper.line(say("notice.title_changed" if is_changed else "notice.title"), TITLE)
    paper.line(say("notice.officers_of", unit=source.unit(unit)), ADDRESSED)
    paper.line(source.told(is_changed))
    others = [notice for notice in notices if notice.unit != unit]
    coming = [row for notice in others for row in _visits(notice, notice.duties, source, unit)]
    called_off = [row for notice in others for row in _visits(notice, notice.called_off, source, unit)]
    going = [row for notice in notices if notice.unit == unit for row in _visits(notice, notice.duties, source)]
    changed = [
        (notice.name, date_text(change.date), *both_texts(change))
        for notice in notices
        if notice.unit == unit
        for change in notice.changes
    ]
    heads = [say(head) for head in VISIT_HEADS]
    parts = (
        Part("notice.coming", heads, coming, VISIT_WIDTHS_MM),
        Part("notice.called_off", heads, called_off, VISIT_WIDTHS_MM),
        Part("notice.going", [heads[0], say("notice.place"), *heads[2:]], going, VISIT_WIDTHS_MM),
        Part("notice.changes", [say(head) for head in PERSON_HEADS], changed, PERSON_WIDTHS_MM),
    )
    _put(paper, [part for part in parts if part.rows])
    paper.line(source.text(), NOTE)
    paper.line(say("notice.receipt"), SIGNED)


def _put(paper: Paper, parts: Sequence[Part]) -> None:
    """Each under its heading; headings are numbered where there are several."""
    for number, part in zip(say("notice.numbers").split(), parts, strict=False):
        title = say(part.title)
        paper.line(say("notice.numbered", number=number, title=title) if len(parts) > 1 else title, HEADING)
        paper.table(part.heads, part.rows, part.widths_mm)


def _visits(notice: Notice, duties: Sequence[ToldDuty], source: Source, station: str = "") -> Iterator[tuple[str, ...]]:
    """The officer's covers and stays, dates that follow each other on one post in one row; at a station, or with the station."""
    alike: dict[tuple[str, str, str], list[date]] = {}
    for duty in duties:
        if duty.is_visit and station in ("", duty.station):
            alike.setdefault((duty.station, source.hours(duty), duty.title), []).append(duty.date)
    for (place, hours, title), on in alike.items():
        beside = notice.unit if station else source.unit(place)
        for first, last in spans(on):
            yield notice.name, beside, days(first, last), hours, title


def _duty_row(duty: ToldDuty, source: Source) -> tuple[str, ...]:
    title = say("notice.cover", title=duty.title) if duty.is_cover else duty.title
    head = duty.report_to or (source.unit(duty.station) if duty.is_cover else "")
    bed = say(BEDS[duty.bed]) if duty.bed else ""
    return date_text(duty.date), source.hours(duty), source.unit(duty.station), title, head, bed


def date_text(day: date) -> str:
    """7月22日 周一"""
    weekday = say("text.weekdays").split()[day.weekday()]
    return say("notice.date", date=days(day, day), weekday=weekday)
