"""今日勤务: who is on which duty on a date, who is on leave, who can be called."""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator
from datetime import date

from models.duty import ShiftKind
from models.organisation import Officer
from models.words import listed, say
from scheduler.demand.needs import Duty
from scheduler.exchange.writing.paper.roster_tables import Tables
from scheduler.exchange.writing.paper.stays import stay_shift
from scheduler.exchange.writing.paper.text import day_name, shift_hours, station_name


def today_lines(tables: Tables, day: date) -> Iterator[str]:
    yield say("today.heading", date=day, day=day_name(tables.day[day]), title=tables.case.title)
    for station in tables.stations:
        yield station_name(station)
        yield from (f"  {line}" for line in (*_duties(tables, station, day), *_stays(tables, station, day)))
    kinds: tuple[tuple[str, Container[object]], ...] = (
        ("today.leave", tables.leave),
        ("today.away", tables.stints),
        ("today.busy", tables.commitments),
        ("today.free", {(officer.id, day) for officer in tables.case.officers if can_be_called(tables, officer, day)}),
    )
    for key, known in kinds:
        officers = [officer for officer in tables.case.officers if (officer.id, day) in known]
        yield say(key, count=len(officers))
        yield from (f"  {line}" for line in _by_unit(tables, officers))


def can_be_called(tables: Tables, officer: Officer, day: date) -> bool:
    """No duty that touches the date, but for standby; no leave, stint, commitment or secondment out of the bureau."""
    key = (officer.id, day)
    is_bound = key in tables.leave or key in tables.stints or key in tables.commitments
    if is_bound or tables.unit_of(officer.id, day) is None:
        return False
    begin = tables.facts.day(day) * 24 * 60
    works = tables.presence.works.get(officer.id, ())
    return not any(work.begin < begin + 24 * 60 and work.end > begin and not work.clock.is_standby for work in works)


def _duties(tables: Tables, station: str, day: date) -> Iterator[str]:
    for post, shift in tables.rows_of(station):
        duty = Duty(station, post, shift, day)
        names, need = tables.names(duty), tables.needs.get(duty)
        if not names and need is None:
            continue
        short = max(0, need.minimum - len(names)) if need else 0
        lack = say("today.short", count=short) if short and tables.shifts[shift].kind is not ShiftKind.STANDBY else ""
        crew = listed(names) or say("today.nobody")
        hours = shift_hours(tables.shifts[shift])
        yield say("today.duty", post=tables.row_name(post, shift), hours=hours, names=crew, lack=lack)


def _stays(tables: Tables, station: str, day: date) -> Iterator[str]:
    for stay in tables.roster.stays:
        if (stay.station, stay.date) == (station, day):
            hours = shift_hours(stay_shift(tables.case, stay))
            yield say("today.stay", hours=hours, name=tables.labels[stay.officer])


def _by_unit(tables: Tables, officers: Iterable[Officer]) -> Iterator[str]:
    units: dict[str, list[str]] = defaultdict(list)
    for officer in officers:
        units[officer.unit].append(tables.labels[officer.id])
    for unit, names in units.items():
        yield say("today.unit", unit=unit, names=listed(names))
