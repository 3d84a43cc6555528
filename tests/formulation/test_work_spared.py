"""Leave is worth the work that it spares: what a move loses of it costs, and leave goes neither from days off nor to them.

A01's rota has base shifts on days 0, 1, 4, 5 and 8, C01's on working days (days 5 and 6 are a weekend), B01 is rostered freely.
With the row `leave.calendar_kinds` off every date counts, and costs are those of the move alone.
"""

import pytest

from models.duty import CycleRota, Team
from models.leave import Commitment, LeaveChoice, LeaveRequest, Pin, PinKind
from scheduler.audit import audit, facts_of
from scheduler.audit.spared import as_asked, work_spared
from tests.cases import FENGHUANG, day, officer, request, seat, tiny_case
from tests.twins import broken, optimum, term_values

DEMANDS = (seat("龙桥所/接处警/白", 0),)
EVERY_DATE = {"leave.calendar_kinds": {"on": False}}


def values(*leave: LeaveRequest, who: str = "A01", policy: dict[str, dict[str, object]] | None = None, **fields) -> set[int]:
    """What level 2 comes to over every roster, by the model and by the audit."""
    case = tiny_case(only=[who], demands=DEMANDS, leave=leave, policy=policy, **fields)
    return term_values(case, "leave")


def choices(*spans: tuple[int, int]) -> LeaveRequest:
    rows = tuple(LeaveChoice(first=day(a), last=day(b), earliest=day(a), latest=day(a)) for a, b in spans)
    return request("假", "A01", *spans[0]).model_copy(update={"choices": rows})


def test_a_move_costs_the_share_of_the_work_that_it_no_longer_spares() -> None:
    """Two base duties asked off; a day later one of them, 10 % and 50 %; two days later none, which is no option; then 80 %."""
    asked = request("假", "A01", 0, 1, slack=3)
    assert values(asked) == {0, 12, 16, 20}
    assert values(asked, policy=EVERY_DATE) == {0, 2, 4, 6, 20}


def test_leave_asked_on_days_off_is_granted_as_asked_or_refused() -> None:
    """Days 2 and 3 are off; with day 1 one date of work is asked, and day 4 for day 1 loses nothing."""
    assert values(request("假", "A01", 2, 3, slack=2)) == {0, 20}
    assert values(request("假", "A01", 2, 3, slack=2), policy=EVERY_DATE) == {0, 3, 6, 20}
    assert values(request("假", "A01", 1, 3, slack=1)) == {0, 9, 30}


def test_more_work_spared_than_asked_costs_the_move_alone() -> None:
    """Days 1 and 2 hold one base duty, days 0 and 1 two."""
    asked = request("假", "A01", 1, 2).model_copy(
        update={"choices": (LeaveChoice(first=day(1), last=day(2), earliest=day(0), latest=day(1)),)}
    )
    assert values(asked) == {0, 6, 20}


def test_later_choice_move_and_loss_add_up_to_ninety_percent_at_most() -> None:
    """Half of the work lost: 50 % and 30 % for the second choice, 60 % more for the third is cut at 90 %."""
    assert values(choices((0, 1), (3, 4))) == {0, 16, 20}
    assert values(choices((0, 1), (4, 5), (3, 4))) == {0, 6, 18, 20}


def test_a_later_choice_spares_work_or_is_none() -> None:
    assert values(choices((0, 1), (2, 3))) == {0, 20}
    assert values(choices((2, 3), (4, 5))) == {0, 20}
    assert values(choices((2, 3), (4, 5)), policy=EVERY_DATE) == {0, 6, 20}


@pytest.mark.parametrize(("weight", "expected"), [(0, {0}), (1, {0, 1}), (2, {0, 1, 2}), (10, {0, 3, 9, 10})])
def test_a_move_costs_less_than_a_refusal(weight: int, expected: set[int]) -> None:
    """One date of work: 30 % or 90 % of one point are both below one, of two points one."""
    asked = choices((0, 0), (1, 1), (4, 4), (5, 5))
    assert values(asked, policy={"leave": {"value": weight}}) == expected | ({6} if weight == 10 else set())


def test_only_dates_inside_the_horizon_spare_work() -> None:
    """Of days −3 to 1 days 0 and 1 are inside; from day 0 or 1 on three are spared, and moves cost 22.5 % and 30 % of 20 points.

    Of days 6 to 8 the one inside is off.
    """
    assert values(request("假", "A01", -3, 1, slack=4)) == {0, 5, 6, 20}
    assert values(request("假", "A01", 6, 8, slack=4)) == {0, 10}


def test_by_the_calendar_and_on_free_lines_every_date_counts() -> None:
    """A home leave asked on days off moves like one on working days; an officer rostered freely has no days off to ask on."""
    home = request("假", "A01", 2, 3, slack=2, kind="探亲假")
    assert values(home) == {0, 3, 6, 20}
    assert values(home, policy={"leave.calendar_kinds": {"value": "年休假"}}) == {0, 20}
    assert values(request("假", "B01", 2, 3, slack=2), who="B01") == {0, 3, 6, 20}


def test_days_off_at_headquarters_are_by_its_calendar() -> None:
    """Friday to Sunday hold one working day; a day earlier two, a day later none before the horizon's end."""
    assert values(request("假", "C01", 4, 6, slack=1), who="C01", days=8) == {0, 9, 30}
    assert values(request("假", "C01", 5, 6, slack=1), who="C01", days=8) == {0, 20}


def test_a_commitment_makes_a_date_of_work_no_day_off() -> None:
    commitment = Commitment(officer="A01", first=day(0), last=day(1))
    assert values(request("假", "A01", 0, 1, slack=1), commitments=(commitment,)) == {0, 16, 20}


def test_forced_pins_grant_nothing_on_days_off_but_what_was_asked() -> None:
    leave = (request("假", "A01", 2, 3, slack=2),)
    pins = (Pin(kind=PinKind.GRANT, request="假", date=day(2), forced=True),)
    assert values(*leave, pins=pins) == {0}
    assert broken(tiny_case(only=["A01"], demands=DEMANDS, leave=leave, pins=pins)) == set()


@pytest.mark.parametrize("ids", ["甲乙", "乙甲"])
def test_the_last_place_goes_to_the_longer_leave_though_both_spare_as_much_work(ids: str) -> None:
    """At 凤凰山 one may be away. Twelve dates with three 24-hour duties, and five with three days at the counter: refusing costs

    by dates asked, so that shift officers, who work a quarter of theirs, do not lose to counters.
    """
    rota = CycleRota(id="值三休", cycle=("值", None, None, None), anchor=day(0), teams=(Team(id="一", place=0),))
    officers = (
        officer("E1", FENGHUANG, rota="值三休", team="一", home_post="接处警"),
        officer("E2", FENGHUANG, rota="窗口", home_post="户籍窗口"),
    )
    leave = request(ids[0], "E1", 0, 11), request(ids[1], "E2", 4, 8)
    case = tiny_case(days=14, officers=officers, cycle_rotas=(rota,), demands=(seat("凤凰山所/接处警/值", 0),), leave=leave)
    assert [work_spared(facts_of(case), row, as_asked(facts_of(case), row)) for row in leave] == [3, 3]
    best = optimum(case)
    assert {row.request: row.outcome.value for row in best.roster.leave} == {ids[0]: "granted", ids[1]: "refused"}
    assert audit(case, best.roster).levels[2] == 5 * 10
