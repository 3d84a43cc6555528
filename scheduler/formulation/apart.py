"""Starts of one officer on two dates that exclude each other."""

from scheduler.formulation.decisions import Start
from scheduler.formulation.model import Model
from scheduler.program.affine import ONE, total


def keep_apart(model: Model, officer: int, group: list[Start], others: list[Start]) -> None:
    """Starts of one date and starts of a later one exclude each other, where one of two is decided.

    A date has one start at most. What is forced stays, so that two of those are left out of the one row for all. On a
    path the row is tighter: to follow at once, one of the others needs a stretch that begins, or a start not of the group.
    """
    decided = all(start.decided for start in group) or all(other.decided for other in others)
    if decided and sum(start.amount.fixed for start in (*group, *others)) < 2:
        room = ONE
        path, day = model.paths.get(officer), others[0].day
        if path is not None and group[0].day == day - 1:
            room = model.works(officer, day - 1).plus(path.begins[day])
        model.program.at_most(total([*(start.amount for start in (*group, *others)), -room]), 0)
        return
    for before in group:
        for after in others:
            if before.decided or after.decided:
                model.program.at_most(before.amount.plus(after.amount), 1)
