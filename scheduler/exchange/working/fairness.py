"""勤务均衡: what each officer carries now and carried before, beside the median of the colleagues of the same kind, and how
often the line is not as is recommended for shift work; whoever has most of such marks first."""

from statistics import median
from typing import Any, NamedTuple

from models.duty import DayKind
from models.organisation import Category, Officer, Restriction, RestrictionKind
from models.words import say
from scheduler.audit.ergonomics import Marks, marks
from scheduler.audit.stint_costs import idle_days
from scheduler.audit.terms.fairness import borne
from scheduler.exchange.sheets import words
from scheduler.exchange.working.officers import by_unit
from scheduler.exchange.writing.paper.roster_tables import Tables
from scheduler.exchange.writing.paper.table import AnswerTable, Column
from scheduler.exchange.writing.paper.text import category, days

COLUMNS = (
    Column("head.unit", 14),
    Column("head.officer", 13, "strong"),
    Column("head.kind", 10, "code"),
    Column("head.duties", 6, "number"),
    Column("head.nights", 6, "number"),
    Column("head.weekends", 6, "number"),
    Column("head.holidays", 6, "number"),
    Column("head.cover_days", 10, "number"),
    Column("head.idle_dates", 8, "number"),
    Column("head.burden", 11, "number"),
    Column("head.past_burden", 11, "number"),
    Column("head.total_burden", 8, "number"),
    Column("head.median_nights", 10, "number"),
    Column("head.median_covers", 10, "number"),
    Column("head.median_burden", 10, "number"),
    Column("head.beside_median", 9, "number"),
    Column("head.nights_in_a_row", 8, "number"),
    Column("head.short_rests", 9, "number"),
    Column("head.split_weekends", 8, "number"),
    Column("head.backward_rotations", 8, "number"),
    Column("head.short_notice", 8, "number"),
    Column("head.marks", 8, "number"),
    Column("head.exempt", 40),
)
NOTE = "sheet.fairness.note"


class Load(NamedTuple):
    duties: int
    nights: int
    weekends: int
    holidays: int
    covers: int
    idle: int
    burden: int
    past: int

    @property
    def total(self) -> int:
        return self.burden + self.past


class Fairness(NamedTuple):
    """What an officer carries, beside the loads of the colleagues of the same kind, themselves among them."""

    officer: Officer
    load: Load
    peers: list[Load]
    marks: Marks

    @property
    def middle(self) -> int | None:
        """The median burden of the colleagues; None where nobody is counted."""
        return int(median(peer.total for peer in self.peers)) if self.peers else None


def fairness_table(tables: Tables) -> AnswerTable:
    return AnswerTable(say("title.fairness"), say(NOTE), COLUMNS, [_row(tables, known) for known in fairness(tables)])


def fairness(tables: Tables) -> list[Fairness]:
    """Whoever has most marks first, then most burden."""
    loads = {officer.id: _load(tables, officer) for officer in tables.case.officers}
    peers: dict[tuple[str, str], list[Load]] = {}
    for officer in tables.case.officers:
        if _eligible(tables, officer):
            peers.setdefault(_group(tables, officer), []).append(loads[officer.id])
    marked = {line.id: marks(tables.facts, tables.presence, line) for line in tables.facts.lines.values()}
    rows = [
        Fairness(officer, loads[officer.id], peers.get(_group(tables, officer), []), marked[officer.id])
        for officer in by_unit(tables)
    ]
    return sorted(rows, key=lambda row: (-row.marks.total, -row.load.total))


def _row(tables: Tables, known: Fairness) -> tuple[Any, ...]:
    officer, load, peers, marked = known
    middle = known.middle
    return (
        officer.unit,
        tables.labels[officer.id],
        category(officer),
        *load,
        load.total,
        median(peer.nights for peer in peers) if peers else None,
        median(peer.covers for peer in peers) if peers else None,
        middle,
        None if middle is None else load.total - middle,
        *marked,
        marked.total,
        _limits(tables, officer),
    )


def _limits(tables: Tables, officer: Officer) -> str:
    own = (restriction for restriction in tables.case.restrictions if restriction.officer == officer.id)
    return say("join.semicolon").join(_limit(tables, restriction) for restriction in own)


def _load(tables: Tables, officer: Officer) -> Load:
    works = tables.presence.works.get(officer.id, [])
    dates = [tables.facts.date_of(work.duty.day) for work in works]
    opening = sum(state.burden for state in tables.case.opening if state.officer == officer.id)
    return Load(
        duties=len(works),
        nights=sum(work.clock.night for work in works),
        weekends=sum(date.weekday() >= 5 for date in dates),
        holidays=sum(tables.day[date].kind is DayKind.HOLIDAY for date in dates),
        covers=sum(work.is_cover for work in works),
        idle=len(idle_days(tables.facts, tables.presence, officer.id)),
        burden=borne(tables.facts, tables.presence, officer.id),
        past=opening + sum(past.burden for past in tables.case.past_burdens if past.officer == officer.id),
    )


def _group(tables: Tables, officer: Officer) -> tuple[str, str]:
    """Those with whom an officer shares the work: the unit for free lines, all stations, or headquarters; by layer."""
    layer = {Category.LEADER: "leader", Category.AUXILIARY: "auxiliary"}.get(officer.category, "sworn")
    if officer.unit not in tables.stations:
        return "headquarters", layer
    rostered = officer.rota or any(row.officer == officer.id and row.date >= tables.case.start for row in tables.case.base_roster)
    return ("station" if rostered else officer.unit), layer


def _eligible(tables: Tables, officer: Officer) -> bool:
    """Not held back for the whole horizon, and at headquarters paired with a station or skilled for one of its posts."""
    case = tables.case
    held_back = any(
        restriction.officer == officer.id
        and restriction.kind is RestrictionKind.NO_COVER
        and (restriction.first or case.start) <= case.start
        and (restriction.last or case.end) >= case.end
        for restriction in case.restrictions
    )
    if held_back or officer.unit in tables.stations or not case.pairings:
        return not held_back
    if any(officer.unit == pairing.department or officer.id == pairing.officer for pairing in case.pairings):
        return True
    skills = {post.skill for post in case.posts if post.skill}
    return any(held.officer == officer.id and held.skill in skills for held in case.qualifications)


def _limit(tables: Tables, restriction: Restriction) -> str:
    other = say("sheet.fairness.other", labels=tables.labels[restriction.other]) if restriction.other else ""
    kind, first, last = words.RESTRICTION.shown(restriction.kind), restriction.first, restriction.last
    if first is None and last is None:
        return f"{kind}{other}"
    return f"{kind}{other} {days(first or tables.case.start, last or tables.case.end)}"
