"""What a published roster decided, as given to a replan: visits that are placed, and those that may still be."""

from models.leave import Commitment
from models.roster import Roster
from scheduler.publishing.events.decided import with_decided_given
from tests.cases import LONGQIAO, day, tiny_case


def visit(first: int, last: int, days: int = 1) -> Commitment:
    return Commitment(officer="C01", station=LONGQIAO, first=day(first), last=day(last), days=days)


def test_visits_that_were_not_placed_begin_anew_and_are_told_apart() -> None:
    """Of two that begin before, the second begins a day later than the first; not on the first date of a third."""
    case = tiny_case(
        days=7,
        only=("C01",),
        commitments=(visit(0, 5), visit(1, 5), visit(3, 5), visit(0, 2).model_copy(update={"station": "凤凰山所"})),
    )
    given = with_decided_given(case, Roster(), day(2)).commitments
    assert [(row.station, row.first) for row in given] == [
        (LONGQIAO, day(2)),
        (LONGQIAO, day(4)),
        (LONGQIAO, day(3)),
        ("凤凰山所", day(2)),
    ]
    assert [row.last for row in given] == [day(5), day(5), day(5), day(2)]


def test_a_visit_for_which_too_few_dates_are_left_is_none() -> None:
    case = tiny_case(days=7, only=("C01",), commitments=(visit(0, 3, days=2), visit(1, 3, days=2)))
    given = with_decided_given(case, Roster(), day(2)).commitments
    assert [(row.first, row.days) for row in given] == [(day(2), 2)]
