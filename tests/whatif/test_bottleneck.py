"""短板: measures are made where something lacks, and the one that closes the gap comes first with its gain proven."""

from itertools import chain, repeat

import pytest

import scheduler.plan
from models.case import Case
from models.comparison import Comparison
from models.roster import Status, StoppedBy
from models.scenario import AddOfficer, ChangeBeds, LoosenLeave, Pair
from scheduler.engine.process.solving import SolvedCase
from scheduler.engine.process.supervised import solve as real_solve
from scheduler.engine.settings import Settings
from scheduler.engine.watch import Watch
from scheduler.whatif.bottleneck import bottlenecks, gains, ranked
from tests.cases import FENGHUANG, LONGQIAO, NARCOTICS, UNITS, request, seat, tiny_case

QUICK = Settings(time_limit=60, workers=1)
SHUT = {"admitted_rung.pool": {"on": False}, "admitted_rung.mutual": {"on": False}, "admitted_rung.extra": {"on": False}}


def bottlenecks_of(case: Case) -> Comparison:
    return bottlenecks(case, QUICK, Watch())


def short_handed() -> Case:
    """B01 alone serves 凤凰山, which needs two, has a bed and is paired with nobody."""
    units = tuple(unit.model_copy(update={"duty_room_beds": 1}) if unit.id == FENGHUANG else unit for unit in UNITS)
    pairings = tuple(row for row in tiny_case().pairings if row.station == LONGQIAO)
    return tiny_case(
        days=1,
        only=("B01", "C01", "C02"),
        units=units,
        pairings=pairings,
        demands=(seat(f"{FENGHUANG}/接处警/白", 2),),
        policy=SHUT,
    )


def test_where_nothing_lacks_nothing_is_tried() -> None:
    assert bottlenecks_of(tiny_case(days=1, only=("A03",), demands=(seat(f"{LONGQIAO}/接处警/值", 1),))).scenarios == ()


def test_what_closes_the_gap_comes_first() -> None:
    """B01 alone serves 凤凰山, which needs two and is paired with nobody: a second officer or 禁毒大队 closes the gap.

    Beds are limited, too, but nobody sleeps there who might come: one more frees nothing, and that is proven.
    """
    order = ranked(bottlenecks_of(short_handed()))
    by_kind = {type(measure.scenario.edits[0]): gains(measure) for measure in order}
    assert by_kind[AddOfficer][0] == 1
    assert by_kind[Pair][0] == 1
    assert by_kind[ChangeBeds] == [0, 0, 0]
    assert isinstance(order[-1].scenario.edits[0], ChangeBeds)
    assert any(isinstance(edit, Pair) and edit.department == NARCOTICS for measure in order for edit in measure.scenario.edits)


def test_a_day_later_grants_what_a_duty_on_the_first_day_stands_against() -> None:
    """B01 alone can work the duty of the first date and asks for that date: refused, and granted if it may begin a day later."""
    case = tiny_case(
        days=3,
        only=("B01",),
        leave=(request("Q", "B01", 0, 0),),
        demands=(seat(f"{FENGHUANG}/接处警/白", 1, on=0),),
        policy=SHUT,
    )
    edit = next(scenario for scenario in bottlenecks_of(case).scenarios if isinstance(scenario.scenario.edits[0], LoosenLeave))
    assert gains(edit)[0] == 0
    assert gains(edit)[1] > 0


def test_no_measure_is_told_worse_than_the_base_even_if_its_search_finds_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """The base alone is solved: an officer more, 禁毒大队 and a bed more then have its roster, with nothing proven of theirs."""
    answers = chain([real_solve], repeat(lambda *_, **__: SolvedCase(Status.NO_SOLUTION, StoppedBy.TIME_LIMIT)))
    monkeypatch.setattr(scheduler.plan, "solve", lambda *args, **fields: next(answers)(*args, **fields))
    compared = bottlenecks_of(short_handed())
    assert {type(measure.scenario.edits[0]) for measure in compared.scenarios} == {AddOfficer, Pair, ChangeBeds}
    for measure in compared.scenarios:
        values = [(level.before.value, level.after.value) for level in measure.levels if level.before and level.after]
        assert [after for _, after in values] == [before for before, _ in values] == [1, 0, 1]
        assert gains(measure) == [0, 0, 0]
