"""Why a roster is as it is: a sentence for each cover, refusal and shortage."""

from datetime import date

from models.base import Id, Noun


class CoverReason(Noun):
    """`sentence`: the rung, and why no earlier rung served; and what dropping it would do where it is not needed any more."""

    officer: Id
    station: Id
    post: Id
    shift: Id
    date: date
    rung: int
    sentence: str
    is_needed: bool = True


class Rival(Noun):
    """A leave that has what another request would have needed.

    `choice` is the place of what was granted among its choices (志愿), from 1; `points` are what refusing it would have cost,
    None where it was not to be decided: approved, of an entitled kind, or granted by a pin.
    """

    request: Id
    officer: Id
    kind: Id
    choice: int
    dates: int
    past_refusals: int
    points: int | None


class LeaveReason(Noun):
    """For a refused or moved request: who would be missing, the rule in the way, the nearest dates on either side.

    `ahead` tells whose leave, the `rivals`, came first and why; `points` are what the decision costs.
    `earlier` and `later` are sentences: dates shown to be grantable, 未定 where neither proven nor disproven, or 无.
    """

    request: Id
    sentence: str
    clause: str = ""
    ahead: str = ""
    rivals: tuple[Rival, ...] = ()
    points: int = 0
    earlier: str = ""
    later: str = ""


class FunnelStep(Noun):
    rule: str
    title: str
    ruled_out: int


class ShortageReason(Noun):
    """Of `candidates` officers of the bureau, how many each rule in turn ruled out; the rest are taken elsewhere."""

    station: Id
    post: Id
    shift: Id
    date: date
    candidates: int
    steps: tuple[FunnelStep, ...]
    sentence: str


class Reasons(Noun):
    covers: tuple[CoverReason, ...] = ()
    leave: tuple[LeaveReason, ...] = ()
    shortages: tuple[ShortageReason, ...] = ()
