"""`event_claims` (level 0b): leave that events ask for, and targets of touched duties after the notice window."""

import pytest

from models.events.event import Event, EventKind
from models.roster import Outcome
from scheduler.audit import audit
from tests.cases import day, seat
from tests.publishing.events.absent import DAY, ill, published, replanned
from tests.twins import optimum


@pytest.mark.parametrize(("date", "claims"), [(1, 0), (4, 1)])
def test_targets_count_after_the_window_alone(date: int, claims: int) -> None:
    case = replanned(ill(date, date), day(1), only=("A03",), demands=(seat(DAY, 0, 1),)).case
    assert audit(case, optimum(case).roster).levels["0b"] == claims


def test_leave_that_an_event_asks_for_comes_before_the_fewest_changes() -> None:
    """Granted, though C01 then has to be told; it lies in the window, where other leave is not granted anew."""
    asked = Event(id="1", kind=EventKind.LEAVE, officer="A03", first=day(1), last=day(1), is_pending=True)
    case = replanned(asked, day(1)).case
    best = optimum(case)
    assert [row.outcome for row in best.roster.leave] == [Outcome.GRANTED]
    levels = audit(case, best.roster).levels
    assert (levels["0a"], levels["0b"], levels["0c"]) == (0, 0, 1)


def test_it_is_refused_where_a_new_critical_lack_would_be_left() -> None:
    asked = Event(id="1", kind=EventKind.LEAVE, officer="A03", first=day(1), last=day(1), is_pending=True)
    best = optimum(replanned(asked, day(1), only=("A03",)).case)
    assert [row.outcome for row in best.roster.leave] == [Outcome.REFUSED]


def test_without_a_replan_it_is_no_level() -> None:
    file = published()
    assert "0b" not in audit(file.case, file.roster).levels
