"""A published roster as the ledger knows it, and what was new in it."""

import datetime as dt
from datetime import date, datetime

from models.base import Id, Noun
from models.events.event import Event
from models.leave import RosterDay
from models.publishing.difference import Difference


class Version(Noun):
    """Published once and never changed. `supersedes` is the version of the same period that it replaces.

    `published_at` is in UTC; `roster_hash` is that of `models.publishing.roster_hash`.
    """

    number: int
    first: date
    last: date
    title: str
    supersedes: int | None = None
    author: str = ""
    note: str = ""
    published_at: datetime
    case_hash: str
    roster_hash: str


class News(Noun):
    """What is new in a version against the one that it supersedes, and the events that made it so."""

    difference: Difference | None = None
    events: tuple[Event, ...] = ()


class Told(Noun):
    """What a version told an officer anew of one date."""

    version: int
    officer: Id
    name: str
    unit: Id
    date: dt.date
    before: RosterDay
    after: RosterDay
