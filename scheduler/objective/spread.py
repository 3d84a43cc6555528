"""Level 3b: what is lacking on one duty, or on three dates of it in a row, beyond a quarter of what is asked for."""

from collections import defaultdict

from scheduler.formulation.facts import Duty
from scheduler.formulation.model import Model
from scheduler.program.affine import Affine, total

DATES_IN_A_ROW = 3


def count(model: Model) -> None:
    places: dict[tuple[str, str, str], list[Duty]] = defaultdict(list)
    for duty in model.instance.duties.all:
        if duty.index in model.below_target:
            places[duty.station, duty.post.id, duty.shift.id].append(duty)
            _beyond(model, model.short[duty.index], most_bearable(duty.minimum), duty.minimum)
            _beyond(model, model.below_target[duty.index], most_bearable(duty.target), duty.target)
    for duties in places.values():
        in_order = sorted(duties, key=lambda duty: duty.day)
        for first in range(len(in_order) - DATES_IN_A_ROW + 1):
            near = in_order[first : first + DATES_IN_A_ROW]
            lacking = total(model.below_target[duty.index] for duty in near)
            bearable = 2 * max(most_bearable(duty.target) for duty in near)
            _beyond(model, lacking, bearable, sum(duty.target for duty in near))


def most_bearable(asked: int) -> int:
    """Officers that may lack on one duty without being too many."""
    return max(1, -(-asked // 4))


def _beyond(model: Model, lacking: Affine, bearable: int, most: int) -> None:
    """Only where so many can lack."""
    if most > bearable:
        model.terms["spread"].append(model.program.largest([lacking.plus(-bearable)], 0, most - bearable))
