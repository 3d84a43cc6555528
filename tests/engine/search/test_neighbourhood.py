"""What a part of the search frees, and how often which kind is drawn."""

import gc
import threading
import weakref
from collections import Counter
from random import Random

import numpy as np
import pytest
from ortools.sat.python import cp_model_helper as cp_sat

from benchmarks.generator import PRESETS, generate
from scheduler.engine.build import build, objectives
from scheduler.engine.parameters import PARAMETERS
from scheduler.engine.search.improve import Improver, Task
from scheduler.engine.search.lacks import Lacks
from scheduler.engine.search.neighbourhood import Kind, Neighbourhoods
from scheduler.engine.search.part_pace import PartPace
from scheduler.engine.search.values import first_values
from scheduler.engine.search.worth import Worth
from scheduler.engine.watch import Until
from scheduler.formulation.instance import Instance
from scheduler.program.narrowing import Priced

SEEDS = range(20)


@pytest.fixture(scope="module")
def improver() -> Improver:
    return _improver()


def _improver(follow: bool = False) -> Improver:
    """From nothing granted and no cover; what follows from that has its values where asked."""
    model = build(Instance(generate(PRESETS["tiny"], 1, "single")))
    (objective,) = objectives(model)
    matrix = model.compiled.asked([objective.value])
    values = first_values(model)
    if follow:
        model.compiled.tighten(values)
    return Improver(model, Worth(matrix, objective.value, [], None), values, lambda *_: None, is_last=True)


def _drawn(parts: Neighbourhoods, kind: Kind, values: np.ndarray, closed: list[int], size: int, seed: int) -> set[int]:
    is_open = np.ones(len(values), dtype=bool)
    is_open[closed] = False
    return set(parts.draw(Random(seed), kind, values, is_open, size).tolist())


@pytest.mark.parametrize("seed", SEEDS)
def test_a_wide_part_is_of_all_places_before_it_is_of_more_dates(improver: Improver, seed: int) -> None:
    model = improver.model
    free = _drawn(improver.neighbourhoods, Kind.WIDE, improver.values, [], 1200, seed)
    day_of = {var: candidate.duty.day for candidate, var in zip(model.candidates, model.x, strict=True)}
    days = {day for var, day in day_of.items() if var in free}
    every = {var for var, day in day_of.items() if day in days}
    assert len(days) > 1
    assert every <= free


def test_leave_is_open_in_a_window_only_where_it_could_be_taken_inside(improver: Improver) -> None:
    """Half of the windows have leave in them."""
    model, tried = improver.model, 0
    for seed in SEEDS:
        free = _drawn(improver.neighbourhoods, Kind.LONG, improver.values, [], 600, seed)
        days = [candidate.duty.day for candidate, var in zip(model.candidates, model.x, strict=True) if var in free]
        for leave, options in zip(model.instance.leave.decidable, model.leave.options, strict=True):
            for option, var in zip(leave.options, options, strict=True):
                if var in free:
                    tried += 1
                    assert min(days) <= max(0, option.first), seed
                    assert min(option.last, model.instance.days.count - 1) <= max(days), seed
    assert tried > len(SEEDS) / 2


@pytest.mark.parametrize("kind", [Kind.WIDE, Kind.LONG, Kind.LINES])
def test_days_of_stints_are_open_only_where_a_duty_there_is(improver: Improver, kind: Kind) -> None:
    """Every second cover is closed: nobody need be free to stay at a station where no cover of theirs is open."""
    model, rng = improver.model, Random(7)
    stays = [stay for stay in model.stays.values() if rng.random() < 0.5]
    closed = [var for stay in stays for amounts in stay.covers.values() for amount in amounts for var, _ in amount.terms]
    free = _drawn(improver.neighbourhoods, kind, improver.values, closed, 400, 3)
    assert free.isdisjoint(var for stay in stays for var in stay.on.values())
    assert any(not free.isdisjoint(stay.on.values()) for stay in model.stays.values())


