"""Replanning: a small model of those who can help answers most events; the whole one proves what that cannot."""

import time
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from models.case import Case
from models.errors import EventRefused
from models.events.stand_in_way import StandInWay
from models.level import LevelNumber
from models.roster import LevelResult, Roster
from models.words import say
from scheduler.engine.build import build
from scheduler.engine.parameters import PARAMETERS
from scheduler.engine.replanning.helpers import has_free_dates, helpers
from scheduler.engine.replanning.levels import Levels, Reached
from scheduler.engine.replanning.over_all import DAYS, LACKS, OFFICERS, over_all
from scheduler.engine.replanning.to_window import PROVISIONAL, planned_objectives
from scheduler.engine.replanning.ways import hold_to, newcomers
from scheduler.engine.search.values import values_of
from scheduler.engine.settings import Settings
from scheduler.engine.watch import Watch
from scheduler.formulation.instance import Instance
from scheduler.formulation.roster import extract


class ReplannedRoster(NamedTuple):
    """`levels` are those of replanning, with what is proven of them over the whole remaining horizon.

    `is_whole`: whether that took the whole model; `helpers` is the one of those who can help.
    """

    roster: Roster
    levels: tuple[LevelResult, ...]
    is_whole: bool
    helpers: Levels


class StandIn(NamedTuple):
    """What standing in one way comes to, by level: those of replanning as small as the limit let them be, others as they are."""

    way: StandInWay
    roster: Roster
    values: dict[LevelNumber, int]


def replan(case: Case, start: Roster, settings: Settings, watch: Watch) -> ReplannedRoster:
    """`start` is a roster of the case (`scheduler.publishing.events`); the limit counts from when the watch began."""
    until = watch.began + settings.time_limit
    instance = Instance(case)
    small = _levels(case, helpers(instance), settings, watch, until)
    begun = values_of(small.model, start)
    if small.breaks(begun):
        return _anew(_levels(case, None, settings, watch, until), small)
    reached = _closed(small, begun)
    known, bounds = small.at(reached.values), over_all(small, reached, begun, has_free_dates(instance))
    if known[: DAYS + 1] == bounds:
        later = small.within(PARAMETERS.replan_later_seconds)
        reached = later.close(Reached(reached.values, [*bounds, *later.least[DAYS + 1 :]]), DAYS + 1, len(later.objectives) - 1)
        return ReplannedRoster(extract(small.model, reached.values), tuple(_results(small, known, bounds)), False, small)
    whole = _levels(case, None, settings, watch, until)
    begun = values_of(whole.model, extract(small.model, reached.values))
    further = whole.close(Reached(begun, list(whole.least)), LACKS, _last(whole))
    values, proven = whole.at(further.values), further.bounds[: DAYS + 1]
    if values[:DAYS] == known[:DAYS]:
        proven = [max(low, high) for low, high in zip(bounds, proven, strict=True)]
    return ReplannedRoster(extract(whole.model, further.values), tuple(_results(whole, values, proven)), True, small)


def stand_in(solved: ReplannedRoster, start: Roster, way: StandInWay, settings: Settings, watch: Watch) -> StandIn:
    """The best roster of helpers alone in which they stand in this way; each search has a limit of its own."""
    model = solved.helpers.model.copy()
    hold_to(model, solved.helpers.newcomers, way)
    levels = Levels(model, solved.helpers.objectives, settings, watch, time.monotonic() + settings.time_limit)
    reached = _closed(levels, values_of(model, start))
    values = {objective.level: value for objective, value in zip(levels.objectives, levels.at(reached.values), strict=True)}
    return StandIn(way, extract(model, reached.values), values)


def _anew(whole: Levels, small: Levels) -> ReplannedRoster:
    """The roster begun with does not do what events ask of it. Raises `EventRefused` where no roster does, or none in time."""
    first = whole.minimise(DAYS, (), None)
    if first is None or first.values is None:
        raise EventRefused(say("events.impossible" if first is not None and first.infeasible else "events.not_in_time"))
    reached = whole.close(Reached(first.values, list(whole.least)), LACKS, _last(whole))
    levels = tuple(_results(whole, whole.at(reached.values), reached.bounds))
    return ReplannedRoster(extract(whole.model, reached.values), levels, True, small)


def _levels(case: Case, free: frozenset[str] | None, settings: Settings, watch: Watch, until: float) -> Levels:
    model = build(Instance(case, free=free))
    known = newcomers(model) if free is not None else []
    return Levels(model, planned_objectives(model), settings, watch, until, known)


def _last(levels: Levels) -> int:
    """Position of the last level that is worth the whole model: provisional changes, where there are any."""
    return DAYS + any(objective.level == PROVISIONAL for objective in levels.objectives)


def _closed(levels: Levels, begun: list[int]) -> Reached:
    """First the guess that nothing need be lacking: where it holds, one solve mostly answers for all four levels."""
    least = levels.least[:OFFICERS]
    reached = Reached(begun, list(levels.least))
    if levels.at(begun)[:OFFICERS] > least:
        guess = levels.minimise(DAYS, least, None, PARAMETERS.replan_guess_share * levels.left())
        if guess is not None and guess.values is not None:
            reached = Reached(guess.values, list(levels.least))
            values = levels.at(guess.values)
            if guess.optimal and values[OFFICERS] <= 1:
                return Reached(guess.values, [*values[: DAYS + 1], *levels.least[DAYS + 1 :]])
    return levels.close(reached, LACKS, DAYS)


def _results(levels: Levels, values: Sequence[int], bounds: Sequence[int]) -> Iterator[LevelResult]:
    is_open = False
    for objective, value, bound in list(zip(levels.objectives, values, bounds, strict=False))[: DAYS + 1]:
        gap = (value - bound) / max(1, abs(value))
        yield LevelResult(level=objective.level, name=objective.name, value=value, bound=bound, gap=gap, conditional=is_open)
        is_open = is_open or value > bound
