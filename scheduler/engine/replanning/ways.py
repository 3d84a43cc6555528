"""One stand-in for a whole absence, or another on each date: rows that a model of helpers is held to."""

from typing import NamedTuple

from models.events.stand_in_way import StandInWay
from scheduler.formulation.model import Model
from scheduler.program.affine import Affine, total


class Newcomer(NamedTuple):
    """An officer who may be new on touched duties: 0/1 for each of them, and whether on any."""

    duties: list[Affine]
    is_new: Affine


def newcomers(model: Model) -> list[Newcomer]:
    """To be asked for before the program is compiled: what comes after that are rows alone."""
    by_officer = (_new(model, officer) for officer in range(len(model.instance.officers)))
    return [Newcomer(duties, model.program.any_of(duties)) for duties in by_officer if duties]


def hold_to(model: Model, known: list[Newcomer], way: StandInWay) -> None:
    """Of newcomers there is one in all, or each is new on one duty alone."""
    if way is StandInWay.ONE:
        model.program.at_most(total(newcomer.is_new for newcomer in known), 1)
        return
    for newcomer in known:
        model.program.at_most(total(newcomer.duties), 1)


def _new(model: Model, officer: int) -> list[Affine]:
    published = model.instance.published
    starts = (start for _, _, _, day in published.touched for start in model.starts_on(officer, day))
    keys = {(start.station, start.post, start.shift.id, start.day): start.amount for start in starts}
    return [amount for key, amount in keys.items() if key in published.touched and not published.holds(officer, key)]
