"""Rows that join two: restrictions, pairings and mutual aid."""

from collections.abc import Iterator

from models.integrity.fault import Fault, Parts, rows
from models.words import say


def sides(parts: Parts) -> Iterator[Fault]:
    """A side that is missing, given twice over, or the same as the other."""
    for index, row in enumerate(rows(parts, "restrictions")):
        pair = row.kind in ("together", "apart")
        if pair and row.other is None:
            yield Fault("restrictions", index, "other", say("integrity.no_other"))
        if row.other is not None and row.other == row.officer:
            yield Fault("restrictions", index, "other", say("integrity.same_officer"))
    for index, row in enumerate(rows(parts, "pairings")):
        if (row.department is None) == (row.officer is None):
            yield Fault("pairings", index, "department", say("integrity.one_side"))
    told = set()
    for index, row in enumerate(rows(parts, "mutual_aid")):
        stations = frozenset((row.station, row.partner))
        if len(stations) == 1:
            yield Fault("mutual_aid", index, "partner", say("integrity.same_side"))
        if row.past_balance is not None:
            if stations in told:
                wrong = say("integrity.balance_twice", station=row.station, partner=row.partner)
                yield Fault("mutual_aid", index, "past_balance", wrong)
            told.add(stations)
