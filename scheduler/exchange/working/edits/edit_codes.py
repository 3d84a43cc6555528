"""What a code typed into a dated cell of a 底稿 means: a duty, a date without one, or an absence."""

from typing import NamedTuple

from models.organisation import Officer
from models.policy import KIND_ROWS
from models.roster import Source
from models.words import Language, catalogue, listed, say
from scheduler.demand.needs import Duty
from scheduler.exchange.reading.builtin import spellings
from scheduler.exchange.reading.cells import typed
from scheduler.exchange.reading.rows_of.codes import OFF
from scheduler.exchange.working.edits.roster_edits import Edit
from scheduler.exchange.working.edits.unclear_cell import UnclearCell
from scheduler.exchange.writing.paper.roster_tables import Tables
from scheduler.exchange.writing.paper.stays import stays_on
from scheduler.exchange.writing.paper.text import COVER, EXTRA, LEAVE, NIGHT

SIGNS = str.maketrans("", "", f"{COVER}{EXTRA}{NIGHT}+")
LEAVE_SIGNS = {catalogue(language)[LEAVE] for language in Language}
ABSENCES = {
    **{"病": "病假", "年休": "年休假", "年假": "年休假", "婚": "婚假", "产": "产假", "丧": "丧假", "探亲": "探亲假"},
    **{"公休": "公休假", "工伤": "工伤假", "请假": "事假", "sick": "sick leave", "annual": "annual leave"},
}
"""Short words by the kind of leave that they mean; any word that ends like one of `LEAVE_ENDS` is a kind itself."""
LEAVE_ENDS, LONGEST_KIND = ("假", "leave"), 20


class Meaning(NamedTuple):
    """`duty` None is a date without one; its post is empty where the shift of a rota has none. `absence` is a kind of leave."""

    duty: Duty | None = None
    absence: str = ""


class Codes:
    def __init__(self, tables: Tables) -> None:
        self.tables = tables
        self.places = {
            f"{name}{post}": (unit, post) for unit in tables.stations for name in spellings(unit, True) for post in tables.posts
        }
        self.kinds = {request.kind for request in tables.case.leave} | {
            kind for row in KIND_ROWS for kind in tables.case.policy.entries(row)
        }

    def meaning(self, edit: Edit) -> Meaning:
        """Raises `UnclearCell`."""
        if stays_on(self.tables, edit.officer, edit.date):
            raise UnclearCell(say("edits.stay"), say("edits.stay_pin"))
        if absence := self._absence(edit.after):
            self._refuse_on_leave(edit)
            return Meaning(absence=absence)
        return Meaning(self._duty(edit))

    def _absence(self, text: str) -> str:
        word = " ".join(typed.plain(text).casefold().split())
        kind = ABSENCES.get(word, word)
        if kind in LEAVE_SIGNS or len(kind) > LONGEST_KIND:
            return ""
        return kind if kind in self.kinds or kind.endswith(LEAVE_ENDS) else ""

    def _refuse_on_leave(self, edit: Edit) -> None:
        """Who has asked for the date already is answered on the sheet of requests."""
        away = self.tables.leave.get((edit.officer, edit.date))
        for request in self.tables.case.leave:
            asked = request.choices[0].first <= edit.date <= request.choices[0].last
            if request.officer == edit.officer and (asked or (away and away.request is request)):
                raise UnclearCell(say("edits.asked_already", request=request.id), say("edits.decide_there"))

    def _duty(self, edit: Edit) -> Duty | None:
        tables, officer = self.tables, self.tables.officers[edit.officer]
        unit = tables.unit_of(edit.officer, edit.date)
        code = "".join(typed.plain(edit.after).translate(SIGNS).split())
        if not code and edit.before in LEAVE_SIGNS:
            raise UnclearCell(say("edits.leave_emptied"), say("edits.leave_pin"))
        place, slash, shift = code.rpartition("/")
        station, post = self.places.get(place, (unit or "", place))
        is_off = not code or code.casefold() in OFF | LEAVE_SIGNS
        if not is_off and (shift not in tables.shifts or (slash and post not in tables.posts)):
            raise UnclearCell(say("edits.unknown_code", code=edit.after), say("edits.codes"))
        if unit in tables.stations or (slash and station in tables.stations):
            return None if is_off else self._at_station(officer, Duty(station, post, shift, edit.date))
        if not (is_off and (officer.id, edit.date) in tables.stints):
            self._refuse_home_work(officer, edit, "" if not code else shift)
        return None

    def _at_station(self, officer: Officer, duty: Duty) -> Duty:
        """A shift alone means the home post, else the only post that is demanded in it."""
        post = duty.post or officer.home_post
        if post:
            return duty._replace(post=post)
        posts = sorted(other.post for other in self.tables.needs if other._replace(post="") == duty)
        if len(posts) > 1:
            shown = listed(f"{post}/{duty.shift}" for post in posts)
            raise UnclearCell(say("edits.which_post", shift=duty.shift, name=officer.name), shown)
        if not posts and self.tables.base_shift(officer.id, duty.date) != duty.shift:
            raise UnclearCell(say("edits.no_demand", station=duty.station, shift=duty.shift), say("edits.codes"))
        return duty._replace(post=posts[0] if posts else "")

    def _refuse_home_work(self, officer: Officer, edit: Edit, now: str) -> None:
        """At headquarters a cover may be taken away, upon which home work, if there is any, comes back."""
        works = self.tables.works.get((officer.id, edit.date), ())
        home = self.tables.base_shift(officer.id, edit.date)
        if not any(work.source is Source.COVER for work in works) or now not in ("", home or now):
            raise UnclearCell(say("edits.home_work"), say("edits.cover_codes"))
