"""Calendar files, read back by another library than the one that writes them."""

from datetime import UTC, datetime
from typing import Any

import vobject

from models.publishing.notice import Notice
from models.publishing.version import Version
from models.roster import RosterFile
from scheduler.exchange.writing.documents.calendar_file import calendar_bytes
from scheduler.exchange.writing.documents.notice_pages import Source
from tests.publishing.test_notices import COUNTER, NIGHT, file, told

PUBLISHED = datetime(2024, 7, 20, 9, 30, tzinfo=UTC)


def version(number: int, file: RosterFile) -> Version:
    case = file.case
    return Version(
        number=number, first=case.start, last=case.end, title=case.title, published_at=PUBLISHED, case_hash="c", roster_hash="r"
    )


def events(notice: Notice, file: RosterFile, number: int = 0) -> dict[str, Any]:
    """By UID."""
    text = calendar_bytes(notice, Source(file.case, version(number, file) if number else None)).decode()
    return {event.uid.value: event for event in vobject.readOne(text).vevent_list}


def test_a_duty_says_when_and_where() -> None:
    known = file(("C01", NIGHT, 1, "cover"))
    (event,) = events(told(known)["C01"], known, 3).values()
    assert event.dtstart.value.astimezone(UTC) == datetime(2024, 7, 23, 10, tzinfo=UTC)
    assert event.dtend.value.astimezone(UTC) == datetime(2024, 7, 24, 0, tzinfo=UTC)
    assert event.summary.value == "凤凰山派出所 接处警 夜"
    assert event.location.value == "凤凰山派出所"
    assert "住宿：备勤室" in event.description.value
    assert event.status.value == "CONFIRMED"
    assert event.sequence.value == "3"
    assert event.dtstamp.value == PUBLISHED


def test_a_duty_keeps_its_uid_and_the_sequence_rises() -> None:
    first = file(("D01", COUNTER, 1, "cover"), ("D01", COUNTER, 2, "cover"))
    second = file(("D01", COUNTER, 2, "cover"), ("D01", COUNTER, 3, "cover"))
    before, after = events(told(first)["D01"], first, 1), events(told(first, second)["D01"], second, 2)
    assert len(before) == 2
    assert len(after) == 3
    kept = set(before) & set(after)
    assert kept == set(before)
    assert {event.sequence.value for event in after.values()} == {"2"}
    cancelled = [uid for uid, event in after.items() if event.status.value == "CANCELLED"]
    assert len(cancelled) == 1
    assert before[cancelled[0]].dtstart.value == after[cancelled[0]].dtstart.value


def test_two_officers_and_two_duties_never_share_a_uid() -> None:
    known = file(("D01", COUNTER, 1, "cover"), ("D02", COUNTER, 1, "cover"), ("D01", COUNTER, 2, "cover"))
    uids = [uid for notice in told(known).values() for uid in events(notice, known)]
    assert len(set(uids)) == 3


def test_a_draft_is_tentative() -> None:
    known = file(("D01", COUNTER, 1, "cover"))
    (event,) = events(told(known)["D01"], known).values()
    assert (event.status.value, event.sequence.value) == ("TENTATIVE", "0")
    assert "草案" in event.description.value
