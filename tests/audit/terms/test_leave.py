import pytest

from models.leave import LeaveChoice, LeaveRequest
from models.policy import Policy, PolicyRow, default_policy
from tests.audit.reading import term
from tests.cases import day, granted, refused, request, tiny_case


@pytest.mark.parametrize(
    ("decision", "cost", "by_the_calendar"),
    [
        (refused("r"), 3 * 20, 3 * 20),
        (None, 3 * 20, 3 * 20),
        (granted("r", 2, 4), 0, 0),
        (granted("r", 1, 3, "moved"), 9, 9),
        (granted("r", 3, 5, "moved"), 29, 9),
        (granted("r", 4, 6, "moved"), 54, 18),
    ],
)
def test_three_days_refused_twice_before_movable_by_two(decision, cost: int, by_the_calendar: int) -> None:
    """w = 10 + 5 · 2; moved by half of the window 15 %, to its end 30 %. Days 5 and 6 are a weekend: a third of the work is lost,

    48⅓ %, or two thirds, cut at 90 %; with every kind counted by the calendar nothing is.
    """
    case = tiny_case(leave=(request("r", "C01", 2, 4, slack=2, past_refusals=2),))
    assert term("leave", case, leave=(decision,) if decision else ()) == cost
    policy = case.policy.changed(leave__calendar_kinds={"on": False})
    assert term("leave", case.model_copy(update={"policy": policy}), leave=(decision,) if decision else ()) == by_the_calendar


@pytest.mark.parametrize(("choice", "first", "cost"), [(1, 3, 3), (3, 6, 9)])
def test_later_choices_cost_at_most_ninety_percent(choice: int, first: int, cost: int) -> None:
    """Fourth choice moved to the end: 90 % + 30 %, capped at 90 %."""
    spans = [(1, 1), (3, 3), (4, 4), (5, 6)]
    choices = tuple(LeaveChoice(first=day(a), last=day(a), earliest=day(a), latest=day(b)) for a, b in spans)
    case = tiny_case(leave=(LeaveRequest(id="r", officer="C01", choices=choices),))
    assert term("leave", case, leave=(granted("r", first, first, "moved", choice=choice),)) == cost


def test_costs_round_up_and_days_outside_the_horizon_are_free() -> None:
    """Less than a refusal in any case: one date of one point is refused for 1 and moved for nothing, of two points for 1."""
    for weight, moved in ((1, 0), (2, 1)):
        case = tiny_case(leave=(request("r", "B01", 6, 9, slack=3),), policy={"leave": {"value": weight}})
        assert term("leave", case, leave=(refused("r"),)) == weight
        assert term("leave", case, leave=(granted("r", 3, 6, "moved"),)) == moved


def test_a_kind_may_have_its_own_weight() -> None:
    own = PolicyRow(key="leave.weight.探亲假", value=50, title="探亲假")
    case = tiny_case(leave=(request("r", "C01", 1, 1, kind="探亲假"),)).model_copy(
        update={"policy": Policy(rows=(*default_policy().rows, own))}
    )
    assert term("leave", case, leave=(refused("r"),)) == 50
