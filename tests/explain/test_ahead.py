"""Who came first where leave is refused or moved, and why: named with what decided it, and never against the points."""

from random import Random
from typing import Any

from models.case import Case
from models.leave import LeaveChoice, LeaveRequest, LeaveStatus, Opening, Pin, PinKind
from models.organisation import Floor
from models.policy import PolicyRow
from models.reasons import LeaveReason
from models.roster import LeaveDecision, Outcome, Roster
from models.words import Language, speaking
from scheduler.audit import audit
from scheduler.explain.reasons.why import reasons
from tests.cases import LONGQIAO, NARCOTICS, UNITS, assigned, day, granted, officer, refused, request, seat, tiny_case
from tests.explain.medium import medium_case, solved
from tests.twins import optimum

DAYS = 21


def told(*leave: LeaveRequest, decided: tuple[LeaveDecision, ...], works: tuple[Any, ...] = (), **fields: Any) -> LeaveReason:
    """Of request `r`. C01, C02 and C03 are 禁毒大队, of whom one may be away."""
    case = tiny_case(days=DAYS, **{"demands": (), "leave": leave} | fields)
    roster = Roster(assignments=works, leave=decided)
    return next(row for row in reasons(case, roster, audit(case, roster)).leave if row.request == "r")


def asked(id: str, who: str, *spans: tuple[int, int]) -> LeaveRequest:
    rows = tuple(LeaveChoice(first=day(a), last=day(b), earliest=day(a), latest=day(a)) for a, b in spans)
    return request(id, who, *spans[0]).model_copy(update={"choices": rows})


def test_one_who_was_refused_before_came_first() -> None:
    leave = request("r", "C01", 4, 6), request("s", "C02", 3, 5, past_refusals=1)
    reason = told(*leave, decided=(refused("r"), granted("s", 3, 5)))
    assert reason.ahead == "警员C02（年休假）在先：往次被拒 1 对 0；不批计 45 分，本申请不批计 30 分"
    assert [(row.request, row.officer, row.past_refusals, row.dates, row.points) for row in reason.rivals] == [
        ("s", "C02", 1, 3, 45)
    ]
    assert reason.points == 30


def test_refusals_of_the_opening_count_as_well() -> None:
    leave = request("r", "C01", 4, 6), request("s", "C02", 3, 5)
    reason = told(*leave, decided=(refused("r"), granted("s", 3, 5)), opening=(Opening(officer="C02", past_refusals=2),))
    assert "往次被拒 2 对 0；不批计 60 分" in reason.ahead


def test_longer_leave_a_dearer_kind_and_another_choice_are_told() -> None:
    base = tiny_case().policy
    policy = base.model_copy(update={"rows": (*base.rows, PolicyRow(key="leave.weight.事假", value=12, title="事假"))})
    longer = asked("s", "C02", (10, 13), (1, 4)).model_copy(update={"kind": "事假"})
    reason = told(request("r", "C01", 1, 2), longer, decided=(refused("r"), granted("s", 1, 4, "moved", choice=1)), policy=None)
    assert "天数 4 对 2、志愿 2 对 1；不批计 40 分" in reason.ahead
    case = tiny_case(days=DAYS, demands=(), leave=(request("r", "C01", 1, 2), longer)).model_copy(update={"policy": policy})
    roster = Roster(leave=(refused("r"), granted("s", 1, 4, "moved", choice=1)))
    (dearer, _) = reasons(case, roster, audit(case, roster)).leave
    assert "假种分值 12 对 10（年休假）、天数 4 对 2、志愿 2 对 1；不批计 48 分" in dearer.ahead


