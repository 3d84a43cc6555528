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


class Place(NamedTuple):
    """A cell by what its row is called and its date: `龙桥所/接处警/夜`, or an officer's id."""

    of: Of
    key: str
    date: date
