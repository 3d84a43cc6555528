from datetime import datetime, time

from models.case import Case
from models.duty import Shift
from models.leave import Opening
from models.roster import Roster
from scheduler.audit import audit
from tests.audit.reading import broken, given
from tests.cases import SHIFTS, assigned, stint, tiny_case

DAY, NIGHT, FULL, STANDBY = (f"龙桥所/接处警/{shift}" for shift in "白夜值备")


def test_a_day_after_a_day_of_duty() -> None:
    says = broken("rest", tiny_case(), assigned("A03", FULL, 1, "free"), assigned("A03", NIGHT, 2, "free"))
    assert says == ["警员A03 7月24日18:00上夜班，距上一勤务结束仅 10 小时，应不少于 24 小时"]
    assert not broken("rest", tiny_case(), assigned("A03", FULL, 1, "free"), assigned("A03", FULL, 3, "free"))


def test_exactly_eleven_hours_after_a_day_shift() -> None:
    late = Shift(id="早", start=time(5), minutes=60)
    short = Shift(id="更早", start=time(4, 59), minutes=60)
    case = tiny_case(shifts=(*SHIFTS, late, short))
    assert not broken("rest", case, assigned("A03", DAY, 1, "free"), assigned("A03", "龙桥所/接处警/早", 2, "free"))
    says = broken("rest", case, assigned("A03", DAY, 1, "free"), assigned("A03", "龙桥所/接处警/更早", 2, "free"))
    assert says == ["警员A03 7月24日04:59上更早班，距上一勤务结束仅 10 小时 59 分，应不少于 11 小时"]


def test_standby_needs_none_after_it() -> None:
    assert not broken("rest", tiny_case(), assigned("A03", STANDBY, 1, "free"), assigned("A03", DAY, 2, "free"))


def test_a_pair_of_base_duties_is_given_and_told_once() -> None:
    duties = [assigned("A01", FULL, n, "base") for n in (0, 1, 2)]
    assert not broken("rest", tiny_case(), *duties)
    assert given("rest", tiny_case(), *duties) == [
        "警员A01 7月23日08:00上值班，距上一勤务结束仅 0 小时，应不少于 24 小时（共 2 次，此为首次）"
    ]


def opened(end: datetime) -> Case:
    return tiny_case(opening=(Opening(officer="C01", last_end=end, last_shift="值"),))


def test_the_openings_last_duty() -> None:
    cover = assigned("C01", FULL, 0)
    assert not broken("rest", opened(datetime(2024, 7, 21, 8)), cover)
    assert broken("rest", opened(datetime(2024, 7, 21, 8, 1)), cover)


def test_home_work_before_a_cover() -> None:
    dawn = Shift(id="晨", start=time(4), minutes=60)
    case = tiny_case(shifts=(*SHIFTS, dawn))
    cover = assigned("C01", "龙桥所/接处警/晨", 2)
    says = broken("rest", case, cover, stints=(stint("C01", "龙桥所", 2, 2),))
    assert says == ["警员C01 7月24日04:00上晨班，距上一勤务结束仅 10 小时 30 分，应不少于 11 小时"]


def test_base_duties_after_the_horizon() -> None:
    """Team 一 is on 值 on days 0, 4 and 8, on 备 on days 1, 5 and 9."""
    says = broken("rest", tiny_case(days=4), assigned("A01", NIGHT, 3, "extra"))
    assert says == ["警员A01 7月25日上龙桥所接处警夜班，距期末后7月26日08:00的轮班勤务仅 0 小时，应不少于 24 小时"]
    assert not broken("rest", tiny_case(days=4), assigned("A01", FULL, 2, "extra"))


def test_a_breach_names_the_row_of_its_shift() -> None:
    """That of nights, of 24-hour duties, or the rule's own: where the row of the kind is off, or the shift has its own rest."""
    own = tuple(shift.model_copy(update={"rest_minutes": 900}) if shift.id == "夜" else shift for shift in SHIFTS)
    off = tiny_case(policy={"rest.day24": {"on": False}, "rest.night": {"on": False}})
    cases = (
        (tiny_case(), NIGHT, "rest.night"),
        (tiny_case(), FULL, "rest.day24"),
        (tiny_case(policy={"rest.day24": {"on": False}}), FULL, "rest.night"),
        (off, FULL, "rest"),
        (tiny_case(shifts=own), NIGHT, "rest"),
        (tiny_case(), DAY, "rest"),
    )
    for case, duty, row in cases:
        works = (
            assigned("A03", duty, 1, "free"),
            assigned("A03", NIGHT if duty == DAY else DAY, 1 if duty == DAY else 2, "free"),
        )
        findings = audit(case, Roster(assignments=works)).breaches
        assert [finding.limit for finding in findings if finding.rule == "rest"] == [row], (duty, row)


def test_standby_names_its_row() -> None:
    case = tiny_case(policy={"rest.standby": {"value": 60}})
    kept = tuple(shift.model_copy(update={"rest_minutes": None}) if shift.id == "备" else shift for shift in SHIFTS)
    works = (assigned("A03", STANDBY, 1, "free"), assigned("A03", DAY, 2, "free"))
    findings = audit(case.model_copy(update={"shifts": kept}), Roster(assignments=works)).breaches
    assert [finding.limit for finding in findings if finding.rule == "rest"] == ["rest.standby"]
