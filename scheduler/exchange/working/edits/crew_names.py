"""The officers whom a duty's cell of a station's sheet names, whatever signs, units and gaps stand beside them."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from models.base import Id
from models.words import Language, catalogue, listed, say
from scheduler.exchange.reading.builtin import spellings
from scheduler.exchange.working.edits.same_cell import key
from scheduler.exchange.working.edits.unclear_cell import UnclearCell
from scheduler.exchange.writing.paper.roster_tables import Tables
from scheduler.exchange.writing.paper.text import BELOW_MINIMUM, BELOW_TARGET, COVER, EXTRA, NO_LEAD

PARTED = re.compile(r"[\s、，,;；]+")
SIGNS = f"{COVER}{EXTRA}☆+"
LONGEST = 8
"""So many pieces a name with its unit may be broken into, by blanks or by the width of its cell."""


class CrewNames:
    def __init__(self, tables: Tables) -> None:
        self.tables = tables
        self.known: dict[str, set[Id]] = defaultdict(set)
        self.own: dict[str, dict[str, Id]] = {station: {} for station in tables.stations}
        for officer in tables.case.officers:
            units = [officer.unit, *(lent.unit for lent in tables.case.secondments if lent.officer == officer.id and lent.unit)]
            called = {name for unit in units for name in spellings(unit, unit in self.own)}
            for name in (tables.labels[officer.id], officer.name):
                self.known[_bare(name)].add(officer.id)
                for unit in called:
                    self.known[_bare(f"{unit}{name}")].add(officer.id)
                    self.known[_bare(f"{unit}/{name}")].add(officer.id)
            self.known[_bare(officer.id)].add(officer.id)
            if officer.unit in self.own:
                self.own[officer.unit][_bare(tables.labels[officer.id])] = officer.id

    def officers(self, text: str, station: str, before: Iterable[Id]) -> tuple[Id, ...]:
        """Raises `UnclearCell` for a name that nobody bears, or more than one. Who was there already is meant before others."""
        pieces = [piece for piece in PARTED.split(text) if piece]
        named: list[Id] = []
        at = 0
        while at < len(pieces):
            length, officer = self._longest(pieces[at:], station, set(before))
            named += [officer] if officer else []
            at += length
        return tuple(dict.fromkeys(named))

    def _longest(self, pieces: Sequence[str], station: str, before: set[Id]) -> tuple[int, Id | None]:
        """How many pieces the first name takes, and whose it is; nobody's where a gap is told."""
        for length in range(min(LONGEST, len(pieces)), 0, -1):
            name = _bare("".join(pieces[:length]))
            if self.known.get(name):
                return length, self._only(pieces[:length], name, station, before)
            if _gaps().fullmatch(name):
                return length, None
        raise UnclearCell(say("edits.unknown_name", name=pieces[0]), say("edits.names"))

    def _only(self, pieces: Sequence[str], name: str, station: str, before: set[Id]) -> Id:
        bearers = self.known[name]
        if own := self.own.get(station, {}).get(name):
            return own
        meant = bearers & before if len(bearers) > 1 else bearers
        if len(meant) != 1:
            officers = (self.tables.officers[bearer] for bearer in sorted(bearers))
            shown = listed(f"{officer.unit}/{officer.name}({officer.id})" for officer in officers)
            raise UnclearCell(say("edits.which_officer", name=" ".join(pieces)), shown)
        return next(iter(meant))


def without_gaps(text: str) -> str:
    """A duty's cell with its names run together."""
    return _gaps().sub("", _bare(text))


@cache
def _gaps() -> re.Pattern[str]:
    return re.compile("|".join(_gap_patterns()))


def _gap_patterns() -> Iterator[str]:
    """What the writer puts below the names, in either language."""
    for words in map(catalogue, Language):
        for gap in (BELOW_MINIMUM, BELOW_TARGET, NO_LEAD):
            start, _, end = words[gap].partition("{number}")
            yield re.escape(_bare(start)) + (r"\d+" if "{number}" in words[gap] else "") + re.escape(_bare(end))


def _bare(name: str) -> str:
    """Without signs in front and what parts names; both sides of a comparison are made so."""
    return PARTED.sub("", key(name)).lstrip(SIGNS).casefold()
