"""What a model of the helpers alone proves of the whole case."""

from scheduler.engine.replanning.levels import Levels, Reached
from scheduler.formulation.facts import Duty
from scheduler.formulation.model import Model
from scheduler.formulation.roster import Values, evaluate

LACKS, CLAIMS, OFFICERS, DAYS = range(4)
"""Positions of the levels of replanning."""


def over_all(levels: Levels, reached: Reached, begun: Values, is_anybody_uncounted: bool) -> list[int]:
    """Bounds of the four levels that hold for everybody, each at the values reached before it.

    Whatever is better than the roster begun with puts a helper on a touched duty, or gives leave that an event asks for. So a
    roster in which one officer is told something new is one of the model, and where the model asks for two, so does the case.
    `is_anybody_uncounted`: somebody may help without being counted, so that the one who is counted may be anybody. On provisional
    dates anybody may take up what a helper leaves: then the model proves nothing, but the duties of the window do.
    """
    known, begun_at = levels.at(reached.values), levels.at(begun)
    if known[:OFFICERS] == begun_at[:OFFICERS]:
        return [min(least, value) for least, value in zip(levels.least, known[:OFFICERS], strict=False)] + _given_back(
            levels.model
        )
    bounds = [levels.least[LACKS], levels.least[CLAIMS]]
    is_counted = known[:OFFICERS] == bounds and not is_anybody_uncounted and levels.model.one_a_day
    missing = _least_dates(levels.model, begun) if is_counted else 0
    most_told = min(1, missing) if _has_provisional_dates(levels.model) else 1 if is_anybody_uncounted else 2
    told = min(reached.bounds[OFFICERS], most_told)
    is_alone = known[OFFICERS] <= 1 and most_told > 1
    dates = reached.bounds[DAYS] if is_alone else told
    return [*bounds, told, min(max(dates, missing), known[DAYS])]


def _given_back(model: Model) -> list[int]:
    """Officers and dates that count whatever becomes of them."""
    published = model.instance.published
    weights = {cell: published.weight(*cell) for cell in published.given_back}
    return [len({officer for (officer, _), weight in weights.items() if weight}), sum(weights.values())]


def _has_provisional_dates(model: Model) -> bool:
    """Whether cells behind the window count nothing, whoever's they are."""
    published = model.instance.published
    return published.replan is not None and published.replan.is_provisional and published.window.stop < model.instance.days.count


def _least_dates(model: Model, begun: Values) -> int:
    """Each officer missing on a touched duty is a date of somebody, where none is to be missing that was not as published."""
    published, total = model.instance.published, 0
    for key in published.touched:
        duty = model.instance.duties.by_key.get(key)
        if duty is None or duty.index not in model.short:
            continue
        is_beyond = duty.day >= published.window.stop
        missing = evaluate((model.below_target if is_beyond else model.short)[duty.index], begun)
        lacking = missing if is_beyond else max(0, missing - published.lacks.get(key, 0))
        total += published.day_weight(duty.day) * (min(1, lacking) if _has_leads(model, duty) else lacking)
    return total


def _has_leads(model: Model, duty: Duty) -> bool:
    """One lead more may make several count."""
    return model.instance.active("sworn_lead") and (duty.post.sworn_lead or duty.post.independent_lead)