def test_a_request_is_drawn_with_no_more_than_a_part_of_its_station(improver: Improver) -> None:
    small, large = (_drawn(improver.neighbourhoods, Kind.REQUEST, improver.values, [], size, 4) for size in (40, 4000))
    assert small & set(improver.model.leave.refused)
    assert len(small) < len(large)


@pytest.mark.parametrize("counts_lacks", [False, True])
def test_kinds_have_their_shares_of_the_time(counts_lacks: bool) -> None:
    """Parts of one kind take ten times as long, and are drawn that much less often."""
    pace, rng = PartPace(counts_lacks), Random(1)
    pace.seconds = dict.fromkeys(Kind, 1.0) | {Kind.REQUEST: 10.0}
    drawn = Counter(pace.draw(rng) for _ in range(20_000))
    spent = {kind: drawn[kind] * pace.seconds[kind] for kind in Kind}
    shares = PARAMETERS.kind_shares if counts_lacks else PARAMETERS.kind_shares_of_no_lack
    for kind in Kind:
        assert spent[kind] / sum(spent.values()) == pytest.approx(shares[kind.value], abs=0.03)


def test_parts_grow_while_they_are_quick_or_gain_nothing_and_shrink_where_they_are_cut_off() -> None:
    pace = PartPace(True)
    first = pace.sizes[Kind.WIDE]
    slow, quick = 2 * PARAMETERS.quick_part_seconds, PARAMETERS.quick_part_seconds / 2
    pace.adapt(Kind.WIDE, True, 1, slow)
    assert pace.sizes[Kind.WIDE] == first
    pace.adapt(Kind.WIDE, True, 1, quick)
    pace.adapt(Kind.WIDE, True, 0, slow)
    assert pace.sizes[Kind.WIDE] == pytest.approx(first * PARAMETERS.part_growth**2)
    pace.adapt(Kind.WIDE, False, 1, quick)
    assert pace.sizes[Kind.WIDE] == pytest.approx(first * PARAMETERS.part_growth**2 * PARAMETERS.part_shrinking)
    assert pace.sizes[Kind.LONG] == first
    pace.restart()
    assert pace.sizes[Kind.WIDE] == first


@pytest.mark.parametrize("busy", [False, True])
def test_all_that_is_left_is_a_part_and_a_proof_where_nobody_is_at_any_of_it(improver: Improver, busy: bool) -> None:
    """A part is all that is open as soon as that is no more than its size, also beside another thread."""
    model, matrix = improver.model, improver.matrix
    lower, upper = matrix.lower, matrix.upper

    def taken_of(duties: int) -> Task:
        few = np.zeros(len(lower), dtype=bool)
        few[model.x[:duties]] = True
        matrix.lower, matrix.upper = np.where(few, lower, improver.values), np.where(few, upper, improver.values)
        return improver.take(Random(2))

    others = [taken_of(100)] if busy else []
    taken = {var for other in others for var in other.part.names.tolist()}
    task = taken_of(300)
    assert bool(taken) == busy
    assert set(task.part.names.tolist()) & set(model.x) == {var for var in model.x[:300] if lower[var] < upper[var]} - taken
    assert (task.kind is None) == (not busy)
    for held in (task, *others):
        improver.release(held)
    matrix.lower, matrix.upper = lower, upper


