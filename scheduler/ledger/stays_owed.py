"""What leaders and stations had of the stays that 驻所 asks of each, phase by phase."""

from collections.abc import Iterable, Iterator, Sequence

from models.alike import id_key
from models.organisation import Category, StayPhase, UnitKind
from models.records.stay import StayRecord, StayTime
from models.reports.book import RecordBook
from models.reports.stays import PhaseOwed, StaysOwed


def phases_owed(book: RecordBook, phase: str | None = None) -> Iterator[PhaseOwed]:
    """Of all phases of the book, or of those that have records under a name. A stay counts by its date."""
    for row in sorted(book.stay_phases, key=lambda row: row.first):
        records = [record for record in book.stays if row.first <= record.date <= row.last]
        if phase is None or _is_named(row, records, phase):
            yield PhaseOwed(
                phase=row,
                leaders=tuple(_owed(id, row.leader_stays, row.nights, _of(id, records)) for id in _leaders(book)),
                stations=tuple(_owed(id, row.station_stays, 0, _at(id, records)) for id in _stations(book)),
            )


def _is_named(row: StayPhase, records: Sequence[StayRecord], phase: str) -> bool:
    names = {id_key(record.phase) for record in records} or {id_key(f"{row.first}/{row.last}")}
    return id_key(phase) in names


def _leaders(book: RecordBook) -> Iterator[str]:
    """Those of headquarters."""
    stations = set(_stations(book))
    yield from (row.id for row in book.officers if row.category is Category.LEADER and row.unit not in stations)


def _stations(book: RecordBook) -> Iterator[str]:
    yield from (unit.id for unit in book.units if unit.kind is UnitKind.STATION)


def _of(leader: str, records: Iterable[StayRecord]) -> list[StayRecord]:
    return [record for record in records if record.officer == leader]


def _at(station: str, records: Iterable[StayRecord]) -> list[StayRecord]:
    return [record for record in records if record.station == station]


def _owed(id: str, stays: int, nights: int, records: Sequence[StayRecord]) -> StaysOwed:
    by_night = sum(record.time is StayTime.NIGHT for record in records)
    return StaysOwed(of=id, had=len(records), asked=stays, nights=by_night, nights_asked=nights)
