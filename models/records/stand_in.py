"""Who could step in on one duty, at what cost, and who was passed over for which reason."""

import datetime as dt

from models.base import Id, Noun
from models.level import LevelNumber


class LevelChange(Noun):
    """`name` is the key of the level's first term."""

    level: LevelNumber
    name: str
    change: int


class StandIn(Noun):
    """`rung` is that of the ladder, 0 for who is at the own post; `costs` are the levels that change, in order."""

    officer: Id
    rung: int
    costs: tuple[LevelChange, ...] = ()


class PassedOver(Noun):
    """`obstacle` is a policy row where one says the limit, else what else is in the way; `sentence` says more, or nothing."""

    officer: Id
    obstacle: str
    sentence: str = ""


class StandInList(Noun):
    """Of one duty: who can step in, the cheapest first, and everybody else; in the place of `instead_of` where that is given."""

    station: Id
    post: Id
    shift: Id
    date: dt.date
    instead_of: Id | None = None
    able: tuple[StandIn, ...] = ()
    passed_over: tuple[PassedOver, ...] = ()


class StandInDecision(Noun):
    """Who was put on the duty of `known`, the list as it stood then.

    `breaks` is what that breaks, accepted by force; `when` is as told.
    """

    officer: Id
    known: StandInList
    author: str = ""
    when: dt.date | None = None
    why: str
    breaks: tuple[str, ...] = ()
