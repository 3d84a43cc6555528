"""No decided duty and no stint on leave: given leave rules them out, decided leave and they exclude each other."""

from collections import defaultdict

from scheduler.formulation.facts import Duty
from scheduler.formulation.instance import Instance
from scheduler.formulation.model import Model
from scheduler.program.affine import Affine, total


def admits(instance: Instance, officer: int, duty: Duty) -> bool:
    return not instance.leave.given_excludes(officer, duty.start, duty.end)


def constrain(model: Model) -> None:
    _no_stint_on_leave(model)
    for officer, days in model.starts.items():
        if not model.leave.options_of(officer):
            continue
        for starts in days.values():
            decided: dict[tuple[int, int], list[Affine]] = defaultdict(list)
            for start in starts:
                if start.chosen:
                    decided[start.begin, start.end].append(start.amount)
            for (begin, end), amounts in decided.items():
                for leave in model.leave.excluding(officer, begin, end):
                    _exclude(model, amounts, leave)


def _no_stint_on_leave(model: Model) -> None:
    for stay in model.stays.values():
        for day, on in stay.on.items():
            if model.instance.leave.given_covers(stay.officer, day):
                if stay.held:
                    model.program.at_most(stay.is_chosen(day), 0)
                else:
                    model.program.fix(on, 0)
            for leave in model.leave.covering(stay.officer, day):
                model.program.at_most(stay.is_chosen(day).plus(leave), 1)


def _exclude(model: Model, amounts: list[Affine], leave: Affine) -> None:
    for amount in [total(amounts)] if model.one_a_day else amounts:
        model.program.at_most(amount.plus(leave), 1)
