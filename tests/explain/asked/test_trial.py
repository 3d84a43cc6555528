"""What a decision would cost, against the truth: brute force over every roster that has it."""

from models.case import Case
from models.leave import Pin, PinKind
from scheduler.engine.build import build, objectives
from scheduler.engine.search.values import values_of
from scheduler.explain.asked.prices import price_sentence
from scheduler.explain.asked.solving import result_of, values_at
from scheduler.explain.asked.trial import Trial, TrialResult
from scheduler.explain.asked.trying import tried
from scheduler.formulation.instance import Instance
from tests.brute_force import TooLarge, best
from tests.cases import tiny_case
from tests.explain.asked.files import solved, view_of
from tests.random_cases import random_case

AT_MOST = 400


def priced(case: Case, pin: Pin) -> TrialResult:
    view = solved(case)
    model = build(Instance(case))
    levels = objectives(model)
    reached = values_at(levels, values_of(model, view.roster))
    return result_of(model, levels, reached, Trial((pin,), view.roster), 20.0)


def possible_pins(case: Case) -> list[Pin]:
    model = build(Instance(case))
    fields = [(case.officers[candidate.officer].id, candidate.duty) for candidate in model.candidates]
    return [
        Pin(kind=PinKind.ASSIGN, officer=officer, station=duty.station, post=duty.post.id, shift=duty.shift.id,
            date=model.instance.days.date_of(duty.day))
        for officer, duty in fields if duty.post.id
    ]  # fmt: skip


def test_the_first_level_at_which_a_decision_costs_and_how_much_are_those_of_brute_force() -> None:
    compared = costly = 0
    for seed in range(1_200_000, 1_200_150):
        case = random_case(seed)
        pins = possible_pins(case)
        if not pins or case.pins:
            continue
        pin = pins[seed % len(pins)]
        try:
            before, _ = best(case, AT_MOST)
            truth, _ = best(case.model_copy(update={"pins": (pin,)}), AT_MOST)
        except TooLarge:
            continue
        except ValueError:
            assert priced(case, pin).impossible, seed
            continue
        result = priced(case, pin)
        first = next((place for place, (old, new) in enumerate(zip(before, truth, strict=True)) if new > old), None)
        if first is None:
            assert result.costs_nothing, seed
        else:
            assert result.levels[-1][2:] == (before[first], truth[first], truth[first]), seed
            assert len(result.levels) == first + 1, seed
            costly += 1
        compared += 1
    assert compared > 20
    assert costly > 5


def test_the_program_is_as_it_was_after_a_trial() -> None:
    """Two trials in one child: what the first asks besides does not hold in the second."""
    view = solved(tiny_case(only=("A01", "C01", "C02")))
    forbid = tuple(Pin(kind=PinKind.FORBID, officer=who, date=view.case.start, last=view.case.end) for who in ("C01", "C02"))
    first, second = tried(view.case, view.roster, [Trial(forbid, view.roster), Trial((), view.roster)], 20.0)
    assert first is not None
    assert second is not None
    assert not first.costs_nothing
    assert second.costs_nothing


def test_open_is_said_where_nothing_is_proven() -> None:
    policy = tiny_case().policy
    at_most = TrialResult(((1, "critical_cover", 0, 0, 0), (2, "leave", 10, 14, 10)), view_of(tiny_case()).roster)
    assert price_sentence(policy, at_most) == "第2级休假未满足至多增加 4，能否更少未定（之前各级不变）"
    proven = at_most._replace(levels=((1, "critical_cover", 0, 2, 2),))
    assert price_sentence(policy, proven) == "第1级关键缺口增加 2，已证明不能更少"
    assert price_sentence(policy, None).startswith("未定")
    assert price_sentence(policy, TrialResult(impossible=True)).startswith("已证明不可能")
