"""An event taken back: everybody has what was published before it, from the first date that may change on."""

import pytest

from models.errors import EventRefused
from models.publishing.roster_hash import roster_hash
from models.roster import RosterFile
from scheduler.audit import audit
from scheduler.engine.settings import Settings
from scheduler.engine.watch import Watch
from scheduler.jobs.replan import Answer, replan_file
from tests.cases import day
from tests.publishing.events.absent import ill, published


def answered(file: RosterFile, *events: object, since: int, undone: tuple[str, ...] = ()) -> Answer:
    return replan_file(file, events, day(since), Settings(20.0, 1), Watch(), undone)


def who(file: RosterFile) -> list[str]:
    return [row.officer for row in sorted(file.roster.assignments, key=lambda row: row.date)]


def test_everybody_has_back_what_was_published() -> None:
    file = answered(published(policy={"notice": {"value": 1}}), ill(2, 3), since=1).file
    assert who(file)[2:4] != ["A03", "A03"]
    back = answered(file, since=1, undone=("1",)).file
    assert who(back) == ["A03"] * 5
    assert back.events == ()
    assert roster_hash(file) in back.made_from, "it supersedes the version whose events it takes back"


def test_what_has_been_has_been() -> None:
    file = answered(published(policy={"notice": {"value": 1}}), ill(1, 3), since=1).file
    helper = who(file)[1]
    back = answered(file, since=2, undone=("1",))
    assert who(back.file) == ["A03", helper, "A03", "A03", "A03"]
    assert [event.last for event in back.file.events] == [day(1)]
    assert audit(back.file.case, back.file.roster).breaches == ()


def test_another_event_stays() -> None:
    first = answered(published(policy={"notice": {"value": 1}}), ill(1, 1), since=1).file
    second = ill(3, 3).model_copy(update={"id": "2"})
    both = answered(first, second, since=1).file
    back = answered(both, since=1, undone=("1",)).file
    assert who(back)[1] == "A03"
    assert who(back)[3] != "A03"
    assert [event.id for event in back.events] == ["2"]


def test_an_event_that_is_not_there_is_named() -> None:
    with pytest.raises(EventRefused, match="没有变动「7」"):
        answered(published(), since=1, undone=("7",))
