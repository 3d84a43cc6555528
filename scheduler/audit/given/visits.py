"""Visits that this horizon decides on: commitments that take some dates of a range, at a station."""

from datetime import date
from typing import NamedTuple

from models.leave import Commitment

from .basis import Basis

Key = tuple[str, str | None, date]
"""Officer, station and first date that is asked for."""


def key_of(row: Commitment) -> Key:
    return row.officer, row.station, row.first


class Asked(NamedTuple):
    """`first` … `last` are the days of the horizon of which it takes `days` in a row."""

    row: Commitment
    first: int
    last: int
    days: int


def asked_visits(basis: Basis) -> dict[Key, Asked]:
    """None while the row is off, nor any that has too few dates in the horizon."""
    if not basis.policy.row("visits").on:
        return {}
    known: dict[Key, Asked] = {}
    for row in basis.case.commitments:
        first, last = max(0, basis.day(row.first)), min(basis.days - 1, basis.day(row.last))
        if row.days is not None and last - first + 1 >= row.days:
            known[key_of(row)] = Asked(row, first, last, row.days)
    return known
