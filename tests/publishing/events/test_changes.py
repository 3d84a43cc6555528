"""What each kind of event does: leave ends, is cancelled or asked for; demand grows; beds go; somebody is assigned."""

from typing import Any

import pytest
from pydantic import ValidationError

from models.errors import EventRefused
from models.events.event import Event, EventKind
from models.roster import RosterFile
from scheduler.engine.replanning.replan import replan
from scheduler.engine.settings import Settings
from scheduler.engine.watch import Watch
from scheduler.publishing.events.replan_case import Replanned, replan_case
from tests.cases import LONGQIAO, day
from tests.publishing.events.absent import ill, published
from tests.publishing.events.replans import file_of

PLACE = {"station": LONGQIAO, "post": "接处警", "shift": "白"}


def event(kind: EventKind, first: int, last: int | None = None, **fields: Any) -> Event:
    return Event(id="e", kind=kind, first=day(first), last=None if last is None else day(last), **fields)


def made(*events: Event, since: int = 1, **fields: Any) -> Replanned:
    return replan_case(published(policy={"notice": {"value": 1}}, **fields), events, day(since))


def on_leave() -> RosterFile:
    """A03 ill on days 1 to 3."""
    ill_first = made(ill(1, 3))
    return file_of(ill_first.case, ill_first.start)


def served(replanned: Replanned, number: int) -> list[str]:
    answer = replan(*replanned, Settings(20.0, 1), Watch())
    return [row.officer for row in answer.roster.assignments if row.date == day(number)]


def test_who_is_back_may_serve_again() -> None:
    back = replan_case(on_leave(), [event(EventKind.RETURN, 2, officer="A03")], day(2))
    spans = [(row.choices[0].first, row.choices[0].last) for row in back.case.leave]
    assert spans == [(day(1), day(1))]
    assert back.case.replan is not None
    assert [(row.first, row.last) for row in back.case.replan.taken] == [(day(2), day(3))]


def test_cancelled_leave_is_gone() -> None:
    back = replan_case(on_leave(), [event(EventKind.CANCELLED_LEAVE, 1, officer="A03")], day(1))
    assert back.case.leave == ()


@pytest.mark.parametrize("kind", [EventKind.RETURN, EventKind.CANCELLED_LEAVE])
def test_who_is_not_on_leave_cannot_come_back(kind: EventKind) -> None:
    with pytest.raises(EventRefused, match="没有休假"):
        made(event(kind, 1, officer="A03"))


def test_more_support_is_served_in_the_window() -> None:
    more = made(event(EventKind.SUPPORT, 1, officers=1, **PLACE))
    assert len(served(more, 1)) == 2


def test_another_demand_is_served() -> None:
    more = made(event(EventKind.DEMAND, 1, 2, minimum=2, **PLACE))
    assert [len(served(more, number)) for number in (0, 1, 2)] == [1, 2, 2]
    assert more.case.replan is not None
    assert {row.officers for row in more.case.replan.touched} == {1}


def test_a_bed_less_takes_nobody_away() -> None:
    less = made(event(EventKind.LOST_BED, 1, station=LONGQIAO, officers=1))
    assert replan(*less, Settings(20.0, 1), Watch()).levels[2].value == 0


def test_whoever_is_assigned_serves() -> None:
    pinned = made(event(EventKind.PIN, 1, officer="C02", **PLACE))
    assert "C02" in served(pinned, 1)


def test_nobody_changes_places_with_themselves() -> None:
    with pytest.raises(EventRefused, match="同一人"):
        made(event(EventKind.SWAP, 1, officer="A03", other="A03"))


def test_who_is_not_fit_cannot_be_assigned() -> None:
    with pytest.raises(EventRefused, match="不能同时做到"):
        served(made(event(EventKind.PIN, 1, officer="C02", **PLACE | {"post": "户籍窗口"})), 1)


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        (EventKind.ILLNESS, {}),
        (EventKind.SWAP, {"officer": "A03"}),
        (EventKind.SUPPORT, {"officers": 1}),
        (EventKind.DEMAND, {"minimum": 1}),
        (EventKind.PIN, {}),
    ],
)
def test_an_event_says_what_its_kind_needs(kind: EventKind, fields: dict[str, int]) -> None:
    with pytest.raises(ValidationError, match="缺少"):
        event(kind, 1, **fields)


def test_a_last_date_before_the_first_is_refused() -> None:
    with pytest.raises(ValidationError, match="早于"):
        event(EventKind.ILLNESS, 2, 1, officer="A03")
