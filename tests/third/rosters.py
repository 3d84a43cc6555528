"""A roster judged by the third reading, and every roster of a tiny case."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import chain, combinations, product
from math import prod
from typing import NamedTuple

from models.case import Case
from models.roster import Outcome, Roster, Source
from tests.third import lines, whole
from tests.third.admission import kept_as, place, source
from tests.third.costs import Costs
from tests.third.lines import Line, Stay, Work
from tests.third.whole import Whole
from tests.third.world import Key, Option, World


class TooMany(Exception):
    """More rosters than the caller wants to look at."""


class Judgement(NamedTuple):
    """Rules broken, and the value of each level."""

    faults: set[str]
    levels: dict[int, int]


class Third:
    """The third reading of one case."""

    def __init__(self, case: Case):
        self.world = World(case)
        self.costs = Costs(self.world)

    def judge(self, roster: Roster) -> Judgement:
        """The form as it is written down, and what it means."""
        drawn = set(self._written(roster))
        return self._judged({officer: self._line(officer, roster) for officer in self.world.officers}, drawn)

    def best(self, at_most: int) -> tuple[int, ...] | None:
        """The lexicographically least level values of all rosters that break nothing; None where there is no roster."""
        listed = {officer: list(self._lines(officer, at_most)) for officer in self.world.officers}
        if prod(map(len, listed.values())) > at_most:
            raise TooMany
        best = None
        for chosen in product(*listed.values()):
            judged = self._judged(dict(zip(listed, chosen, strict=True)), set(), known=True)
            if not judged.faults:
                values = tuple(value for _, value in sorted(judged.levels.items()))
                best = values if best is None else min(best, values)
        return best

    def _judged(self, of: dict[str, Line], faults: set[str], known: bool = False) -> Judgement:
        """`known`: the lines break nothing by themselves."""
        if not known:
            for line in of.values():
                faults.update(lines.faults(line))
                faults.update("not admitted" for work in line.works if work.decided and not self._may(line.officer, work.key))
        together = Whole(self.world, of)
        faults.update(whole.faults(together))
        if known and faults:
            return Judgement(faults, {})
        faults.update(self.costs.faults(together))
        return Judgement(faults, {} if known and faults else self.costs.levels(self.costs.terms(together)))

    def _may(self, officer: str, key: Key) -> bool:
        return (officer, key) in self.costs.candidates

    # ---- from a roster

    def _written(self, roster: Roster) -> Iterator[str]:
        world = self.world
        for row in roster.assignments:
            key = row.station, row.post, row.shift, world.day(row.date)
            forced = (row.officer, key) in world.forced
            kind = self._kept(row.officer, key) if forced else source(world, row.officer, key)
            rung = 0 if row.source is Source.BASE else place(world, row.officer, key)[0]
            if kind is not row.source and (forced or row.source is not Source.BASE):
                yield f"written: source of {row.officer} {key}"
            if row.rung != rung:
                yield f"written: rung of {row.officer} {key}"
        decided = [row.request for row in roster.leave]
        if sorted(decided) != sorted(row.id for rows in world.pending.values() for row in rows):
            yield "written: one decision a request"
        for row in roster.leave:
            if row.outcome is not Outcome.REFUSED:
                asked = next(request for request in world.case.leave if request.id == row.request)
                moved = bool(row.choice) or row.first != asked.choices[0].first
                if (row.outcome is Outcome.MOVED) != moved:
                    yield "written: moved"

    def _line(self, officer: str, roster: Roster) -> Line:
        world = self.world
        works = (
            self._work(officer, (row.station, row.post, row.shift, world.day(row.date)), row.source)
            for row in roster.assignments
            if row.officer == officer
        )
        stays = (Stay(row.station, world.day(row.first), world.day(row.last)) for row in roster.stints if row.officer == officer)
        leave = {}
        for request in world.pending[officer]:
            decision = next((row for row in roster.leave if row.request == request.id), None)
            for option in world.options(request) if decision else ():
                first = None if option.span is None else option.span.first
                if (option.choice, first) == (decision.choice, world.day(decision.first) if decision.first else None):
                    leave[request.id] = option
        beds = frozenset(world.day(row.night) for row in roster.beds if row.officer == officer)
        return Line(world, officer, tuple(works), tuple(stays), leave, beds)

    def _work(self, officer: str, key: Key, kind: Source) -> Work:
        decided = kind is not Source.BASE and (officer, key) not in self.world.forced
        return Work(*key, kind, *self.world.interval(key[2], key[3]), decided)

    # ---- every roster

    def _lines(self, officer: str, at_most: int) -> Iterator[Line]:
        world = self.world
        requests = world.pending[officer]
        leaves = [dict(zip((request.id for request in requests), chosen, strict=True))
                  for chosen in product(*(world.options(request) for request in requests))]  # fmt: skip
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
        looked = 0
        for where in product(*(self._wheres(officer, day, possible) for day in range(world.days))):
            stays = self._stays(officer, where)
            for leave in leaves:
                days = [self._options(officer, day, where[day], possible, leave, stays) for day in range(world.days)]
                looked += prod(map(len, days)) * len(beds)
                if looked > 20 * at_most:
                    raise TooMany
                for chosen in product(*days):
                    for granted in beds:
                        line = Line(world, officer, tuple(chain.from_iterable(chosen)), stays, leave, granted)
                        if next(iter(lines.faults(line)), None) is None:
                            yield line

    def _forced(self, officer: str, day: int) -> tuple[Work, ...]:
        """What force keeps of the day."""
        keys = sorted(key for holder, key in self.world.forced if holder == officer and key[3] == day)
        return tuple(self._work(officer, key, self._kept(officer, key)) for key in keys)

    def _kept(self, officer: str, key: Key) -> Source:
        """Of several posts at the base shift one is the base duty: the home post, else the first by name."""
        kind, world = kept_as(self.world, officer, key), self.world
        posts = sorted(post for holder, (at, post, *rest) in world.forced if (holder, at, rest) == (officer, key[0], [*key[2:]]))
        home = world.officers[officer].home_post
        is_base = kind is Source.BASE and key[1] == (home if home in posts else posts[0])
        return Source.EXTRA if kind is Source.BASE and not is_base else kind

    def _possible(self, officer: str) -> dict[int, list[Work]]:
        """By day, what may be decided."""
        drawn: dict[int, list[Work]] = defaultdict(list)
        for key in sorted(
            key for holder, key in self.costs.candidates if holder == officer and (holder, key) not in self.world.forced
        ):
            kind = source(self.world, officer, key)
            assert kind is not None
            drawn[key[3]].append(self._work(officer, key, kind))
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

    def _options(
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
        decided = [work for work in possible[day] if work.station in stations]
        forced = self._forced(officer, day)
        bases: list[tuple[Work, ...]] = [()]
        line = Line(world, officer, (), stays, leave, frozenset())
        is_free_of_rota = not world.on("rota") and world.base_duty(officer, day) is not None and not where
        if not any(work.source is Source.BASE for work in forced) and (lines.base_holds(line, day) or is_free_of_rota):
            shift, unit = world.base_duty(officer, day) or "", world.unit(officer, day) or ""
            posts = sorted(lines.posts_of_base(world, officer, shift, day))
            bases = [(self._work(officer, (unit, post, shift, day), Source.BASE),) for post in posts]
            bases += [()] if is_free_of_rota else []
        most = 1 if world.on("one_duty") and not world.pairs else len(decided)
        subsets = list(chain.from_iterable(combinations(decided, size) for size in range(most + 1)))
        return [(*forced, *base, *some) for base in bases for some in subsets]


def _subsets(items: list[int]) -> Iterator[tuple[int, ...]]:
    return chain.from_iterable(combinations(items, size) for size in range(len(items) + 1))


__all__ = ["Judgement", "Third", "TooMany"]
