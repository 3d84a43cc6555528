"""The covers of a roster as orders: an officer's duties of one kind in one stint are one row, which is answered by one name."""

from datetime import date

from models.publishing.dispatch import DispatchRow
from models.publishing.roster_hash import roster_hash
from models.roster import RosterFile, Source
from scheduler.exchange.writing.paper.roster_tables import Tables

MARK_DIGITS = 12


def mark_of(file: RosterFile) -> str:
    """What tells the orders of a roster apart from those of another."""
    return roster_hash(file)[:MARK_DIGITS]


def dispatch_rows(tables: Tables) -> tuple[DispatchRow, ...]:
    """By sending unit, station and first date; the same rows and numbers whenever they are made of the same roster."""
    kinds: dict[tuple[str, str, date, str, str], list[date]] = {}
    for work in sorted(tables.roster.assignments, key=lambda work: work.date):
        if work.source is Source.COVER:
            stint = tables.stints.get((work.officer, work.date))
            begun = stint.first if stint else work.date
            kinds.setdefault((work.officer, work.station, begun, work.post, work.shift), []).append(work.date)
    places = {unit.id: place for place, unit in enumerate(tables.case.units)}
    order = sorted(
        kinds.items(),
        key=lambda kind: (places[tables.officers[kind[0][0]].unit], places[kind[0][1]], kind[1], kind[0]),
    )
    return tuple(
        DispatchRow(
            number=number,
            officer=officer,
            name=tables.labels[officer],
            unit=tables.officers[officer].unit,
            station=station,
            post=post,
            shift=shift,
            dates=tuple(on),
        )
        for number, ((officer, station, _, post, shift), on) in enumerate(order, 1)
    )
