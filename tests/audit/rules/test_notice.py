from models.duty import DemandException
from models.roster import Roster
from scheduler.audit import audit
from tests.audit.reading import broken
from tests.cases import assigned, day, tiny_case

DUTY = "龙桥所/接处警/值"


def test_three_days_ahead_and_no_fewer() -> None:
    case = tiny_case(as_of=day(0))
    assert broken("notice", case, assigned("C01", DUTY, 2)) == [
        "警员C01 7月24日上龙桥所接处警值班，距编制日仅 2 天，应至少提前 3 天通知"
    ]
    assert not broken("notice", case, assigned("C01", DUTY, 3))


def test_an_urgent_duty_asks_for_one_day() -> None:
    urgent = DemandException(station="龙桥所", post="接处警", shift="值", date=day(1), minimum=1, target=1, urgent=True)
    case = tiny_case(as_of=day(0), demand_exceptions=(urgent,))
    assert not broken("notice", case, assigned("C01", DUTY, 1))


def test_a_breach_names_the_row_of_its_duty() -> None:
    urgent = DemandException(station="龙桥所", post="接处警", shift="值", date=day(1), minimum=1, target=1, urgent=True)
    case = tiny_case(as_of=day(1), demand_exceptions=(urgent,))
    works = (assigned("C01", DUTY, 1), assigned("C02", DUTY, 2))
    findings = audit(case, Roster(assignments=works)).breaches
    assert [finding.limit for finding in findings if finding.rule == "notice"] == ["notice.urgent", "notice"]


def test_own_duties_and_cases_without_date_need_none() -> None:
    assert not broken("notice", tiny_case(as_of=day(0)), assigned("A03", DUTY, 0, "free"))
    assert not broken("notice", tiny_case(), assigned("C01", DUTY, 0))
