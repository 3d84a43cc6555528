"""By what results of stints are summed."""

from enum import StrEnum


class Grouping(StrEnum):
    """`department` is the unit that the officer came from."""

    STATION = "station"
    DEPARTMENT = "department"
    OFFICER = "officer"
    PHASE = "phase"
