"""`pins`: a planner's decisions stand: assigned, forbidden, granted, refused."""

from datetime import date
from functools import cache

import pytest

from models.case import Case
from models.leave import Pin, PinKind
from models.roster import Outcome, Source
from scheduler.audit import audit
from tests.cases import LONGQIAO, START, day, request, seat, tiny_case
from tests.random_cases import random_case
from tests.twins import Costs, Key, assert_twins, broken, model_rosters, optimum, short

DAY = "龙桥所/接处警/白"


def pin(kind: str, on: int | None = 0, last: int | None = None, officer: str | None = "A03", **fields: object) -> Pin:
    at: dict[str, date | None] = {"date": None if on is None else day(on), "last": None if last is None else day(last)}
    return Pin(kind=PinKind(kind), officer=officer, **at, **fields)


ASSIGN = {"station": LONGQIAO, "post": "接处警", "shift": "白"}


def pinned(*pins: Pin, minimum: int = 1, slack: int = 1, days: int = 2, **fields: object) -> Case:
    """A free officer, a seat a day, and a request for the second date that may move by a day."""
    fields = {"only": ["A03"], "demands": (seat(DAY, minimum),), "leave": (request("假", "A03", 1, 1, slack=slack),), **fields}
    return tiny_case(days=days, pins=pins, **fields)


@pytest.mark.parametrize(
    "case",
    [
        pinned(pin("forbid")),
        pinned(pin("assign", **ASSIGN), minimum=0, demands=(seat(DAY, 0),), wishes=()),
        pinned(pin("grant", None, officer=None, request="假"), slack=0),
        pinned(pin("refuse", None, officer=None, request="假"), minimum=0),
    ],
    ids=["forbid", "assign", "grant", "refuse"],
)
def test_without_the_rule_the_optimum_is_another(case: Case) -> None:
    if case.pins[0].kind is PinKind.ASSIGN:
        case = rather_off(case)
    assert broken(case, without="pins") == {"pins"}
    assert broken(case) == set()


def rather_off(case: Case) -> Case:
    """With the seat given up by demand, a target of one is all that would bring the officer in; leave on day 0 comes first."""
    leave = (request("假", "A03", 0, 0),)
    return case.model_copy(update={"leave": leave})


@pytest.mark.parametrize(("on", "last", "missing"), [(0, None, 1), (0, 0, 1), (0, 1, 2), (1, None, 1)])
def test_a_ban_holds_from_its_first_to_its_last_date(on: int, last: int | None, missing: int) -> None:
    assert short(pinned(pin("forbid", on, last), leave=())) == missing


@pytest.mark.parametrize(
    ("fields", "missing"), [({}, 1), ({"shift": "白"}, 1), ({"shift": "夜"}, 0), ({"station": LONGQIAO, "post": "户籍窗口"}, 0)]
)
def test_a_ban_takes_what_matches_the_fields_given(fields: dict[str, str], missing: int) -> None:
    assert short(pinned(pin("forbid", **fields), leave=(), days=1)) == missing


@pytest.mark.parametrize("first", [0, 1, 2])
def test_leave_is_granted_from_the_date_pinned(first: int) -> None:
    case = pinned(pin("grant", first, officer=None, request="假"), minimum=0, days=3)
    (decision,) = optimum(case).roster.leave
    assert decision.first == day(first)
    assert decision.outcome is (Outcome.GRANTED if first == 1 else Outcome.MOVED)


def test_a_forced_duty_is_given_and_what_it_breaks_is_accepted() -> None:
    """C01 of a department without a pairing is kept on the cover; the ladder's finding is accepted, not a breach."""
    forced = pin("assign", officer="D02", forced=True, **ASSIGN)
    case = tiny_case(days=1, only=["D02"], demands=(seat(DAY),), pins=(forced,))
    roster = optimum(case).roster
    assert [row.source for row in roster.assignments] == [Source.COVER]
    report = audit(case, roster)
    assert report.breaches == ()
    assert {finding.rule for finding in report.accepted} == {"admitted_rung"}


PLACE = {"station": "甲所", "post": "接处警", "shift": "值"}


@cache
def unpinned(seed: int) -> Case:
    """A random case of two dates with one request, on the second date it has or the one before or after."""
    demands = (seat("甲所/接处警/值"), seat("甲所/窗口/白"))
    case = random_case(seed, (1, 2), days=2, demands=demands, leave=())
    asked = (case.start - START).days
    return case.model_copy(update={"leave": (request("假", "警员1", asked, asked, slack=1),)})


def rules_of(seed: int) -> frozenset[str]:
    return frozenset({"rota", "pins"} | ({"one_duty"} if seed else set()))


@cache
def without_pins(seed: int) -> dict[Key, Costs]:
    return model_rosters(unpinned(seed), rules_of(seed))


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        (PinKind.ASSIGN, {"officer": "警员1", **PLACE}),
        (PinKind.ASSIGN, {"officer": "警员2", **PLACE}),
        (PinKind.FORBID, {"officer": "警员1"}),
        (PinKind.FORBID, {"officer": "警员2", "shift": "值"}),
        (PinKind.FORBID, {"officer": "警员2", "last": day(9)}),
        (PinKind.GRANT, {"request": "假"}),
        (PinKind.GRANT, {"request": "假", "last": None}),
        (PinKind.REFUSE, {"request": "假"}),
    ],
)
@pytest.mark.parametrize("seed", range(3))
def test_twin(seed: int, kind: PinKind, fields: dict[str, object]) -> None:
    """Each kind of pin on the second date of random cases, or, with a last date, from the first; perhaps no roster keeps it."""
    case = unpinned(seed)
    on = case.start if "last" in fields else None if "request" in fields else case.end
    pinned = case.model_copy(update={"pins": (Pin(kind=kind, **{"date": on, **fields}),)})
    assert assert_twins(pinned, rules_of(seed)) != without_pins(seed)


@pytest.mark.parametrize("kind", [PinKind.GRANT, PinKind.REFUSE])
def test_a_request_outside_the_horizon_is_not_granted_here(kind: PinKind) -> None:
    """A refusal holds of itself; to grant it is beyond any roster of this horizon."""
    case = tiny_case(days=2, only=["A03"], demands=(), leave=(request("假", "A03", 2, 3),), pins=(Pin(kind=kind, request="假"),))
    assert bool(assert_twins(case, {"pins"})) == (kind is PinKind.REFUSE)


@pytest.mark.parametrize("seed", range(3))
def test_twin_of_forced_duties(seed: int) -> None:
    """A forced cover is given: it is kept by every roster, and rules bend around it."""
    case = random_case(seed, (1, 2), days=2, demands=(seat("甲所/接处警/值"), seat("甲所/窗口/白")))
    forced = Pin(kind=PinKind.ASSIGN, officer="警员2", date=case.start, forced=True, **PLACE)
    assert_twins(case.model_copy(update={"pins": (forced,)}), {"rota", "pins", "one_duty", "rest", "admitted_rung"})
