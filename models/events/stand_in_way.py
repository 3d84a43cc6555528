"""A choice of the planner's, which a command offers before anything heavy is loaded."""

from enum import StrEnum


class StandInWay(StrEnum):
    """Who stands in: one officer for the whole absence, or another on each date."""

    ONE = "one"
    DAILY = "daily"
