"""`changed_officers` (level 3c): officers of whom some date is not what the roster before held."""

import pytest

from models.case import Case
from models.leave import Pin, PinKind
from scheduler.audit import audit
from tests.cases import LONGQIAO, day, officer, seat, tiny_case
from tests.objective.test_changed_days import DAY, on
from tests.twins import optimum, term_values


def two_days(are_officers_counted: bool) -> Case:
    """A03 served on two dates and may not any longer; two others may, who had nothing."""
    pins = tuple(Pin(kind=PinKind.FORBID, officer="A03", date=day(number)) for number in (0, 1))
    return tiny_case(
        days=2,
        officers=[officer(id, LONGQIAO) for id in ("A03", "A05", "A06")],
        demands=(seat(DAY, 0, 1),),
        roster_before=(on(DAY, 0), on(DAY, 1)),
        pins=pins,
        policy={"changed_officers": {"on": are_officers_counted}},
    )


@pytest.mark.parametrize(("are_counted", "helpers"), [(True, 1), (False, 2)])
def test_one_helper_takes_both_dates_where_officers_count(are_counted: bool, helpers: int) -> None:
    """Four cells change either way; fairness, at a later level, would have two helpers take one date each."""
    best = optimum(two_days(are_counted))
    assert len({row.officer for row in best.roster.assignments}) == helpers
    levels = audit(two_days(True), best.roster).levels
    assert (levels["3c"], levels["3d"]) == (1 + helpers, 4)


def test_an_officer_counts_once_however_many_dates_differ() -> None:
    case = tiny_case(days=2, only=["A03"], demands=(seat(DAY, 0, 1),), roster_before=(on(DAY, 0),))
    assert term_values(case, "changed_officers") == {0, 1}


def test_without_a_roster_before_it_is_no_level() -> None:
    case = tiny_case(days=1, only=["A03"])
    assert "3c" not in audit(case, optimum(case).roster).levels
