"""What a stress test found: each absence with its verdict on critical cover, and who stands by."""

from enum import StrEnum

from models.base import Id, Noun
from models.case import Case
from models.findings import Shortage


class Verdict(StrEnum):
    """`holds` has an audited roster, `breaks` a proof; `open` has neither."""

    HOLDS = "holds"
    BREAKS = "breaks"
    OPEN = "open"


class StandIn(Noun):
    """`duties` taken over of those that an absence leaves uncovered."""

    officer: Id
    duties: int


class Absence(Noun):
    """`value` is officer-duties below minimum in the best roster known, `bound` how few are proven possible; None: not solved.

    `uncovered` is what the roster before lacks without the officers, `lacking` what the new one still does. `withdrawn` are
    requests, granted before, that the new roster refuses; `changed` counts assignments that are new in it.
    """

    officers: tuple[Id, ...]
    verdict: Verdict
    value: int | None = None
    bound: int = 0
    uncovered: tuple[Shortage, ...] = ()
    lacking: tuple[Shortage, ...] = ()
    standing_by: tuple[StandIn, ...] = ()
    withdrawn: tuple[Id, ...] = ()
    changed: int = 0


class Growth(Noun):
    """All demand grown by `percent`; `value`, `bound` and `lacking` as in `Absence`."""

    percent: int
    verdict: Verdict
    value: int | None = None
    bound: int = 0
    lacking: tuple[Shortage, ...] = ()


class Stress(Noun):
    """What is known so far of each single absence, of `asked` of them, of pairs, and of grown demand.

    `target` is officer-duties below minimum with nobody away and demand as it is.
    """

    case: Case
    target: int
    asked: int = 0
    singles: tuple[Absence, ...] = ()
    pairs: tuple[Absence, ...] = ()
    growth: tuple[Growth, ...] = ()
