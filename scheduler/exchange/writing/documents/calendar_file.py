"""An officer's duties for a calendar program, after RFC 5545.

A duty keeps its UID over all versions of a roster; SEQUENCE is the number of the version, so that a later file replaces what an
earlier one entered, and what was withdrawn is sent as cancelled.
"""

from datetime import UTC, date, datetime, time
from functools import cache
from hashlib import sha256
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, Timezone

from models.publishing.notice import Notice, ToldDuty
from models.words import say
from scheduler.exchange.writing.documents.notice_pages import BEDS, Source

ZONE = ZoneInfo("Asia/Shanghai")
"""Rosters are of a bureau in China, which has the one time."""
PRODUCT = "-//dutycover//notice//ZH"
UID_DIGITS = 32


def calendar_bytes(notice: Notice, source: Source) -> bytes:
    """Tentative while the roster is not published; its stamp is then the date on which the roster was made."""
    calendar = Calendar()
    for name, value in (("prodid", PRODUCT), ("version", "2.0"), ("method", "PUBLISH"), ("calscale", "GREGORIAN")):
        calendar.add(name, value)
    calendar.add_component(_zone())
    for duty in notice.duties:
        calendar.add_component(_event(notice, duty, source, "CONFIRMED" if source.version else "TENTATIVE"))
    for duty in notice.withdrawn:
        calendar.add_component(_event(notice, duty, source, "CANCELLED"))
    return bytes(calendar.to_ical())


@cache
def _zone() -> Timezone:
    """As it has been since 1992, when summer time was given up; the library's own comment is left out."""
    zone = Timezone.from_tzid(ZONE.key, first_date=date(1992, 1, 1))
    zone.pop("comment")
    return zone


def uid(officer: str, duty: ToldDuty) -> str:
    """Of officer and duty alone."""
    text = "\n".join((officer, *duty.key))
    return f"{sha256(text.encode()).hexdigest()[:UID_DIGITS]}@dutycover"


def _event(notice: Notice, duty: ToldDuty, source: Source, status: str) -> Event:
    event = Event()
    event.add("uid", uid(notice.officer, duty))
    event.add("sequence", source.version.number if source.version else 0)
    event.add("dtstamp", _stamp(source))
    event.add("dtstart", duty.begin.replace(tzinfo=ZONE))
    event.add("dtend", duty.end.replace(tzinfo=ZONE))
    event.add("status", status)
    event.add("summary", say("notice.event", station=source.unit(duty.station), title=duty.title, shift=duty.shift))
    event.add("location", source.unit(duty.station))
    event.add("description", _description(duty, source, status))
    return event


def _description(duty: ToldDuty, source: Source, status: str) -> str:
    if status == "CANCELLED":
        return say("notice.event_withdrawn") + "\n" + source.text()
    where = say("notice.event_where", name=duty.report_to) if duty.report_to else ""
    bed = say("notice.event_bed", bed=say(BEDS[duty.bed])) if duty.bed else ""
    return "\n".join(filter(None, (where, bed, source.text())))


def _stamp(source: Source) -> datetime:
    if source.version:
        return source.version.published_at.astimezone(UTC).replace(microsecond=0)
    made = source.case.as_of or source.case.start
    return datetime.combine(made, time(), ZONE).astimezone(UTC)
