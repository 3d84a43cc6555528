"""What is said of visits: when an officer makes them, and that they keep from duties meanwhile."""

import pytest

from models.leave import Commitment
from models.roster import Roster, Visit
from models.words import Language, speaking
from scheduler.explain.asked.cover import cover_of, next_best
from scheduler.explain.asked.officer import officer
from scheduler.explain.asked.view import View
from tests.cases import LONGQIAO, assigned, day, stint, tiny_case
from tests.explain.asked.files import file_of

POST = "龙桥所/接处警/值"


def view(date: int | None) -> View:
    """C01 covers on day 0; C02 has a visit there, which is placed or not."""
    asked = Commitment(officer="C02", first=day(0), last=day(6), days=1, station=LONGQIAO, title="下沉指导")
    case = tiny_case(only=("A01", "C01", "C02", "D02"), commitments=(asked,))
    visits = () if date is None else (Visit(officer="C02", station=LONGQIAO, asked=day(0), first=day(date), last=day(date)),)
    works, stints = (assigned("C01", POST, 0),), (stint("C01", LONGQIAO, 0, 0),)
    return View(file_of(case, Roster(assignments=works, stints=stints, visits=visits)))


@pytest.mark.parametrize(("date", "others"), [(0, []), (1, []), (2, ["C02"]), (None, ["C02"])])
def test_who_is_on_a_visit_cannot_stand_in(date: int | None, others: list[str]) -> None:
    """Nor on the eve of one: the 24 hours end at 08:00 of its date."""
    known = view(date)
    assert [other.officer for other in next_best(known, cover_of(known, "C01", day(0)))] == others


def test_an_officers_visits_are_told() -> None:
    assert officer(view(2), "C02").audited[-1] == "7月24日去龙桥所下沉指导（下沉事项），其中 0 天在该所帮扶时段内"
    assert officer(view(None), "C02").audited[-1] == "去龙桥所下沉指导（下沉事项）未能安排：可选 7月22日至7月28日"
    with speaking(Language.EN, Language.EN):
        told = officer(view(2), "C02").audited[-1]
    assert told == "visit to 龙桥所 (下沉指导): 07-24, 0 days of it in a stint there"
