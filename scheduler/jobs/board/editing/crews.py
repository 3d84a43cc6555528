"""Who is on a duty, and how its cell names them."""

from collections.abc import Iterable

from models.base import Id
from scheduler.demand.needs import Duty
from scheduler.exchange.writing.paper.roster_tables import Tables
from scheduler.exchange.writing.paper.text import COVER


def officers_on(tables: Tables, duty: Duty) -> list[Id]:
    return [work.officer for work in tables.crews.get(duty, ())]


def crew_text(tables: Tables, duty: Duty, officers: Iterable[Id]) -> str:
    """As the sheet of a station names them: with their unit where they are of another."""
    return "\n".join(_name(tables, duty, officer) for officer in officers)


def _name(tables: Tables, duty: Duty, officer: Id) -> str:
    unit = tables.unit_of(officer, duty.date) or tables.officers[officer].unit
    return tables.labels[officer] if unit == duty.station else f"{COVER}{unit} {tables.labels[officer]}"
