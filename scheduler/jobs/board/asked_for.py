"""What of a roster is asked for: by stations or officers, so many dates, one cell. Nothing heavy is imported here."""

from datetime import date
from enum import StrEnum
from typing import NamedTuple


class Of(StrEnum):
    """What the rows of a page are."""

    STATIONS = "stations"
    OFFICERS = "officers"


class Span(StrEnum):
    """How many dates a page has: a half-month as on the wall, or a week."""

    HALF = "half"
    WEEK = "week"


class Form(StrEnum):
    """The file that a published version is downloaded as."""

    WORKING = "working"
    WALL = "wall"
    JSON = "json"


class Place(NamedTuple):
    """A cell by what its row is called and its date: `龙桥所/接处警/夜`, or an officer's id."""

    of: Of
    key: str
    date: date


class LeaveFilter(NamedTuple):
    """Which requests for leave: of a unit, of whoever's name, id or request holds a text, by what was decided; empty is all."""

    unit: str = ""
    person: str = ""
    decided: str = ""


class Question(NamedTuple):
    """What is asked of a roster by choosing: a kind of `explain`, with those of the other fields that it is about.

    `duty` is 派出所/岗位/班次.
    """

    kind: str
    officer: str = ""
    duty: str = ""
    day: str = ""
    request: str = ""
