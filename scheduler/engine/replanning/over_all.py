"""What a model of the helpers alone proves of the whole case."""

from scheduler.engine.replanning.levels import Levels, Reached
from scheduler.formulation.facts import Duty
from scheduler.formulation.model import Model
from scheduler.formulation.roster import Values, evaluate

LACKS, CLAIMS, OFFICERS, DAYS = range(4)
"""Positions of the levels of replanning."""
WINDOW_WEIGHT = 3


def over_all(levels: Levels, reached: Reached, begun: Values, is_anybody_uncounted: bool) -> list[int]:
    """Bounds of the four levels that hold for everybody, each at the values reached before it.

    Whatever is better than the roster begun with puts a helper on a touched duty, or gives leave that an event asks for. So a
    roster in which one officer is told something new is one of the model, and where the model asks for two, so does the case.
    `is_anybody_uncounted`: somebody may help without being counted, so that the one who is counted may be anybody.
    """
    known, begun_at = levels.at(reached.values), levels.at(begun)
    if known[:OFFICERS] == begun_at[:OFFICERS]:
        return [min(least, value) for least, value in zip(levels.least, known[:OFFICERS], strict=False)] + [0, 0]
    bounds = [levels.least[LACKS], levels.least[CLAIMS]]
    told = min(reached.bounds[OFFICERS], 1 if is_anybody_uncounted else 2)
    is_alone = known[OFFICERS] <= 1 and not is_anybody_uncounted
    dates = reached.bounds[DAYS] if is_alone else told
    if known[:OFFICERS] == bounds and not is_anybody_uncounted and levels.model.one_a_day:
        dates = max(dates, _least_dates(levels.model, begun))
    return [*bounds, told, min(dates, known[DAYS])]


def _least_dates(model: Model, begun: Values) -> int:
    """Each officer missing on a touched duty is a date of somebody, where none is to be missing any more."""
    published, total = model.instance.published, 0
    for key in published.touched:
        duty = model.instance.duties.by_key.get(key)
        if duty is None or duty.index not in model.short:
            continue
        is_beyond = duty.day >= published.window.stop
        lacking = evaluate((model.below_target if is_beyond else model.short)[duty.index], begun)
        weight = 0 if is_beyond and published.replan and published.replan.is_provisional else 1 if is_beyond else WINDOW_WEIGHT
        total += weight * (min(1, lacking) if _has_leads(model, duty) else lacking)
    return total


def _has_leads(model: Model, duty: Duty) -> bool:
    """One lead more may make several count."""
    return model.instance.active("sworn_lead") and (duty.post.sworn_lead or duty.post.independent_lead)
