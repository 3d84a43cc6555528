"""A smallest change of a case, and a roster in which one more officer serves because of it."""

from typing import NamedTuple

from models.case import Case
from models.leave import Pin
from models.roster import Roster
from scheduler.audit import Facts


class Relaxation(NamedTuple):
    """`roster` keeps every rule of the changed case, with one officer more on the duty than before."""

    words: str
    facts: Facts
    pins: tuple[Pin, ...]
    roster: Roster

    @property
    def case(self) -> Case:
        """The changed case."""
        return self.facts.case
