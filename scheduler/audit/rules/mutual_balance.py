"""Soft: what two stations lend each other evens out, what they lent before included."""

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from models.findings import Finding
from models.words import say

from ..facts import Facts
from ..rows import Work
from ..sheet import Sheet


class Balance(NamedTuple):
    """Of two stations, in officer-duties; `given` is what comes out of the past and of forced covers alone."""

    station: str
    partner: str
    past: int
    lent: int
    borrowed: int
    given: int

    @property
    def after(self) -> int:
        return self.past + self.lent - self.borrowed


def balances(facts: Facts, sheet: Sheet) -> Iterator[Balance]:
    """Each two stations of the mutual aid once, as the first row that names them has them."""
    pairs = list(dict.fromkeys(frozenset((row.station, row.partner)) for row in facts.case.mutual_aid))
    first = {frozenset((row.station, row.partner)): row for row in reversed(facts.case.mutual_aid)}
    lent = _lent(sheet) if pairs else {}
    for pair in pairs:
        station, partner = first[pair].station, first[pair].partner
        past = _past(facts, station, partner)
        out, back = lent.get((station, partner), []), lent.get((partner, station), [])
        given = past + sum(work.forced for work in out) - sum(work.forced for work in back)
        yield Balance(station, partner, past, len(out), len(back), given)


def _past(facts: Facts, station: str, partner: str) -> int:
    rows = [row for row in facts.case.mutual_aid if {row.station, row.partner} == {station, partner}]
    return sum((row.past_balance or 0) * (1 if row.station == station else -1) for row in rows)


def _lent(sheet: Sheet) -> dict[tuple[str | None, str], list[Work]]:
    """By the station whose officer it is on that date and the one helped, the covers."""
    covers: dict[tuple[str | None, str], list[Work]] = defaultdict(list)
    for works in sheet.works.values():
        for work in works:
            if work.is_cover:
                covers[work.line.units[work.duty.day], work.duty.station].append(work)
    return covers


def check(facts: Facts, sheet: Sheet) -> Iterator[Finding]:
    """Where made hard: nobody may be further behind than the least step, or than givens alone leave it."""
    steps = facts.policy.counts("mutual_balance")
    if not (facts.policy.row("mutual_balance").hard and steps):
        return
    for balance in balances(facts, sheet):
        most = max(min(steps), abs(balance.given))
        if abs(balance.after) > most:
            ahead, behind = (balance.station, balance.partner) if balance.after > 0 else (balance.partner, balance.station)
            sentence = say("audit.mutual_balance.beyond", ahead=ahead, behind=behind, duties=abs(balance.after), most=most)
            yield Finding(rule="mutual_balance", sentence=sentence, station=ahead)


def penalty(facts: Facts, sheet: Sheet) -> int:
    steps = facts.policy.counts("mutual_balance")
    return sum(max(0, abs(balance.after) - step) for balance in balances(facts, sheet) for step in steps)


PENALTIES = {"mutual_balance": penalty}
