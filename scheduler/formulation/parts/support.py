"""Who may be sent to whom: pairings and mutual aid."""

from collections import defaultdict
from functools import cached_property
from typing import NamedTuple

from models.case import Case
from scheduler.formulation.parts.days import Days


class PairingFacts(NamedTuple):
    """A row of the pairings at one station: days of the horizon, posts (empty: every post), whether it names an officer."""

    days: range
    posts: frozenset[str]
    names_officer: bool


class Support:
    """Days are those of the horizon."""

    def __init__(self, case: Case, days: Days):
        self._case, self._days = case, days

    @cached_property
    def rungs(self) -> dict[str, bool]:
        """Whether each rung of the ladder is open."""
        names = ("paired", "pool", "mutual", "extra")
        return {name: self._case.policy.row(f"admitted_rung.{name}").on for name in names}

    @cached_property
    def pairings(self) -> dict[tuple[str, str], list[PairingFacts]]:
        """By unit or officer id, and station."""
        table: dict[tuple[str, str], list[PairingFacts]] = defaultdict(list)
        for row in self._case.pairings:
            days = self._days.clipped(row.first, row.last)
            pairing = PairingFacts(days, frozenset(row.posts), row.officer is not None)
            table[row.officer or row.department or "", row.station].append(pairing)
        return table

    @cached_property
    def mutual_aid(self) -> dict[frozenset[str], list[range]]:
        """Days on which two stations lend to each other."""
        table: dict[frozenset[str], list[range]] = defaultdict(list)
        for row in self._case.mutual_aid:
            table[frozenset((row.station, row.partner))].append(self._days.clipped(row.first, row.last))
        return table

    @cached_property
    def past_balances(self) -> dict[tuple[str, str], int]:
        """By station and partner, each two once, the officer-duties that the station lent before, less those borrowed."""
        table: dict[tuple[str, str], int] = {}
        for row in self._case.mutual_aid:
            pair, sign = ((row.station, row.partner), 1)
            if pair[::-1] in table:
                pair, sign = pair[::-1], -1
            table[pair] = table.get(pair, 0) + sign * (row.past_balance or 0)
        return table

    @cached_property
    def partners(self) -> dict[str, set[str]]:
        """Stations that a unit or an officer is paired with, or that a station lends to."""
        table: dict[str, set[str]] = defaultdict(set)
        for who, station in self.pairings:
            table[who].add(station)
        for pair in self.mutual_aid:
            for station in pair:
                table[station] |= pair
        return table
