"""Pairs of officers who are never on one shift together, and pairs who cover only together."""

from collections import defaultdict

from models.organisation import Restriction, RestrictionKind
from models.roster import Source
from scheduler.formulation.decisions import Start
from scheduler.formulation.model import Model
from scheduler.program.affine import total

Place = tuple[str, str]


def constrain(model: Model) -> None:
    instance = model.instance
    for row in instance.case.restrictions:
        if row.other is None or row.kind not in (RestrictionKind.TOGETHER, RestrictionKind.APART):
            continue
        first, second = instance.number[row.officer], instance.number[row.other]
        for day in instance.days.clipped(row.first, row.last):
            _pair(model, row, _by_place(model, first, day), _by_place(model, second, day))


def _by_place(model: Model, officer: int, day: int) -> dict[Place, list[Start]]:
    """Starts of the officer on the day by (station, shift)."""
    starts: dict[Place, list[Start]] = defaultdict(list)
    for start in model.starts_on(officer, day):
        starts[start.station, start.shift.id].append(start)
    return starts


def _pair(model: Model, row: Restriction, own: dict[Place, list[Start]], partners: dict[Place, list[Start]]) -> None:
    if row.kind is RestrictionKind.APART:
        for place in sorted(own.keys() & partners.keys()):
            for first in own[place]:
                for second in partners[place]:
                    if first.decided or second.decided:
                        model.program.at_most(first.amount.plus(second.amount), 1)
        return
    for mine, theirs in ((own, partners), (partners, own)):
        for place, starts in mine.items():
            partner = total(start.amount for start in theirs.get(place, ()))
            for start in starts:
                if start.source is Source.COVER and start.decided:
                    model.program.at_most(start.amount.plus(-partner), 0)
