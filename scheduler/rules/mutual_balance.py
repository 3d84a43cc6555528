"""What two stations lend each other evens out: their balance in officer-duties, above steps so that the cost is convex."""

from collections import defaultdict
from collections.abc import Sequence

from models.roster import Source
from scheduler.formulation.model import Model
from scheduler.program.affine import Affine, count


def constrain(model: Model) -> None:
    steps = model.instance.policy.counts("mutual_balance")
    lent = _lent(model)
    for (station, partner), past in model.instance.support.past_balances.items() if steps else ():
        _price(model, past, lent[station, partner], lent[partner, station], steps)


def _lent(model: Model) -> dict[tuple[str, str], list[int]]:
    """By the station of an officer on a date and the one helped, the covers."""
    covers: dict[tuple[str, str], list[int]] = defaultdict(list)
    for candidate, var in zip(model.candidates, model.x, strict=True):
        if candidate.source is Source.COVER:
            unit = model.instance.lines.unit_on[candidate.officer][candidate.duty.day]
            covers[unit or "", candidate.duty.station].append(var)
    return covers


def _price(model: Model, past: int, lent: list[int], borrowed: list[int], steps: Sequence[int]) -> None:
    """Steps of the amount that one of the two is behind; made hard, it is behind no further than by givens alone."""
    balance = _balance(model, past, lent, borrowed)
    sides = (balance, -balance)
    furthest = max(past + len(lent), len(borrowed) - past)
    for step in steps:
        if balance.fixed:
            model.terms["mutual_balance"].append(Affine(max(0, abs(past) - step)))
        elif furthest > step:
            beyond = [side.plus(-step) for side in sides]
            model.terms["mutual_balance"].append(model.program.largest(beyond, 0, furthest - step))
    lower = model.program.lower
    given = past + sum(lower[var] for var in lent) - sum(lower[var] for var in borrowed)
    model.strict["mutual_balance"] += [side.plus(-max(abs(given), min(steps))) for side in sides]


def _balance(model: Model, past: int, lent: list[int], borrowed: list[int]) -> Affine:
    """A variable of its own, counted from the least on, where the sum is long."""
    spared = Affine(len(borrowed)).minus(count(borrowed))
    above_least = count(lent).plus(spared)
    return model.program.equal_to(above_least, 0, len(lent) + len(borrowed)).plus(past - len(borrowed))
