"""A smallest change of a case, and a roster in which more officers serve because of it."""

from typing import NamedTuple

from models.case import Case
from models.leave import Pin
from models.roster import Roster
from scheduler.audit import Facts


class Relaxation(NamedTuple):
    """`roster` keeps every rule of the changed case; `missing` officers are left to the duty's target."""

    words: str
    facts: Facts
    pins: tuple[Pin, ...]
    roster: Roster
    missing: int = 0

    @property
    def case(self) -> Case:
        """The changed case."""
        return self.facts.case
