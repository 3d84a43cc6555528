"""Why a roster is as it is: a sentence for each cover, refusal and shortage."""

from datetime import date

from models.base import Id, Noun


class CoverReason(Noun):
    """`sentence`: the rung, and why no earlier rung served."""

    officer: Id
    station: Id
    post: Id
    shift: Id
    date: date
    rung: int
    sentence: str


class LeaveReason(Noun):
    """For a refused or moved request: who would be missing, the rule in the way, the nearest dates on either side.

    `earlier` and `later` are sentences: dates shown to be grantable, 未定 where neither proven nor disproven, or 无.
    """

    request: Id
    sentence: str
    clause: str = ""
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