def test_what_was_not_to_be_decided_is_told_as_such() -> None:
    mine = request("r", "C01", 1, 2)
    approved = request("s", "C02", 1, 2, status=LeaveStatus.APPROVED)
    assert told(mine, approved, decided=(refused("r"),)).ahead == "警员C02（年休假，已批准）"
    assert told(mine, request("s", "C02", 1, 2, kind="病假"), decided=(refused("r"),)).ahead == "警员C02（病假，应准假种）"
    pins = (Pin(kind=PinKind.GRANT, request="s"),)
    reason = told(mine, request("s", "C02", 1, 2), decided=(refused("r"), granted("s", 1, 2)), pins=pins)
    assert reason.ahead == "警员C02（年休假，锁定批准）"
    assert reason.rivals[0].points is None


def test_leave_that_takes_no_place_is_nobodys_rival() -> None:
    leave = request("r", "C01", 1, 2), request("s", "C02", 1, 2), request("t", "C03", 1, 2, kind="产假")
    reason = told(*leave, decided=(refused("r"), granted("s", 1, 2)))
    assert [row.request for row in reason.rivals] == ["s"]


def test_two_who_together_came_first_are_added_up() -> None:
    """Neither alone is dearer than the longer leave between them, both are."""
    leave = request("r", "C01", 1, 4), request("s", "C02", 0, 1), request("t", "C03", 3, 5)
    decided = refused("r"), granted("s", 0, 1), granted("t", 3, 5)
    assert told(*leave, decided=decided).ahead.endswith("要腾出须另拒警员C03、警员C02，合计 50 分，本申请不批计 40 分")
    equal = request("r", "C01", 1, 4), request("s", "C02", 1, 1), request("t", "C03", 2, 4)
    reason = told(*equal, decided=(refused("r"), granted("s", 1, 1), granted("t", 2, 4)))
    assert reason.ahead.endswith("改批本申请须另拒警员C03、警员C02，分值相同，本方案取其一")


def test_a_cheaper_exchange_is_not_hidden() -> None:
    leave = request("r", "C01", 1, 4), request("s", "C02", 1, 1)
    reason = told(*leave, decided=(refused("r"), granted("s", 1, 1)))
    assert reason.ahead.endswith("改批本申请、另拒警员C02（合计 10 分，本申请不批计 40 分）更好：本方案在这一级并非最优")


def test_where_room_would_not_be_enough_the_rest_is_told() -> None:
    """By points r is first; but A01 is the only one on response on day 4."""
    leave = request("r", "A01", 1, 4), request("s", "A02", 1, 1)
    works = tuple(assigned("A01", "龙桥所/接处警/值", n, "base") for n in (4,))
    reason = told(*leave, decided=(refused("r"), granted("s", 1, 1)), works=works, demands=(seat("龙桥所/接处警/值", on=4),))
    assert "只比分值应先批本申请（警员A02不批合计 10 分，本申请不批计 40 分），但让出后仍不行：休假后7月26日" in reason.ahead


def test_a_move_is_measured_by_what_the_move_costs() -> None:
    leave = request("r", "C01", 1, 2, slack=2), request("s", "C02", 1, 1)
    reason = told(*leave, decided=(granted("r", 2, 3, "moved"), granted("s", 1, 1)))
    assert reason.points == 3
    assert "不批计 10 分，本申请改期计 3 分" in reason.ahead


def test_of_a_duty_the_colleague_on_leave_is_named() -> None:
    """A01 and A02 would both be due but for leave of A02; nobody of another station is."""
    officers = tuple(row.model_copy(update={"team": "一"}) for row in tiny_case().officers if row.id in ("A01", "A02", "B02"))
    leave = request("r", "A01", 0, 0), request("s", "A02", 0, 1), request("t", "B02", 0, 0)
    works = (assigned("A01", "龙桥所/接处警/值", 0, "base"),)
    decided = refused("r"), granted("s", 0, 1), granted("t", 0, 0)
    policy = {"leave_capacity": {"value": 100}}
    fields = {"officers": officers, "demands": (seat("龙桥所/接处警/值", on=0),), "policy": policy}
    reason = told(*leave, decided=decided, works=works, **fields)
    assert reason.ahead == "警员A02（年休假）在先：天数 2 对 1；不批计 20 分，本申请不批计 10 分"


