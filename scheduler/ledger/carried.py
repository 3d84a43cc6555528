"""What the ledger knows of the time before a case: who bore how much, covered, was refused, and what stations lent."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from sqlalchemy import BigInteger, Column, Connection, Integer, MetaData, Select, Table, cast, func, insert, select

from scheduler.ledger.ledger import Ledger
from scheduler.ledger.tables import burden, cover_days, mutual_aid, periods, refusals

WHOLE = 1_000_000
"""A weight of one, so that sums stay whole numbers."""
HALVINGS = 12
"""After so many half-lives nothing of a point is left."""
_weights = Table(
    "weights", MetaData(), Column("day", Integer, primary_key=True), Column("weight", Integer), prefixes=["TEMPORARY"]
)


class Borne(NamedTuple):
    """Points and eligible days, decayed, in millionths."""

    points: int
    eligible: int


NOTHING = Borne(0, 0)


class Carried(NamedTuple):
    """By officer: burden this year, what was borne with its weights, cover days this year, refusals; lent by two stations."""

    this_year: Mapping[str, int]
    borne: Mapping[str, Borne]
    cover_days: Mapping[str, int]
    refusals: Mapping[str, int]
    lent: Mapping[tuple[str, str], int]


def carried(ledger: Ledger, start: date, half_life: int | None) -> Carried:
    """Of all that lies before `start`; None is no decay, and then nothing is borne but what this year was."""
    new_year = start.replace(month=1, day=1).toordinal()
    past = select(periods.c.id).where(periods.c.last < start.toordinal())
    this_year = (
        select(burden.c.officer, func.sum(burden.c.points))
        .where(burden.c.day >= new_year, burden.c.day < start.toordinal())
        .group_by(burden.c.officer)
    )
    covers = (
        select(cover_days.c.officer, func.sum(cover_days.c.days))
        .where(cover_days.c.year == start.year, cover_days.c.period.in_(past))
        .group_by(cover_days.c.officer)
    )
    refused = select(refusals.c.officer, func.count()).where(refusals.c.period.in_(past)).group_by(refusals.c.officer)
    lent = (
        select(mutual_aid.c.lender, mutual_aid.c.borrower, func.sum(mutual_aid.c.duties))
        .where(mutual_aid.c.period.in_(past))
        .group_by(mutual_aid.c.lender, mutual_aid.c.borrower)
    )
    return Carried(
        _by_officer(ledger, this_year),
        _borne(ledger, start, half_life) if half_life else {},
        _by_officer(ledger, covers),
        _by_officer(ledger, refused),
        {(row[0], row[1]): int(row[2]) for row in ledger.rows(lent)},
    )


def past_burden(borne: Mapping[str, Borne], unit_of: Mapping[str, str]) -> dict[str, int]:
    """Points of each officer of `unit_of`: those borne, and for the eligible days that lack to the most of anybody in the unit,
    what the unit bore a day. So nobody has to catch up on what was before their time or while they were away.
    """
    known = {officer: borne.get(officer, NOTHING) for officer in unit_of}
    units: dict[str, list[Borne]] = defaultdict(list)
    for officer, row in known.items():
        units[unit_of[officer]].append(row)
    there = [row for row in borne.values() if row.eligible]
    mean = Borne(sum(row.points for row in there) // max(1, len(there)), 0)
    return {officer: round(_whole(row, units[unit_of[officer]], mean) / WHOLE) for officer, row in known.items()}


def _whole(own: Borne, unit: list[Borne], mean: Borne) -> int:
    """As if there all the time; in a unit of which nobody was there, a newcomer is like the mean of the bureau."""
    eligible = sum(row.eligible for row in unit)
    if not eligible:
        return own.points or mean.points
    lacking = max(row.eligible for row in unit) - own.eligible
    return own.points + lacking * sum(row.points for row in unit) // eligible


def _by_officer(ledger: Ledger, wanted: Select[tuple[str, int]]) -> dict[str, int]:
    return {row[0]: int(row[1]) for row in ledger.rows(wanted)}


def _borne(ledger: Ledger, start: date, half_life: int) -> dict[str, Borne]:
    """A day so many half-lives before `start` weighs so many halvings of the whole."""
    last = start.toordinal()
    days = range(max(1, last - HALVINGS * half_life), last)
    weights = [{"day": day, "weight": round(WHOLE * 0.5 ** ((last - day) / half_life))} for day in days]
    weight = cast(_weights.c.weight, BigInteger)
    wanted = (
        select(burden.c.officer, func.sum(burden.c.points * weight), func.sum(burden.c.eligible * weight))
        .join(_weights, _weights.c.day == burden.c.day)
        .group_by(burden.c.officer)
    )

    def weigh(connection: Connection) -> None:
        _weights.create(connection)
        connection.execute(insert(_weights), weights)

    return {row[0]: Borne(int(row[1]), int(row[2])) for row in ledger.rows(wanted, weigh)}
