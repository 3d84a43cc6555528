"""Base duties that yield to the rest after a cover: whoever must rest then is not on the own duty, and is missed there."""

from models.roster import Source
from scheduler.formulation.decisions import Yielding
from scheduler.formulation.facts import DAY_MINUTES, ShiftFacts
from scheduler.formulation.model import Model
from scheduler.program.affine import ONE, ZERO, Affine, total


def rested(model: Model, officer: int, day: int, shift: ShiftFacts, there: Affine) -> Affine:
    """1 if the officer, who is `there` for the base duty of the day but for that, does not rest after a cover.

    Its rows speak of no stint then, so that a relaxation without stints knows what a cover takes from the own station.
    """
    if not model.instance.policy.row("ladder.yielded").on or there == ZERO:
        return there
    given, causes, kept = _causes(model, officer, day, shift)
    if not given and not causes:
        return there
    program = model.program
    present = ZERO if given else program.none_of([ONE.minus(there), *causes])
    amount = program.equal_to(there.minus(present), 0, 1)
    by_decision = program.largest([amount.minus(program.any_of(kept))], 0, 1) if kept else amount
    model.yielded[officer, day] = Yielding(amount, ZERO if given else by_decision)
    return present


def _causes(model: Model, officer: int, day: int, shift: ShiftFacts) -> tuple[bool, list[Affine], list[Affine]]:
    """Whether something forced ends, with its rest, after the base duty's start, 0/1 amounts of what else may, the kept among it.

    A standby follows a cover at once.
    """
    begin = day * DAY_MINUTES + shift.start
    given, causes, kept = _yields_to_opening(model, officer, begin, shift), list[Affine](), list[Affine]()
    for earlier in range(max(0, day - model.instance.lines.reach), day) if not shift.standby else ():
        starts = [start for start in model.starts_on(officer, earlier) if start.source is Source.COVER]
        lasting = [start for start in starts if start.end + start.shift.rest > begin]
        given = given or not all(start.chosen for start in lasting)
        kept += [start.amount for start in lasting if start.kept]
        amounts = [start.amount for start in lasting]
        causes += [total(amounts)] if amounts and model.takes_turns(officer) else amounts
    return given, causes, kept


def _yields_to_opening(model: Model, officer: int, begin: int, shift: ShiftFacts) -> bool:
    """The last duty of a stint that was open on the eve, after which a standby may follow as soon as it ends."""
    before = model.instance.before
    ended, opening = before.ended_by_opening.get(officer), before.openings.get(officer)
    if ended is None or opening is None or opening.stint_station is None:
        return False
    return begin < (ended.end if shift.standby else ended.ready)
