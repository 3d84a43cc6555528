from datetime import date, datetime

from models.leave import Opening
from models.roster import Roster
from scheduler.ledger.closing import closing
from tests.cases import assigned, stint, tiny_case

FULL, NIGHT = "龙桥所/接处警/值", "龙桥所/接处警/夜"


def state(officer: str, *assignments, stints=(), **fields) -> Opening:
    case = tiny_case(only=(officer,), **fields)
    (row,) = closing(case, Roster(assignments=assignments, stints=stints))
    return row


def test_a_stint_that_reaches_the_last_date_is_open() -> None:
    covers = assigned("C01", NIGHT, 4), assigned("C01", NIGHT, 6)
    row = state("C01", *covers, stints=(stint("C01", "龙桥所", 4, 6),), opening=(Opening(officer="C01", cover_days=5, burden=7),))
    assert (row.last_end, row.last_shift) == (datetime(2024, 7, 29, 8), "夜")
    assert (row.stint_station, row.stint_first) == ("龙桥所", date(2024, 7, 26))
    assert (row.work_run, row.off_run) == (1, 0)
    assert row.cover_days == 5 + 2
    assert row.burden == 7 + 3 + 6


def test_home_work_counts_in_runs_and_as_the_last_duty() -> None:
    row = state("C01", days=5)
    assert (row.work_run, row.off_run) == (5, 0)
    assert (row.last_end, row.last_shift) == (datetime(2024, 7, 26, 17, 30), "行政班")
    assert row.stint_station is None


def test_runs_over_the_whole_horizon_go_on_from_before_it() -> None:
    before = Opening(officer="A03", off_run=3, last_end=datetime(2024, 7, 19, 8), last_shift="值")
    row = state("A03", opening=(before,))
    assert row.off_run == 3 + 7
    assert (row.last_end, row.last_shift) == (before.last_end, before.last_shift)


def test_base_duties_bear_no_burden() -> None:
    row = state("A01", *(assigned("A01", FULL, n, "base") for n in (0, 4)))
    assert (row.burden, row.work_run, row.off_run) == (0, 0, 2)


def test_a_new_year_starts_its_counts_anew() -> None:
    """The next horizon starts on 1 January: nothing of the old year is carried over."""
    opening = (Opening(officer="C01", cover_days=9, burden=9),)
    row = state("C01", start=date(2024, 12, 25), opening=opening)
    assert (row.cover_days, row.burden) == (0, 0)
