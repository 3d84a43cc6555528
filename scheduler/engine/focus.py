"""What to hold fixed while the roster's finer levels are improved: leave, and every duty that needs nobody from outside.

With leave decided, most duties are met by those on shift, and a search over the other seats is many times smaller than the
whole model. What it finds is a roster like any other; it proves nothing, so bounds come from the whole model alone.
"""

from collections.abc import Sequence

from models.roster import Source
from scheduler.engine.model import Model
from scheduler.engine.roster import evaluate

LAST_RESORTS = 3
"""From this rung on, only helpers who are there already are looked at."""


def frozen(model: Model, values: Sequence[int]) -> dict[int, int]:
    """Decisions to hold at their present values, with the auxiliary variables that follow from them alone."""
    held = [*model.refused, *(var for options in model.options for var in options)]
    held += [start.amount.terms[0][0] for starts in model.base.values() for start in starts[1:] if len(start.amount.terms) == 1]
    open_duties = _open_duties(model, values)
    visited: set[tuple[int, str]] = set()
    for candidate, var in zip(model.candidates, model.x, strict=True):
        dear = candidate.rung >= LAST_RESORTS and not values[var]
        if dear or candidate.duty.index not in open_duties:
            held.append(var)
        elif candidate.source is Source.COVER:
            visited.add((candidate.officer, candidate.duty.station))
    held += [var for key, stay in model.stays.items() if key not in visited for var in stay.on.values()]
    fixed = {var: values[var] for var in held}
    for definition in model.program.definitions:
        if all(var in fixed for piece in definition.pieces for var, _ in piece.terms):
            fixed[definition.var] = values[definition.var]
    return fixed


def _open_duties(model: Model, values: Sequence[int]) -> set[int]:
    """Duties that somebody is decided onto, or that lie below target."""
    taken = {candidate.duty.index for candidate, var in zip(model.candidates, model.x, strict=True) if values[var]}
    short = {index for index, amount in model.below_target.items() if evaluate(amount, values) > 0}
    return taken | short
