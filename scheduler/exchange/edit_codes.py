"""What a code typed into a dated grid of a 底稿 means: a duty, or a date without one."""

from collections.abc import Iterable
from typing import NamedTuple

from models.organisation import Officer
from models.roster import Source
from models.words import Language, catalogue, say
from scheduler.demand.needs import Duty
from scheduler.exchange import typed
from scheduler.exchange.builtin import short
from scheduler.exchange.errors import CaseFault, CaseFaults
from scheduler.exchange.existing_roster import OFF
from scheduler.exchange.roster_edits import Edit
from scheduler.exchange.roster_tables import Tables
from scheduler.exchange.roster_text import COVER, EXTRA, LEAVE, NIGHT, station_name

SIGNS = str.maketrans("", "", f"{COVER}{EXTRA}{NIGHT}+")
LEAVE_SIGNS = {catalogue(language)[LEAVE] for language in Language}


class Meant(NamedTuple):
    """`duty` None is a date without one; its post is empty where the shift of a rota has none."""

    edit: Edit
    duty: Duty | None = None


def meanings(tables: Tables, edits: Iterable[Edit]) -> tuple[Meant, ...]:
    """Raises `CaseFaults` with every cell that means nothing, or not clearly."""
    codes = _Codes(tables)
    found, faults = [], []
    for edit in edits:
        try:
            found.append(Meant(edit, codes.duty(edit)))
        except _Unclear as unclear:
            faults.append(CaseFault(edit.sheet, edit.cell, unclear.wrong, unclear.expected))
    if faults:
        raise CaseFaults(tuple(faults))
    return tuple(found)


class _Unclear(Exception):
    def __init__(self, wrong: str, expected: str) -> None:
        super().__init__(wrong)
        self.wrong, self.expected = wrong, expected


class _Codes:
    def __init__(self, tables: Tables) -> None:
        self.tables = tables
        self.places = {
            f"{name}{post}": (unit, post) for unit in tables.stations for name in _names(unit) for post in tables.posts
        }

    def duty(self, edit: Edit) -> Duty | None:
        tables, officer = self.tables, self.tables.officers[edit.officer]
        unit, _ = tables.posting(officer, edit.date)
        code = "".join(typed.plain(edit.after).translate(SIGNS).split())
        if not code and edit.before in LEAVE_SIGNS:
            raise _Unclear(say("edits.leave_emptied"), say("edits.leave_pin"))
        place, slash, shift = code.rpartition("/")
        station, post = self.places.get(place, (unit or "", place))
        is_off = not code or code.casefold() in OFF
        if not is_off and (shift not in tables.shifts or (slash and post not in tables.posts)):
            raise _Unclear(say("edits.unknown_code", code=edit.after), say("edits.codes"))
        if unit in tables.stations or (slash and station in tables.stations):
            return None if is_off else self._at_station(officer, Duty(station, post, shift, edit.date))
        self._refuse_home_work(officer, edit, "" if not code else shift)
        return None

    def _at_station(self, officer: Officer, duty: Duty) -> Duty:
        """A shift alone means the home post, else the only post that is demanded in it."""
        post = duty.post or officer.home_post
        if post:
            return duty._replace(post=post)
        posts = sorted(other.post for other in self.tables.needs if other._replace(post="") == duty)
        if len(posts) > 1:
            shown = say("join.list").join(f"{post}/{duty.shift}" for post in posts)
            raise _Unclear(say("edits.which_post", shift=duty.shift, name=officer.name), shown)
        if not posts and self.tables.base_shift(officer, duty.date) != duty.shift:
            raise _Unclear(say("edits.no_demand", station=duty.station, shift=duty.shift), say("edits.codes"))
        return duty._replace(post=posts[0] if posts else "")

    def _refuse_home_work(self, officer: Officer, edit: Edit, now: str) -> None:
        """At headquarters a cover may be taken away, upon which home work, if there is any, comes back."""
        works = self.tables.works.get((officer.id, edit.date), ())
        home = self.tables.base_shift(officer, edit.date)
        if not any(one.source is Source.COVER for one in works) or now not in ("", home or now):
            raise _Unclear(say("edits.home_work"), say("edits.cover_codes"))


def _names(unit: str) -> set[str]:
    return {unit, short(unit), station_name(unit)}
