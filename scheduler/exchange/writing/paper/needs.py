"""What each duty of the horizon needs, laid out by date."""

from typing import NamedTuple

from models.case import Case
from scheduler.demand.needs import Duty, in_force


class Need(NamedTuple):
    """`weight` above 1 is a peak."""

    minimum: int
    target: int
    weight: int


def needs(case: Case) -> dict[Duty, Need]:
    """What each duty needs; of rows for the same duty the later wins, and an exception wins over all rows."""
    return {duty: Need(row.minimum, row.target, row.weight) for duty, row in in_force(case).items()}
