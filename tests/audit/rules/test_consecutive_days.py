from models.leave import Commitment, Opening
from tests.audit.reading import broken, given, term
from tests.cases import assigned, day, request, stint, tiny_case

DAY = "龙桥所/接处警/白"
THREE = {"consecutive_days": {"value": 3}}


def test_one_date_too_many() -> None:
    case = tiny_case(policy=THREE)
    four = [assigned("A03", DAY, n, "free") for n in range(1, 5)]
    assert not broken("consecutive_days", case, *four[:3])
    assert broken("consecutive_days", case, *four) == ["警员A03 7月23日至7月26日连续上勤 4 天，不得超过 3 天"]


def test_home_work_and_commitments_count() -> None:
    case = tiny_case(policy=THREE, commitments=(Commitment(officer="C01", first=day(4), last=day(5)),))
    cover = assigned("C01", DAY, 3), {"stints": (stint("C01", "龙桥所", 3, 3),)}
    assert broken("consecutive_days", case, cover[0], **cover[1]) == ["警员C01 7月22日至7月27日连续上勤 6 天，不得超过 3 天"]


def test_the_run_before_the_horizon_goes_on() -> None:
    def opened(run: int):
        return tiny_case(policy=THREE, opening=(Opening(officer="A03", work_run=run),))

    assert not broken("consecutive_days", opened(2), assigned("A03", DAY, 0, "free"))
    assert broken("consecutive_days", opened(3), assigned("A03", DAY, 0, "free")) == [
        "警员A03 7月19日至7月22日连续上勤 4 天，不得超过 3 天"
    ]


def test_a_run_without_anything_decided_is_given() -> None:
    case = tiny_case(only=("C01",), policy=THREE)
    assert not broken("consecutive_days", case)
    assert given("consecutive_days", case) == ["警员C01 7月22日至7月26日连续上勤 5 天，不得超过 3 天"]


def test_leave_breaks_a_run_of_home_work() -> None:
    case = tiny_case(only=("C01",), policy=THREE, leave=(request("r", "C01", 3, 3, kind="病假"),))
    assert not given("consecutive_days", case)


def test_short_runs_of_free_lines_inside_the_horizon_cost() -> None:
    policy = {"consecutive_days.min": {"value": 3}}
    duties = [assigned("A03", DAY, n, "free") for n in (0, 2, 4, 5)]
    assert term("consecutive_days.min", tiny_case(policy=policy), *duties) == (3 - 1) + (3 - 2)
    hard = tiny_case(policy={"consecutive_days.min": {"value": 3, "hard": True}})
    assert broken("consecutive_days", hard, *duties)[0] == "警员A03 7月24日仅连续上勤 1 天，应不少于 3 天"
