"""Commitments at a station: when each is, and whether that lies in a stint there."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from models.base import dates
from models.case import Case
from models.leave import Commitment
from models.roster import Roster

IN_STINT, ALONE, UNPLACED, ELSEWHERE = (
    "sheet.answers.in_stint",
    "sheet.answers.alone",
    "sheet.answers.unplaced",
    "sheet.answers.elsewhere",
)
"""Answers: all of it in a stint there, not all, not placed, left to another horizon."""


class Placing(NamedTuple):
    """`days` in the horizon, none where it is not placed; on `in_stint` of them the officer is at the station anyway."""

    row: Commitment
    days: tuple[date, ...]
    in_stint: int
    answer: str


def placings(case: Case, roster: Roster) -> Iterator[Placing]:
    there = {(stint.officer, stint.station, day) for stint in roster.stints for day in dates(stint.first, stint.last)}
    placed = {(visit.officer, visit.station, visit.asked): dates(visit.first, visit.last) for visit in roster.visits}
    for row in case.commitments:
        if row.station is not None:
            possible = [day for day in dates(row.first, row.last) if case.start <= day <= case.end]
            days = possible if row.days is None else placed.get((row.officer, row.station, row.first), [])
            in_stint = sum((row.officer, row.station, day) in there for day in days)
            is_left = len(possible) < (row.days or 1)
            missing = ELSEWHERE if is_left else UNPLACED
            yield Placing(row, tuple(days), in_stint, missing if not days else IN_STINT if in_stint == len(days) else ALONE)
