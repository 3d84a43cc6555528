"""Who is told what of a roster: each officer who covers, and each whose days changed."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta

from models.organisation import Category, Officer
from models.publishing.difference import PersonChange
from models.publishing.notice import Bed, Notice, ToldDuty
from models.roster import RosterFile, Source
from models.words import in_the_workbook, say
from scheduler.demand.needs import Duty
from scheduler.exchange.writing.paper.roster_tables import LEAD_POST, Tables
from scheduler.exchange.writing.paper.stays import stay_shift
from scheduler.publishing.difference import difference

TOLD = {Source.COVER, Source.EXTRA}
IN_CHARGE = {Category.LEADER, Category.HEAD}


def notices(file: RosterFile, earlier: Sequence[RosterFile] = (), only_changed: bool = False) -> tuple[Notice, ...]:
    """In the order of the case; `earlier` are the rosters before it, the latest last, whose duties may have to be withdrawn.

    `only_changed`: to those alone whose days differ from the latest of them. Raises `NotComparable`.
    """
    tables, before = Tables(file), [Tables(known) for known in earlier]
    changes = _changes(file, earlier[-1]) if earlier else {}
    officers = {officer.id: officer for known in (*before, tables) for officer in known.case.officers}
    told = set(changes) if only_changed else set(changes) | _sent_out(tables)
    named = {id for event in file.events for id in (event.officer, event.other) if id}
    with in_the_workbook():
        return tuple(
            _notice(officer, tables, before, changes.get(officer.id), bool(file.events) and officer.id not in named)
            for officer in officers.values()
            if officer.id in told
        )


def _changes(file: RosterFile, before: RosterFile) -> dict[str, PersonChange]:
    differing = difference((before.case, before.roster), (file.case, file.roster))
    return {person.officer: person for person in differing.people}


def _sent_out(tables: Tables) -> set[str]:
    covering = {work.officer for work in tables.roster.assignments if work.source in TOLD}
    return covering | {stay.officer for stay in tables.roster.stays}


def _notice(officer: Officer, tables: Tables, before: list[Tables], change: PersonChange | None, is_indirect: bool) -> Notice:
    duties = {duty.key: duty for duty in _duties(tables, officer.id)}
    known = {duty.key: duty for earlier in before for duty in _duties(earlier, officer.id)}
    return Notice(
        officer=officer.id,
        name=tables.labels.get(officer.id, officer.name),
        unit=officer.unit,
        duties=tuple(sorted(duties.values(), key=lambda duty: duty.begin)),
        changes=change.cells if change else (),
        withdrawn=tuple(sorted((known[key] for key in known.keys() - duties.keys()), key=lambda duty: duty.begin)),
        is_indirect=is_indirect and change is not None,
    )


def _duties(tables: Tables, officer: str) -> Iterator[ToldDuty]:
    for day in tables.dates:
        for work in tables.works.get((officer, day), ()):
            is_cover = work.source is Source.COVER
            begin, end = _hours(tables, work.shift, day)
            yield ToldDuty(
                date=day,
                station=work.station,
                post=work.post,
                title=tables.row_name(work.post, work.shift),
                shift=work.shift,
                begin=begin,
                end=end,
                is_cover=is_cover,
                report_to=_in_charge(tables, officer, Duty(work.station, work.post, work.shift, day)) if is_cover else "",
                bed=_bed(tables, officer, day, is_cover and _is_overnight(begin, end)),
            )
    for stay in tables.roster.stays:
        if stay.officer == officer:
            shift = stay_shift(tables.case, stay)
            begin, end = _hours(tables, shift.id, stay.date)
            yield ToldDuty(
                date=stay.date,
                station=stay.station,
                post="",
                title=say("text.stay"),
                shift=shift.id,
                begin=begin,
                end=end,
                is_stay=True,
                bed=Bed.DUTY_ROOM if _is_overnight(begin, end) else None,
            )


def _hours(tables: Tables, shift: str, day: date) -> tuple[datetime, datetime]:
    begin = datetime.combine(day, tables.shifts[shift].start)
    return begin, begin + timedelta(minutes=tables.shifts[shift].minutes)


def _is_overnight(begin: datetime, end: datetime) -> bool:
    return end > datetime.combine(begin.date() + timedelta(1), time())


def _bed(tables: Tables, officer: str, day: date, needs_duty_room: bool) -> Bed | None:
    if needs_duty_room:
        return Bed.DUTY_ROOM
    return Bed.TOWN if any((bed.officer, bed.night) == (officer, day) for bed in tables.roster.beds) else None


def _in_charge(tables: Tables, officer: str, duty: Duty) -> str:
    """Who leads the station when the duty begins; where its roster says none, the first of its heads who is not away."""
    begins = _hours(tables, duty.shift, duty.date)[0]
    for post, shift in tables.rows_of(duty.station):
        begin, end = _hours(tables, shift, duty.date)
        if LEAD_POST in post and begin <= begins < end:
            leading = [work.officer for work in tables.crews.get(Duty(duty.station, post, shift, duty.date), ())]
            if leading:
                return "" if officer in leading else tables.labels[leading[0]]
    away = {*tables.leave, *tables.stints}
    heads = (member.id for member in tables.members(duty.station) if member.category in IN_CHARGE)
    return next((tables.labels[id] for id in heads if (id, duty.date) not in away), "")
