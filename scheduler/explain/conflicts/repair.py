"""The smallest repair of contradictory pins: as few of the planner's demands as possible given up, all others kept."""

import time
from collections.abc import Sequence
from typing import NamedTuple

from models.case import Case
from scheduler.engine.build import build, objectives
from scheduler.engine.process.child import run
from scheduler.engine.process.child_process import Parent
from scheduler.engine.process.patience import Limits
from scheduler.engine.search.pricing import price
from scheduler.engine.search.values import first_values
from scheduler.engine.settings import Settings
from scheduler.engine.watch import Watch
from scheduler.explain.conflicts import conflict, impossible
from scheduler.explain.conflicts.conflict import Fewest, Switched
from scheduler.explain.conflicts.demands import Demand, demands_of, eased
from scheduler.explain.conflicts.near import near
from scheduler.formulation.instance import Instance
from scheduler.formulation.model import Model
from scheduler.program.affine import Affine
from scheduler.program.compiled import Compiled
from scheduler.program.program import Program, Row

SECONDS = 10.0
BUILD_SECONDS = 40.0


class Repair(NamedTuple):
    """`dropped` are the demands to give up, in words; with none of them the demands hold together. `proven`: fewer do not do."""

    dropped: tuple[str, ...]
    proven: bool


def repair(case: Case, memory_gb: float, watch: Watch) -> tuple[Repair | None, tuple[str, ...]]:
    """The repair, None where nothing is known in time, and the conflicts by name, of one model in a child of its own."""
    heard: list[object] = []
    limits = Limits(SECONDS + BUILD_SECONDS + conflict.SECONDS + 2 * impossible.SECONDS, memory_gb, watch.stop)
    names = run(_repair, (case,), limits, heard.append).answer
    return next((message for message in heard if isinstance(message, Repair)), None), names or ()


def _repair(parent: Parent, case: Case) -> tuple[str, ...]:
    model = build(Instance(eased(case)))
    demands = demands_of(case, model)
    known = repair_within(model, demands, SECONDS)
    if known is not None:
        parent.send(known)
        if not known.dropped:
            return ()
    return conflict.named(case, model, demands, time.monotonic() + conflict.SECONDS)


def repair_within(model: Model, demands: Sequence[Demand], seconds: float) -> Repair | None:
    """The model is that of the eased case."""
    possible = [demand for demand in demands if not demand.is_hopeless]
    hopeless = tuple(demand.words for demand in demands if demand.is_hopeless)
    if not possible:
        return Repair(hopeless, True)
    fewest = _in_part(model, possible, seconds) or _in_whole(model, possible, seconds)
    if fewest is None:
        return None
    return Repair((*hopeless, *(possible[index].words for index in sorted(fewest.dropped))), fewest.proven)


def _in_part(model: Model, demands: list[Demand], seconds: float) -> Fewest | None:
    """The officers of the demands alone say how many must go at least; a roster of all, that the others can stay."""
    part = near(model, demands)
    values = _without(model)
    switched = Switched(Compiled(part.program), part.demands, time.monotonic() + seconds)
    fewest = switched.fewest_dropped(seconds, [values[name] for name in part.names])
    if fewest is None or not fewest.proven:
        return None
    for name, value in zip(part.names, fewest.values, strict=True):
        values[name] = value
    kept = [demand for index, demand in enumerate(demands) if index not in fewest.dropped]
    return fewest if _hold(model, kept, values, seconds) else None


def _hold(model: Model, demands: list[Demand], start: list[int], seconds: float) -> bool:
    """Whether a roster that has all of them is found, from values on in which their own officers' lines hold."""
    held, levels = model.copy(), objectives(model)[:1]
    for row in (row for demand in demands for row in demand.rows):
        _impose(held.program, row)
    most = [held.program.most(level.value) for level in levels]
    settings = Settings(time_limit=seconds, workers=0)
    return price(held, levels, most, settings, Watch(), start).values is not None


def _impose(program: Program, row: Row) -> None:
    """As bounds where it can be: a search begins with what these leave."""
    if len(row.terms) == 1 and row.terms[0][1] == 1:
        ((var, _),) = row.terms
        program.lower[var] = max(program.lower[var], program.lower[var] if row.low is None else row.low)
        program.upper[var] = min(program.upper[var], program.upper[var] if row.high is None else row.high)
    else:
        program.row(Affine(0, row.terms), row.low, row.high)


def _in_whole(model: Model, demands: list[Demand], seconds: float) -> Fewest | None:
    return Switched(model.compiled, demands, time.monotonic() + seconds).fewest_dropped(seconds, _without(model))


def _without(model: Model) -> list[int]:
    """Values of a roster that keeps none of the demands."""
    values = first_values(model)
    model.compiled.tighten(values)
    return values
