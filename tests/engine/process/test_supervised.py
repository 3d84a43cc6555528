"""What is known of a roster whose solver ended without an answer."""

import pytest

from models.roster import LevelResult, Roster, Status, StoppedBy
from scheduler.engine.process.child import Ended
from scheduler.engine.process.messages import Incumbent, LevelProgress
from scheduler.engine.process.supervised import _Heard
from scheduler.engine.settings import Progress
from scheduler.engine.watch import Watch

ROSTER = Roster()


def levels(*values: int) -> tuple[LevelResult, ...]:
    return tuple(LevelResult(level=k, name="leave", value=value, bound=0, gap=0.0) for k, value in enumerate(values, start=1))


def heard(*messages: object) -> _Heard:
    listener = _Heard(Watch())
    for message in messages:
        listener.hear(message)
    return listener


def known(level: int, bound: int) -> LevelProgress:
    return LevelProgress("leave", Progress(level, 99, bound, 1.0))


def test_the_last_incumbent_and_the_best_bounds_come_back() -> None:
    """Bounds outlive the incumbent under which they were told, if a later one reaches no more at earlier levels."""
    told = heard(Incumbent(ROSTER, levels(9, 9)), known(1, 4), known(1, 3), Incumbent(ROSTER, levels(5, 20)), known(2, 7))
    solved = told.solved(Ended(killed=StoppedBy.MEMORY))
    assert [(level.value, level.bound, level.conditional) for level in solved.levels] == [(5, 4, False), (20, 7, True)]
    assert solved.levels[1].gap == pytest.approx(13 / 20)
    assert (solved.status, solved.stopped_by) == (Status.FEASIBLE, StoppedBy.MEMORY)


def test_a_bound_is_void_where_an_earlier_level_has_risen() -> None:
    """Level 3 was bounded at no more than 9 on level 2; the next roster is better at level 1 and has 12 on level 2."""
    told = heard(Incumbent(ROSTER, levels(5, 9, 9)), known(2, 8), known(3, 7), Incumbent(ROSTER, levels(4, 12, 9)))
    assert [level.bound for level in told.solved(Ended(killed=StoppedBy.CRASHED)).levels] == [0, 8, 0]


def test_a_roster_with_every_level_closed_is_optimal_whatever_became_of_the_child() -> None:
    told = heard(Incumbent(ROSTER, levels(5, 0)), known(1, 5))
    assert told.solved(Ended(killed=StoppedBy.CRASHED)).status is Status.OPTIMAL


def test_no_incumbent_is_no_solution_and_not_infeasible() -> None:
    assert heard(known(1, 5)).solved(Ended(killed=StoppedBy.CRASHED)).status is Status.NO_SOLUTION
