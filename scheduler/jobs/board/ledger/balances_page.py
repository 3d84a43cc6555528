"""勤务均衡 and 互助往来 for a page: what each officer carried before, carries now and after; who lent whom, and who owes whom."""

from typing import NamedTuple

from scheduler.audit.rules.mutual_balance import balances
from scheduler.exchange.working.fairness import fairness
from scheduler.exchange.working.mutual_aid import owed_sentence
from scheduler.exchange.writing.paper.roster_tables import Tables


class Carried(NamedTuple):
    """Of an officer; `median` is that of the colleagues of the same kind, None where nobody is counted."""

    unit: str
    name: str
    duties: int
    nights: int
    weekends: int
    holidays: int
    covers: int
    past: int
    now: int
    median: int | None

    @property
    def after(self) -> int:
        return self.past + self.now

    @property
    def beside(self) -> int | None:
        return None if self.median is None else self.after - self.median


class Owed(NamedTuple):
    """Officer-duties between two stations: lent and borrowed are those of this roster. `after` above 0 is owed to `station`."""

    station: str
    partner: str
    past: int
    lent: int
    borrowed: int
    after: int
    sentence: str


def carried(tables: Tables, unit: str = "") -> tuple[Carried, ...]:
    """Of a unit, or of all; whoever is most above the colleagues first."""
    rows = [
        Carried(
            unit=known.officer.unit,
            name=tables.labels[known.officer.id],
            **{field: getattr(known.load, field) for field in ("duties", "nights", "weekends", "holidays", "covers", "past")},
            now=known.load.burden,
            median=known.middle,
        )
        for known in fairness(tables)
        if not unit or known.officer.unit == unit
    ]
    return tuple(sorted(rows, key=lambda row: (row.median is None, -(row.beside or 0))))


def units(tables: Tables) -> list[str]:
    return [unit.id for unit in tables.case.units]


def owed(tables: Tables) -> tuple[Owed, ...]:
    """Nothing where no stations may lend to each other; those furthest apart first."""
    if not tables.case.mutual_aid:
        return ()
    known = sorted(balances(tables.facts, tables.presence), key=lambda balance: -abs(balance.after))
    return tuple(Owed(row.station, row.partner, row.past, row.lent, row.borrowed, row.after, owed_sentence(row)) for row in known)
