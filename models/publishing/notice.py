"""What an officer is told of a roster: the duties, what is new in them, and what was withdrawn."""

import datetime as dt
from datetime import datetime
from enum import StrEnum

from models.base import Id, Noun
from models.leave import DutyBefore
from models.publishing.difference import CellChange


class Bed(StrEnum):
    """Where who works late sleeps."""

    DUTY_ROOM = "duty_room"
    TOWN = "town"


class ToldDuty(Noun):
    """One duty with its hours on the clock of the wall, both naive. `report_to` is a name, empty at one's own unit.

    `title` is the post as the sheets call it, which work without a post has as well.
    """

    date: dt.date
    station: Id
    post: str
    title: str
    shift: Id
    begin: datetime
    end: datetime
    is_cover: bool = False
    is_stay: bool = False
    report_to: str = ""
    bed: Bed | None = None

    @property
    def is_visit(self) -> bool:
        """At a station that is not the officer's."""
        return self.is_cover or self.is_stay

    @property
    def key(self) -> tuple[str, ...]:
        """The same for one duty in every version."""
        return self.date.isoformat(), self.station, self.post, self.shift


class Notice(Noun):
    """To one officer. `changes` is empty where all is new; `is_indirect`: no event named the officer.

    `withdrawn` are duties that an earlier version held and this one does not.
    """

    officer: Id
    name: str
    unit: Id
    duties: tuple[ToldDuty, ...] = ()
    changes: tuple[CellChange, ...] = ()
    withdrawn: tuple[ToldDuty, ...] = ()
    is_indirect: bool = False

    @property
    def called_off(self) -> tuple[ToldDuty, ...]:
        """The covers and stays among `withdrawn` that the changes take away."""
        before = {(change.date, duty) for change in self.changes for duty in change.before.duties}

        def is_new(duty: ToldDuty) -> bool:
            return (duty.date, DutyBefore(station=duty.station, post=duty.post, shift=duty.shift)) in before

        return tuple(duty for duty in self.withdrawn if duty.is_visit and is_new(duty))
