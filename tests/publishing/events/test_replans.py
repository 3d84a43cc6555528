"""Replanning against brute force: the fewest people and dates of tiny cases, and what is counted of them."""

from collections import Counter

import pytest

from models.errors import EventRefused
from models.events.event import Event, EventKind
from models.roster import Roster
from scheduler.audit import audit
from scheduler.engine.replanning.replan import replan
from scheduler.engine.settings import Settings
from scheduler.engine.watch import Watch
from scheduler.publishing.events.replan_case import replan_case
from tests.brute_force import TooLarge
from tests.cases import LONGQIAO, assigned, day, officer, seat, tiny_case
from tests.publishing.events.absent import NIGHT, ill, published, replanned
from tests.publishing.events.replans import LEVELS, file_of, least, tiny_replans
from tests.random_cases import staying_case
from tests.third.rosters import Third
from tests.twins import NAMES, assert_twins

SEEDS = range(220)
"""`python -m benchmarks.replans --tiny 200` looks at more."""


def test_people_and_dates_are_counted_where_nothing_was_published() -> None:
    """Of an empty roster, to which support is added on a date of the notice window, which counts three times."""
    more = Event(id="1", kind=EventKind.SUPPORT, first=day(2), station=LONGQIAO, post="接处警", shift="夜", officers=1)
    made = replan_case(file_of(tiny_case(days=3, only=("A03", "C01", "C02")), Roster()), [more], day(1))
    assert made.case.roster_before == ()
    answer = replan(*made, Settings(20.0, 1), Watch())
    assert [(str(level.level), level.value, level.bound) for level in answer.levels] == [
        ("0a", 0, 0),
        ("0b", 0, 0),
        ("0c", 1, 1),
        ("0d", 3, 3),
    ]
    report = audit(made.case, answer.roster)
    assert [report.levels[level.level] for level in answer.levels] == [level.value for level in answer.levels]
    assert Third(made.case).judge(answer.roster).levels["0c"] == 1  # type: ignore[index]


def test_the_fewest_people_and_dates_agree_with_brute_force() -> None:
    compared: Counter[tuple[int, ...]] = Counter()
    for tiny in tiny_replans(SEEDS):
        case, start = tiny.made
        assert audit(case, start).breaches == (), tiny.seed
        try:
            wanted = least(case)
        except TooLarge:
            continue
        answer = replan(case, start, Settings(20.0, 1), Watch())
        assert tuple(level.value for level in answer.levels) == wanted, tiny.seed
        assert all(level.value == level.bound for level in answer.levels), tiny.seed
        report = audit(case, answer.roster)
        assert report.breaches == (), tiny.seed
        assert tuple(report.levels[level] for level in LEVELS) == wanted, tiny.seed
        compared[wanted] += 1
    assert compared.total() > 120
    assert len(compared) > 6


def test_leaders_stays_are_cells_like_any_other() -> None:
    """Published ones are given, those before the event stay, and what changes is as little as by brute force."""
    compared = with_stays = 0
    for tiny in tiny_replans(range(40), staying_case):
        case, start = tiny.made
        assert audit(case, start).breaches == (), tiny.seed
        assert_twins(case, NAMES, at_most=2000)
        answer = replan(case, start, Settings(20.0, 1), Watch())
        assert tuple(level.value for level in answer.levels) == least(case), tiny.seed
        compared += 1
        with_stays += bool(tiny.file.roster.stays)
    assert compared > 20
    assert with_stays > 8


def test_one_helper_takes_the_whole_absence() -> None:
    made = replanned(ill(1, 2), day(0), policy={"notice": {"value": 1}})
    answer = replan(*made, Settings(20.0, 1), Watch())
    assert [(level.value, level.bound) for level in answer.levels] == [(0, 0), (0, 0), (1, 1), (2, 2)]


def test_a_date_of_the_window_counts_three_times() -> None:
    answer = replan(*replanned(ill(1, 2), day(1), policy={"notice": {"value": 1}}), Settings(20.0, 1), Watch())
    assert [level.value for level in answer.levels] == [0, 0, 1, 4]


def test_with_an_unknown_end_only_the_window_counts() -> None:
    made = replanned(ill(1, 4, has_open_end=True), day(1), policy={"notice": {"value": 1}})
    answer = replan(*made, Settings(20.0, 1), Watch())
    assert [level.value for level in answer.levels] == [0, 0, 1, 3]


def test_two_are_told_where_nobody_can_take_all_of_it() -> None:
    """A06 serves the night between; whoever takes both nights around it has that one changed, too."""
    officers = [officer(id, LONGQIAO) for id in ("A03", "A05", "A06")]
    works = (assigned("A03", NIGHT, 1, "free"), assigned("A06", NIGHT, 2, "free"), assigned("A03", NIGHT, 3, "free"))
    case = tiny_case(days=4, officers=officers, demands=tuple(seat(NIGHT, on=number) for number in (1, 2, 3)))
    made = replan_case(file_of(case, Roster(assignments=works)), [ill(1, 3)], day(0))
    assert least(made.case) == tuple(level.value for level in replan(*made, Settings(20.0, 1), Watch()).levels)


def test_nobody_is_absent_twice() -> None:
    once = replanned(ill(1, 2), day(1))
    with pytest.raises(EventRefused, match="已在休假"):
        replan_case(file_of(once.case, once.start), [ill(2, 3)], day(1))


@pytest.mark.parametrize(
    ("event", "said"),
    [(ill(1, 9), "不在编制期"), (ill(1, 2).model_copy(update={"officer": "A99"}), "未知的警员「A99」")],
)
def test_an_event_that_does_not_fit_is_one_message(event: Event, said: str) -> None:
    with pytest.raises(EventRefused, match=said):
        replan_case(published(), [event], day(1))


def test_replanning_begins_within_the_horizon() -> None:
    with pytest.raises(EventRefused, match="重排起始日"):
        replan_case(published(), [ill(1, 1)], day(9))