def test_at_the_floor_of_a_department_those_on_leave_are_named() -> None:
    floors = (Floor(first=day(0), last=day(DAYS), minimum=2),)
    units = tuple(unit.model_copy(update={"floors": floors}) if unit.id == NARCOTICS else unit for unit in UNITS)
    leave = request("r", "C01", 1, 1), request("s", "C02", 1, 2), request("t", "D02", 1, 1)
    decided = refused("r"), granted("s", 1, 2), granted("t", 1, 1)
    reason = told(*leave, decided=decided, units=units, policy={"leave_capacity": {"value": 100}})
    assert reason.clause.startswith("单位最低在岗")
    assert [row.officer for row in reason.rivals] == ["C02"]


def test_a_posts_share_names_only_those_of_the_post() -> None:
    posts = tuple(row.model_copy(update={"leave_share": 50}) if row.id == "接处警" else row for row in tiny_case().posts)
    leave = request("r", "A01", 1, 1), request("s", "A02", 1, 1), request("t", "A04", 1, 1)
    decided = refused("r"), granted("s", 1, 1), granted("t", 1, 1)
    reason = told(*leave, decided=decided, posts=posts, policy={"leave_capacity": {"value": 100}})
    assert [row.officer for row in reason.rivals] == ["A02"]


def test_what_nobody_else_holds_has_no_rival() -> None:
    reason = told(request("r", "C01", 1, 2), decided=(refused("r"),))
    assert (reason.ahead, reason.rivals) == ("", ())


def test_it_is_said_in_english() -> None:
    leave = request("r", "C01", 4, 6), request("s", "C02", 3, 5, past_refusals=1)
    with speaking(Language.EN, Language.EN):
        reason = told(*leave, decided=(refused("r"), granted("s", 3, 5)))
    assert reason.ahead == (
        "警员C02 (年休假) came first: refused before 1 against 0; refusing it costs 45 points, refusing this one 30"
    )


def busy(seed: int) -> Case:
    """Four officers of one station, two of whom may be away, ask for leave about the same dates."""
    rng = Random(seed)
    officers = tuple(officer(f"A1{n}", LONGQIAO, home_post="接处警") for n in range(4))
    leave = []
    for n, member in enumerate(officers):
        first = rng.randrange(4)
        last = first + rng.randrange(5)
        leave.append(request(f"假{n}", member.id, first, last, slack=rng.randrange(2), past_refusals=rng.randrange(3)))
    demand = seat("龙桥所/接处警/白", 1, on=3)
    policy = {"leave_capacity": {"value": rng.choice((25, 50))}}
    return tiny_case(days=9, officers=officers, demands=(demand,), leave=tuple(leave), policy=policy)


def test_in_the_best_rosters_nobody_gave_way_to_a_cheaper_one() -> None:
    seen = 0
    for seed in range(12):
        case = busy(seed)
        roster = optimum(case).roster
        for row in reasons(case, roster, audit(case, roster)).leave:
            seen += bool(row.rivals)
            assert "并非最优" not in row.ahead, (seed, row)
    assert seen > 8


def test_every_full_unit_of_a_busy_case_names_its_rivals() -> None:
    case = medium_case(1)
    roster = solved(case, 2.0)
    full = [row for row in reasons(case, roster, audit(case, roster)).leave if "休假已满" in row.sentence.split("；")[0]]
    assert full
    decided = {row.request for row in roster.leave if row.outcome is not Outcome.REFUSED}
    entitled = case.policy.entries("leave.entitled")
    given = {row.id for row in case.leave if row.status is LeaveStatus.APPROVED or row.kind in entitled}
    for row in full:
        assert row.ahead
        assert {rival.request for rival in row.rivals} <= decided | given
