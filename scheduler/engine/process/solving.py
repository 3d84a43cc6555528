"""The work of the solver's child: from a case to its best roster."""

from dataclasses import replace
from typing import NamedTuple

from models.case import Case
from models.roster import LevelResult, Roster, Status, StoppedBy
from scheduler.engine.build import build, objectives
from scheduler.engine.process.child_process import Parent
from scheduler.engine.process.sender import Sender
from scheduler.engine.search.levels import solve_levels
from scheduler.engine.search.values import values_of
from scheduler.engine.settings import Settings
from scheduler.engine.solvers.clock import wall_seconds
from scheduler.engine.solvers.cp_parameters import cp_parameters
from scheduler.engine.watch import Watch
from scheduler.formulation.canonical import canonical
from scheduler.formulation.instance import Instance
from scheduler.formulation.model import Model
from scheduler.formulation.roster import extract


class SolvedCase(NamedTuple):
    """`roster` is None where none was found. `remarks`, keys of the catalogue, are what the proof must not hide.

    `repeatable`: no clock, no signal and no accident had a part in it.
    """

    status: Status
    stopped_by: StoppedBy
    levels: tuple[LevelResult, ...] = ()
    roster: Roster | None = None
    remarks: tuple[str, ...] = ()
    search: str = ""
    repeatable: bool = False


def solve_case(parent: Parent, case: Case, settings: Settings, start: Roster | None = None) -> SolvedCase:
    """`start` is a roster to begin with, as of a case much like this one."""
    watch = Watch(stop=parent.stop)
    model = build(Instance(canonical(case) if settings.reproducible else case))
    return solve_model(parent, model, settings, start, watch)


def solve_model(parent: Parent, model: Model, settings: Settings, start: Roster | None, watch: Watch) -> SolvedCase:
    """The parent is told what the search comes to; the limit counts from when the watch began."""
    levels = objectives(model)
    sender = Sender(model, levels, parent.send)
    given = None if start is None else values_of(model, start)
    told = replace(watch, tell=sender.progress, incumbent=sender.incumbent)
    solution = solve_levels(model, levels, settings, told, given)
    sender.close()
    roster = None if solution.values is None else extract(model, solution.values)
    in_time = watch.seconds() < wall_seconds(settings) and not watch.is_stopped
    search = " ".join(f"{name}={value}" for name, value in cp_parameters(settings.workers).items())
    return SolvedCase(
        solution.status,
        solution.stopped_by,
        solution.levels,
        roster,
        solution.remarks,
        search,
        repeatable=settings.reproducible and in_time,
    )
