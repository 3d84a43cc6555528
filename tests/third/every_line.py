"""Every line that an officer of a tiny case may have."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import chain, combinations, product
from math import prod

from models.leave import Commitment
from models.roster import Source
from tests.third import lines
from tests.third.admission import kept, source
from tests.third.costs import Costs
from tests.third.lines import Line, Stay, Work, work_on
from tests.third.options import options
from tests.third.world import Option, Span, Stop, World


class TooMany(Exception):
    """More rosters than the caller wants to look at."""


class EveryLine:
    def __init__(self, world: World, costs: Costs):
        self.world, self.costs = world, costs

    def lines(self, officer: str, at_most: int) -> Iterator[Line]:
        world = self.world
        requests = world.pending[officer]
        leaves = [dict(zip((request.id for request in requests), chosen, strict=True))
                  for chosen in product(*(options(world, request) for request in requests))]  # fmt: skip
        possible = self._possible(officer)
        nights = sorted(
            {
                day
                for row in world.case.bed_requests
                if row.officer == officer
                for day in range(world.days)
                if world.span(row.first, row.last).covers(day)
            }
        )
        beds = [frozenset(some) for some in _subsets(nights)]
        stops = [tuple(filter(None, some)) for some in product(*(_stops(world, row) for row in world.visits(officer)))]
        looked = 0
        for where in product(*(self._wheres(officer, day, possible) for day in range(world.days))):
            stays = self._stays(officer, where)
            for leave in leaves:
                days = [self._days(officer, day, where[day], possible, leave, stays) for day in range(world.days)]
                looked += prod(map(len, days)) * len(beds) * len(stops)
                if looked > 20 * at_most:
                    raise TooMany
                for chosen in product(*days):
                    for granted, placed in product(beds, stops):
                        line = Line(world, officer, tuple(chain.from_iterable(chosen)), stays, leave, granted, placed)
                        if next(iter(lines.faults(line)), None) is None:
                            yield line

    def _forced(self, officer: str, day: int) -> tuple[Work, ...]:
        """What force keeps of the day."""
        keys = sorted(key for holder, key in self.world.forced if holder == officer and key[3] == day)
        return tuple(work_on(self.world, officer, key, kept(self.world, officer, key)) for key in keys)

    def _possible(self, officer: str) -> dict[int, list[Work]]:
        """By day, what may be decided."""
        drawn: dict[int, list[Work]] = defaultdict(list)
        for key in sorted(
            key for holder, key in self.costs.candidates if holder == officer and (holder, key) not in self.world.forced
        ):
            kind = source(self.world, officer, key)
            assert kind is not None
            drawn[key[3]].append(work_on(self.world, officer, key, kind))
        for holder, key in sorted(self.costs.possible_stays):
            if holder == officer:
                drawn[key[3]].append(work_on(self.world, officer, key, Source.STAY))
        return drawn

    def _wheres(self, officer: str, day: int, possible: dict[int, list[Work]]) -> list[frozenset[str]]:
        """The stations of stints that span the day: those that force asks for, else none or one."""
        forced = [work for work in self._forced(officer, day) if work.source is Source.COVER]
        if forced:
            return [frozenset(work.station for work in forced)]
        covers = [work for works in possible.values() for work in works if work.source is Source.COVER]
        stations = {work.station for work in covers} | {key[0] for holder, key in self.world.forced if holder == officer}
        unit = self.world.unit(officer, day)
        return [frozenset(), *(frozenset({station}) for station in sorted(stations - {unit}) if unit)]

    def _stays(self, officer: str, where: tuple[frozenset[str], ...]) -> tuple[Stay, ...]:
        opening = self.world.opening.get(officer)
        stays: list[Stay] = []
        for station in sorted(frozenset().union(*where)):
            at = [day for day, stations in enumerate(where) if station in stations]
            firsts = [day for day in at if day - 1 not in at]
            lasts = [day for day in at if day + 1 not in at]
            stays += [Stay(station, first, last) for first, last in zip(firsts, lasts, strict=True)]
        begun = self.world.day(opening.stint_first) if opening and opening.stint_first else -1
        resumed = opening.stint_station if opening else None
        return tuple(stay._replace(first=begun) if (stay.station, stay.first) == (resumed, 0) else stay for stay in stays)

    def _days(
        self,
        officer: str,
        day: int,
        where: frozenset[str],
        possible: dict[int, list[Work]],
        leave: dict[str, Option],
        stays: tuple[Stay, ...],
    ) -> list[tuple[Work, ...]]:
        world = self.world
        stations = where or {world.unit(officer, day)}
        decided = [work for work in possible[day] if work.station in stations and work.source is not Source.STAY]
        decided += [work for work in possible[day] if work.source is Source.STAY and not where]
        forced = self._forced(officer, day)
        bases: list[tuple[Work, ...]] = [()]
        line = Line(world, officer, (), stays, leave, frozenset())
        is_free_of_rota = not world.on("rota") and world.base_duty(officer, day) is not None and not where
        before = chain.from_iterable((*possible[earlier], *self._forced(officer, earlier)) for earlier in range(day))
        may_yield = world.on("rota") and any(work.source is Source.COVER for work in before)
        if not any(work.source is Source.BASE for work in forced) and (lines.base_holds(line, day) or is_free_of_rota):
            shift, unit = world.base_duty(officer, day) or "", world.unit(officer, day) or ""
            posts = sorted(lines.posts_of_base(world, officer, shift, day))
            bases = [(work_on(self.world, officer, (unit, post, shift, day), Source.BASE),) for post in posts]
            bases += [()] if is_free_of_rota or may_yield else []
        most = 1 if world.on("one_duty") and not world.pairs else len(decided)
        subsets = list(chain.from_iterable(combinations(decided, size) for size in range(most + 1)))
        return [(*forced, *base, *some) for base in bases for some in subsets]


def _stops(world: World, row: Commitment) -> Iterator[Stop | None]:
    """Not placed, or from each day on."""
    yield None
    yield from (Stop(row, Span(first, first + (row.days or 1) - 1)) for first in range(world.days))


def _subsets(items: list[int]) -> Iterator[tuple[int, ...]]:
    return chain.from_iterable(combinations(items, size) for size in range(len(items) + 1))
