"""How long a child is waited for, by a clock that the test turns."""

import threading

import pytest

from models.roster import Roster
from scheduler.engine.process import patience
from scheduler.engine.process.messages import Incumbent, Started
from scheduler.engine.process.patience import Limits, Patience

NO_SOONER = 0.001


class Clock:
    now = 0.0

    def monotonic(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(patience, "time", clock)
    return clock


def waits(clock: Clock, patient: Patience, until: float) -> bool:
    """Whether the child is waited for up to this moment and no longer."""
    clock.now = until
    still = not patient.is_over()
    clock.now = until + NO_SOONER
    return still and patient.is_over()


def started(clock: Clock, seconds: float, first_seconds: float = 0.0) -> Patience:
    """Of a child whose imports took five seconds."""
    patient = Patience(Limits(seconds, 8, threading.Event(), first_seconds))
    clock.now = 5.0
    patient.hear(Started())
    return patient


@pytest.mark.parametrize(("seconds", "grace"), [(0.5, 2), (40, 2), (100, 5)])
def test_the_limit_counts_from_the_imports_and_the_grace_is_as_promised(clock: Clock, seconds: float, grace: float) -> None:
    """Promise 6: limit + max(2 s, 5 %)."""
    assert waits(clock, started(clock, seconds), 5 + seconds + grace)


def test_a_first_roster_is_waited_for_beyond_the_limit(clock: Clock) -> None:
    patient = started(clock, 10, first_seconds=30)
    assert waits(clock, patient, 5 + 10 + 2 + 30)
    clock.now = 40.0
    patient.hear(Incumbent(Roster(), ()))
    assert waits(clock, patient, 40 + 2)


@pytest.mark.parametrize("has_roster", [False, True])
def test_a_stop_leaves_three_quarters_of_a_second_to_whoever_has_a_roster(clock: Clock, has_roster: bool) -> None:
    patient = started(clock, 100, first_seconds=30)
    if has_roster:
        patient.hear(Incumbent(Roster(), ()))
    clock.now = 20.0
    patient.stop()
    assert waits(clock, patient, 20.75 if has_roster else 50.75)


def test_imports_that_never_end_are_not_waited_for(clock: Clock) -> None:
    assert waits(clock, Patience(Limits(1000, 8, threading.Event())), 60)
