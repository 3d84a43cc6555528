"""`frozen`: where events change a published roster, the past stays, and the notice window but for touched duties."""

import pytest

from models.case import Case
from models.roster import Assignment
from scheduler.audit import audit
from tests.brute_force import TooLarge
from tests.cases import LONGQIAO, day, officer, seat
from tests.publishing.events.absent import DAY, NIGHT, ill, replanned
from tests.publishing.events.replans import tiny_replans
from tests.twins import NAMES, assert_twins, broken, optimum

CHANGED = ("changed_officers", "changed_days")


def careless(case: Case) -> Case:
    """The same where changes cost nothing."""
    return case.model_copy(update={"policy": case.policy.changed(**{key: {"on": False} for key in CHANGED})})


def of_day(case: Case, number: int, **fields: str) -> list[Assignment]:
    rows = [row for row in optimum(case).roster.assignments if row.date == day(number)]
    return [row for row in rows if all(getattr(row, name) == value for name, value in fields.items())]


def test_without_the_rule_the_past_and_the_window_are_decided_anew() -> None:
    """Nights that nobody served are filled though no event touched them."""
    officers = [officer(id, LONGQIAO) for id in ("A03", "A05")]
    case = careless(replanned(ill(1, 1), day(1), officers=officers, demands=(seat(DAY), seat(NIGHT))).case)
    assert broken(case, without="frozen") == {"frozen"}
    assert broken(case) == set()


def test_the_past_is_as_it_was_and_lacks_what_an_event_took_of_it() -> None:
    case = careless(replanned(ill(1, 3), day(2)).case)
    assert of_day(case, 1) == []
    assert [row.officer for row in of_day(case, 0)] == ["A03"]
    assert audit(case, optimum(case).roster).levels["0a"] == 1


@pytest.mark.parametrize(("number", "served"), [(1, 0), (2, 0), (3, 1)])
def test_in_the_window_nobody_goes_where_nothing_was_touched(number: int, served: int) -> None:
    """Nights are short as published. The window is days 1 and 2."""
    case = careless(replanned(ill(1, 1), day(1), demands=(seat(DAY), seat(NIGHT)), policy={"notice": {"value": 2}}).case)
    assert len(of_day(case, number, shift="夜")) == served


def test_a_cover_stands_in_on_the_first_day_of_absence() -> None:
    """Three days of notice are asked of covers, but not where somebody is missing."""
    case = replanned(ill(1, 2), day(1)).case
    assert {row.source for number in (1, 2) for row in of_day(case, number)} == {"cover"}
    assert audit(case, optimum(case).roster).levels["0a"] == 0


def test_a_touched_duty_that_lacks_nobody_takes_nobody_in_the_window() -> None:
    """Its target is missed, not its minimum."""
    case = careless(replanned(ill(1, 1), day(1), demands=(seat(DAY, 0, 1),)).case)
    assert of_day(case, 1) == []
    beyond = careless(replanned(ill(4, 4), day(1), demands=(seat(DAY, 0, 1),)).case)
    assert len(of_day(beyond, 4)) == 1


def test_the_window_drops_a_duty_only_of_whoever_goes_elsewhere() -> None:
    """Without demand A03 would stay at home; published is published."""
    made = replanned(ill(4, 4), day(1), policy={"notice": {"value": 2}})
    case = careless(made.case.model_copy(update={"demands": (seat(DAY, 0, 1, weight=1),)}))
    assert [[row.officer for row in of_day(case, number)] for number in (1, 2)] == [["A03"], ["A03"]]


def test_twin() -> None:
    """Every roster that one side allows the other does, too, and both count each term alike."""
    compared = 0
    for tiny in tiny_replans(iter(range(60))):
        try:
            assert_twins(tiny.made.case, NAMES, at_most=150)
        except TooLarge:
            continue
        compared += 1
    assert compared > 20