def test_all_at_once_is_tried_once_after_narrowing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Again only where a fifth less is left, and always where a part is as large."""
    monkeypatch.setattr(PARAMETERS, "worth_trying_decisions", 400)
    improver = _improver(follow=True)
    assert improver.neighbourhoods.decisions(improver.matrix.lower < improver.matrix.upper) > 400
    improver.pace.sizes = dict.fromkeys(Kind, 100.0)

    def tried(most: int) -> list[bool]:
        improver.narrow(_leaves_open(improver, most))
        tasks: list[Task] = []
        for _ in range(2):
            tasks.append(improver.take(Random(2)))
            improver.release(tasks[-1])
        return [task.kind is None for task in tasks]

    assert tried(500) == [False, False]
    assert tried(300) == [True, False]
    assert tried(290) == [False, False]
    assert tried(200) == [True, False]
    improver.pace.sizes = dict.fromkeys(Kind, 200.0)
    assert tried(200) == [True, True]


def _leaves_open(improver: Improver, most: int) -> Priced:
    """A proof that closes all decisions but so many at their values, each of which is one of its bounds."""
    parts, lower, upper = improver.neighbourhoods, improver.open.lower, improver.open.upper
    decisions = np.zeros(len(lower), dtype=bool)
    decisions[[*parts.model.x, *parts.model.leave.variables()]] = True
    decided = np.flatnonzero((lower < upper) & decisions)
    reduced = np.zeros(len(lower))
    reduced[decided[most:]] = np.where(improver.values == lower, 1e9, -1e9)[decided[most:]]
    return Priced(improver.value - 1.0, reduced)


def test_windows_lie_where_a_lack_costs_more_than_in_a_relaxation(improver: Improver) -> None:
    """All requests are refused, all but one in the relaxation, too."""
    model = improver.model
    places, refused = improver.neighbourhoods.places, model.leave.refused
    lacks = Lacks(model, places, improver.worth.guide)
    reduced = np.zeros(len(improver.values))
    reduced[refused[0]] = 1000.0 * improver.worth.guide[refused].max()
    values = np.zeros(len(improver.values), dtype=np.int64)
    values[refused] = 1
    home, first = places.home(model.instance.leave.decidable[0].officer), _first_day(improver, 0)

    def share() -> float:
        drawn = [lacks.window(Random(seed), places.stations, values) for seed in range(400)]
        return sum(place in home and day == first for place, day in drawn) / 400

    before = share()
    lacks.learn(reduced)
    assert before < 0.3
    assert share() == pytest.approx(PARAMETERS.lacking_share, abs=0.1)


def _first_day(improver: Improver, request: int) -> int:
    return max(0, improver.model.instance.leave.decidable[request].options[0].first)


def test_a_better_roster_narrows_again_what_a_proof_left_open() -> None:
    """A duty that costs all but the last 5 points between bound and roster is open until the roster is better by more."""
    better, searched = _improver(follow=True), _improver(follow=True)
    var = searched.model.x[0]
    assert searched.values[var] == 0
    better.matrix.upper[var] = 0
    better.run(1, Until.within(20, _enough(better, better.value - 6)))
    reduced = np.zeros(len(searched.values))
    reduced[var] = 1e6 - 5
    searched.narrow(Priced(searched.value - 1e6, reduced))
    assert searched.matrix.upper[var] == 1
    searched.offer_whole(better.best.tolist())
    assert searched.value == better.value
    assert searched.matrix.upper[var] == 0


def _enough(improver: Improver, value: int) -> threading.Event:
    """Set as soon as the roster costs no more."""
    enough = threading.Event()
    improver.on_better = lambda _, reached: enough.set() if reached <= value else None
    return enough


def test_no_part_stays_in_memory_where_garbage_is_not_looked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    make, made = cp_sat.CpModelProto, []

    def noted() -> cp_sat.CpModelProto:
        proto = make()
        made.append(weakref.ref(proto))
        return proto

    improver = _improver(follow=True)
    monkeypatch.setattr(cp_sat, "CpModelProto", noted)
    gc.collect()
    gc.disable()
    try:
        improver.run(1, Until.within(20, _enough(improver, improver.value - 6)))
        assert improver.best is not None
        assert made
        assert not [kept for kept in made if kept() is not None]
    finally:
        gc.enable()


def test_the_search_goes_on_from_a_roster_that_a_proof_leaves_out_beside_a_better_one() -> None:
    """The better roster has a cover that every roster as good has; the worse one lacks it."""
    better = _improver(follow=True)
    worse = better.values.tolist()
    better.run(1, Until.within(20, _enough(better, better.value - 6)))
    var = next(var for var in better.model.x if better.best[var] and not worse[var])
    bound, reduced = better.value - 10.0, np.zeros(len(worse))
    reduced[var] = -0.9 * (better.worth.value(np.array(worse)) - bound)
    better.narrow(Priced(bound, reduced))
    assert better.matrix.lower[var] == 1
    better.go_on_from(worse, 2**40)
    assert better.values[var] == better.matrix.lower[var] == 0
    assert better.best[var] == 1
