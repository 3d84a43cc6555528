from datetime import timedelta

from models.case import Case
from models.duty import Demand
from models.leave import Opening, PastBurden, Pin, PinKind
from models.roster import Assignment, Roster
from scheduler.ledger.closing import closing
from tests.audit.reading import report, term
from tests.cases import START, assigned, tiny_case

DAY = "龙桥所/接处警/白"
DEMAND = (Demand(station="龙桥所", post="接处警", shift="白", minimum=1, target=1),)


def case(**fields: object):
    """Two officers share four working days of one seat by day: D = 8, E = 4 each, fair share 4, steps 2, 4, 6, 8, 12."""
    return tiny_case(days=4, only=("C01", "C02"), demands=DEMAND, **fields)


def test_an_even_share_costs_the_half_step_only() -> None:
    even = [assigned(officer_id, DAY, n) for officer_id, n in (("C01", 0), ("C02", 1), ("C01", 2), ("C02", 3))]
    assert term("fairness", case(), *even) == 2 * (4 - 2)


def test_one_who_carries_all() -> None:
    assert term("fairness", case(), *(assigned("C01", DAY, n) for n in range(4))) == 6 + 4 + 2


def test_the_past_counts_in_burden_and_in_share() -> None:
    """Past 3 + 1: D = 12, steps 3, 6, 9, 12, 18 for each; C01 has 4 + 2 · 2."""
    past = {"opening": (Opening(officer="C01", burden=3),), "past_burdens": (PastBurden(officer="C01", burden=1),)}
    assert term("fairness", case(**past), assigned("C01", DAY, 0), assigned("C01", DAY, 1)) == 5 + 2


def test_nights_and_rest_days_weigh_more() -> None:
    """A Saturday night is 6, D = 6, E = 1 for one officer: steps 3, 6, 9, 12, 18."""
    night = (Demand(station="龙桥所", post="接处警", shift="夜", minimum=1, target=1),)
    saturday = tiny_case(start=START + timedelta(5), days=1, only=("C01",), demands=night)
    assert term("fairness", saturday, assigned("C01", "龙桥所/接处警/夜", 5)) == 3


def test_base_duties_carry_nothing_and_lower_what_is_asked() -> None:
    """A01's base duty fills the seat of day 0, so that C01 is asked for days 1 to 3 only: steps of 6 · k."""
    demand = (Demand(station="龙桥所", post="接处警", shift="值", minimum=1, target=1),)
    shared = tiny_case(days=4, only=("A01", "C01"), demands=demand, policy={"admitted_rung.extra": {"on": False}})
    base = assigned("A01", "龙桥所/接处警/值", 0, "base")
    # a 24-hour duty on a working day weighs 3: D = 9, steps 5 (⌈4.5⌉), 9, 14, 18, 27
    assert term("fairness", shared, base, assigned("C01", "龙桥所/接处警/值", 1), assigned("C01", "龙桥所/接处警/值", 3)) == 1


def swap(worker: str, bearer: str, n: int) -> Pin:
    place = dict(zip(("station", "post", "shift"), DAY.split("/"), strict=True))
    return Pin(kind=PinKind.ASSIGN, officer=worker, date=START + timedelta(n), burden_of=bearer, **place)


def test_a_swapped_duty_is_borne_by_whom_the_pin_names_whoever_works_it() -> None:
    """C01 bears all four as in `test_one_who_carries_all`; that C02 works one of them changes nothing but the form."""
    swapped = case(pins=(swap("C02", "C01", 3),))
    works = [*(assigned("C01", DAY, n) for n in range(3)), assigned("C02", DAY, 3).model_copy(update={"burden_of": "C01"})]
    assert term("fairness", swapped, *works) == 6 + 4 + 2
    assert term("fairness", case(), *(row.model_copy(update={"burden_of": None}) for row in works)) == (4 + 2) + 0


def test_nobody_but_a_pin_names_another_bearer() -> None:
    works = [assigned("C02", DAY, 3), assigned("C01", DAY, 0)]
    elsewhere = [works[0].model_copy(update={"burden_of": "C01"}), works[1]]
    pinned = case(pins=(swap("C02", "C01", 3),))

    def told(of: Case, rows: list[Assignment]) -> list[str]:
        return [row.sentence for row in report(of, *rows).breaches if "勤务量" in row.sentence]

    assert told(pinned, elsewhere) == told(case(), works) == []
    assert len(told(pinned, works)) == len(told(case(), elsewhere)) == 1
    assert "应计入警员C01，现计入警员C02" in told(pinned, works)[0]


def test_who_bears_it_is_carried_over_to_the_next_period() -> None:
    swapped = case(pins=(swap("C02", "C01", 3),))
    roster = Roster(assignments=(assigned("C02", DAY, 3).model_copy(update={"burden_of": "C01"}),))
    assert {row.officer: row.burden for row in closing(swapped, roster)} == {"C01": 2, "C02": 0}
