from datetime import date, datetime

from models.leave import Opening
from models.organisation import StayPhase
from models.records.stay import StayTime
from models.roster import LeaderStay, Roster
from scheduler.ledger.closing import closing
from scheduler.ledger.granted import granted_beyond
from tests.cases import assigned, day, granted, refused, request, stint, tiny_case

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


def test_dates_away_of_the_last_27_go_on() -> None:
    """Days 1 and 4 to 6 of seven are away; of those before, a period of 28 dates that ends on day 7 reaches back to day -20."""
    before = Opening(officer="C01", away_dates=(day(-21), day(-20), day(-1)))
    covers = (assigned("C01", NIGHT, n) for n in (1, 4, 6))
    row = state("C01", *covers, stints=(stint("C01", "龙桥所", 1, 1), stint("C01", "龙桥所", 4, 6)), opening=(before,))
    assert row.away_dates == (day(-20), day(-1), day(1), day(4), day(5), day(6))
    gone_on = state("C01", *covers, opening=(Opening(officer="C01", stint_station="龙桥所", stint_first=day(-2)),))
    assert gone_on.away_dates == (day(-2), day(-1))


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


def test_refusals_so_far_are_those_of_the_past_and_of_this_roster() -> None:
    """Two by 期初, three by a request; of three requests one is refused, one granted and one not decided here."""
    requests = (request("甲", "A03", 1, 2, past_refusals=3), request("乙", "A03", 4, 4), request("丙", "A03", 9, 9))
    case = tiny_case(only=("A03",), leave=requests, opening=(Opening(officer="A03", past_refusals=2),))
    (row,) = closing(case, Roster(leave=(refused("甲"), granted("乙", 4, 4))))
    assert row.past_refusals == 4
    (row,) = closing(tiny_case(only=("A03",), opening=case.opening), Roster())
    assert row.past_refusals == 2


def test_leave_granted_beyond_the_end() -> None:
    """Given or decided, and not over on the last date, day 6: whatever was refused or ends by then is not carried on."""
    requests = (
        request("批", "A01", 6, 8, status="approved"),
        request("病", "A02", 5, 7, kind="病假"),
        request("准", "A03", 4, 7),
        request("末", "B01", 3, 6),
        request("拒", "B02", 6, 7),
        request("远", "C01", 9, 9, status="approved"),
        request("待", "C02", 9, 9),
    )
    case = tiny_case(leave=requests)
    roster = Roster(leave=(granted("准", 4, 7), granted("末", 3, 6), refused("拒")))
    beyond = [(leave.request, leave.officer, leave.first, leave.last) for leave in granted_beyond(case, roster)]
    assert beyond == [
        ("批", "A01", day(6), day(8)),
        ("病", "A02", day(5), day(7)),
        ("准", "A03", day(4), day(7)),
        ("远", "C01", day(9), day(9)),
    ]


def test_of_an_officer_without_opening_or_duty_the_rota_says_the_last_one() -> None:
    """Team 二 was on standby on day −4 … and on 值 on day −1, which ends at 08:00 of day 0; all the horizon was leave."""
    row = state("A02", days=1, leave=(request("假", "A02", 0, 0, status="approved"),))
    assert (row.last_end, row.last_shift) == (datetime(2024, 7, 22, 8), "值")


def test_dates_of_nights_reach_back_27_dates() -> None:
    """Those of the opening go on, as long as a window of 28 dates that ends in the next horizon may reach them."""
    works = (assigned("A03", NIGHT, 2), assigned("A03", "龙桥所/接处警/白", 4), assigned("A03", FULL, 6))
    opening = (Opening(officer="A03", night_dates=(day(-22), day(-21), day(-20), day(-3))),)
    assert state("A03", *works, opening=opening).night_dates == (day(-20), day(-3), day(2), day(6))
    last = (Opening(officer="A03", last_end=datetime(2024, 7, 21, 8), last_shift="夜"),)
    assert state("A03", *works, opening=last).night_dates == (day(-2), day(2), day(6))
    assert state("A03").night_dates == ()


def test_a_leaders_stay_is_work_but_no_cover() -> None:
    """The night of the last date asks for its rest; the year's covers and the dates of stints do not know it."""
    night = LeaderStay(officer="L01", station="龙桥所", date=day(6), time=StayTime.NIGHT)
    case = tiny_case(only=("L01",), stay_phases=(StayPhase(first=day(0), last=day(6)),))
    (row,) = closing(case, Roster(stays=(night,)))
    assert (row.last_end, row.last_shift) == (datetime(2024, 7, 29, 8), "夜")
    assert (row.work_run, row.burden, row.night_dates) == (1, 6, (day(6),))
    assert (row.cover_days, row.away_dates, row.stint_station) == (0, (), None)
