"""What lacks on one duty, or on three dates of it in a row, beyond a quarter of what is asked for."""

from typing import NamedTuple

from scheduler.audit.given.needs import Duty
from scheduler.audit.terms.spread import tolerated

from ..ground import Ground
from ..row import AT_LEAST, NotDerived, Row, each, row

DATES_IN_A_ROW = 3
KINDS = ("excess", "excess_short", "excess_run")


class Lacks(NamedTuple):
    """Of some duties: `kind` of lack, how much of it is borne, and the most that there can be."""

    kind: str
    duties: list[Duty]
    borne: int
    most: int


def excess(ground: Ground, *place: str) -> Row:
    return _beyond(ground, "excess", place)


def excess_short(ground: Ground, *place: str) -> Row:
    return _beyond(ground, "excess_short", place)


def excess_run(ground: Ground, *place: str) -> Row:
    return _beyond(ground, "excess_run", place)


def _beyond(ground: Ground, kind: str, place: tuple[str, ...]) -> Row:
    """Whatever lacks beyond what is borne."""
    duty = ground.duty(*place)
    lacks = lacks_of(ground, kind, duty)
    if lacks is None:
        raise NotDerived
    names = (ground.name_of(lacks.kind, near) for near in lacks.duties)
    return row(AT_LEAST, -lacks.borne, each([ground.name_of(kind, duty)]), each(names, -1))


def lacks_of(ground: Ground, kind: str, duty: Duty) -> Lacks | None:
    """What an excess counts that begins on the duty; None where so much cannot lack."""
    need = ground.facts.needs[duty]
    if kind == "excess_short":
        lacks = Lacks("short", [duty], tolerated(need.minimum), need.minimum)
    elif kind == "excess":
        lacks = Lacks("below", [duty], tolerated(need.target), need.target)
    else:
        near = ground.successive(duty)[:DATES_IN_A_ROW]
        targets = [ground.facts.needs[each_duty].target for each_duty in near]
        lacks = Lacks("below", near, 2 * max(map(tolerated, targets)), sum(targets) if len(near) == DATES_IN_A_ROW else 0)
    return lacks if lacks.most > lacks.borne else None
