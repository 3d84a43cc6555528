"""Which decisions to free at once: the rosters of a few stations or of one post everywhere for a while, or whole lines."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from enum import Enum
from random import Random
from typing import NamedTuple

import numpy as np

from models.roster import Source
from scheduler.formulation.facts import LeaveOption
from scheduler.formulation.model import Model
from scheduler.program.affine import ZERO
from scheduler.program.arrays import Flags, Numbers, Vector

PLACES = (1, 1, 2, 3)
"""Places of a long window, drawn at random."""
LACKING = 0.7
"""How often a window lies where something is lacking, drawn by what the lack costs."""
UNAVOIDABLE = 0.1
"""Weight of what a lack costs in a relaxation, too, beside what it costs beyond that, in such a draw."""
POSTS = 0.5
"""How often the places of a part are posts at all stations."""


class Kind(Enum):
    """What a part is made of."""

    WIDE = "wide"
    """As many places as one date has room for, then more dates: who serves where on a date hangs on all stations, while dates

    hang together by little more than rest.
    """
    LONG = "long"
    """A few places, and as many dates as there is room for."""
    LINES = "lines"
    """Whole lines of officers who serve one place."""
    REQUEST = "request"
    """What a refused request needs to be granted."""


Row = tuple[int, int, int]
"""A variable, and the first and the last day of the horizon that it speaks of."""


class Place(NamedTuple):
    """A station with all its posts, or (`everywhere`) a post at all stations."""

    everywhere: bool
    name: str


class Timed(NamedTuple):
    """Variables, each with the first and last day that it speaks of."""

    names: Numbers
    first: Numbers
    last: Numbers

    def within(self, days: range) -> Numbers:
        return self.names[(self.first >= days.start) & (self.last < days.stop)]


class Neighbourhoods:
    """Sets of variables by place and window: who may serve there, their present duties elsewhere, the leave of its own."""

    def __init__(self, model: Model, needed: Collection[int], costs: Numbers):
        self.model = model
        auxiliary = {definition.var for definition in model.program.definitions}
        self.everything = np.array([var for var in range(len(model.program.lower)) if var not in auxiliary or var in needed])
        self._counted = np.zeros(len(model.program.lower), dtype=bool)
        self._counted[[*model.x, *model.leave.variables()]] = True
        self._servers: dict[Place, set[int]] = defaultdict(set)
        self._posts: dict[tuple[int, str], set[str]] = defaultdict(set)
        """Per officer and station, the posts that they may cover there."""
        for candidate in model.candidates:
            duty = candidate.duty
            self._servers[Place(False, duty.station)].add(candidate.officer)
            self._servers[Place(True, duty.post.id)].add(candidate.officer)
            if candidate.source is Source.COVER:
                self._posts[candidate.officer, duty.station].add(duty.post.id)
        at: dict[Place, list[Row]] = defaultdict(list)
        of: dict[int, list[Row]] = defaultdict(list)
        for places, officer, row in self._rows():
            of[officer].append(row)
            for place in places:
                at[place].append(row)
        self._at = {place: _timed(rows) for place, rows in at.items()}
        self._of = {officer: _timed(rows) for officer, rows in of.items()}
        self.stations = sorted(place for place in self._servers if not place.everywhere)
        self.posts = sorted(place for place in self._servers if place.everywhere)
        lacks = [(places, row) for places, row in self._lacking() if all(place in self._servers for place in places)]
        self._lacks, self._lack_places = _timed(row for _, row in lacks), [places for places, _ in lacks]
        self._lack_costs = np.maximum(costs[self._lacks.names], 0)
        self._avoidable = np.zeros(len(self._lacks.names))
        """What a lack costs beyond a relaxation, as far as one has been told of."""
        self._stay = np.full(len(model.program.lower), -1)
        """Per day of a stint and per cover, which officer's at which station."""
        number = {key: place for place, key in enumerate(model.stays)}
        for key, stay in model.stays.items():
            self._stay[list(stay.on.values())] = number[key]
        for candidate, var in zip(model.candidates, model.x, strict=True):
            self._stay[var] = number.get((candidate.officer, candidate.duty.station), -1)
        self._followers: list[list[int]] = [[] for _ in model.program.lower]
        for definition in model.program.definitions:
            if definition.var in needed:
                for var in {var for piece in definition.pieces for var, _ in piece.terms}:
                    self._followers[var].append(definition.var)

    def _rows(self) -> Iterator[tuple[list[Place], int, Row]]:
        """Decisions, each with the places whose roster it is part of and the officer."""
        model, instance = self.model, self.model.instance
        for candidate, var in zip(model.candidates, model.x, strict=True):
            duty = candidate.duty
            yield _places(duty.station, [duty.post.id]), candidate.officer, (var, duty.day, duty.day)
        for (officer, station), stay in model.stays.items():
            places = _places(station, sorted(self._posts[officer, station]))
            yield from ((places, officer, (var, day, day)) for day, var in stay.on.items())
        for leave, refused, options in model.leave.requests():
            places, spans = self._home(leave.officer), [self._span(option) for option in leave.options]
            yield from ((places, leave.officer, (var, *span)) for var, span in zip(options, spans, strict=True))
            if spans:
                some = (max(first for first, _ in spans), min(last for _, last in spans))
                yield places, leave.officer, (refused, *some)
        for (officer, day), starts in model.base.items():
            places = _places(instance.lines.unit_on[officer][day] or "", sorted({start.post for start in starts}))
            yield from ((places, officer, (var, day, day)) for start in starts[1:] for var, _ in start.amount.terms[:1])
        for (officer, night), var in model.beds.items():
            yield self._home(officer), officer, (var, night, night)

    def _span(self, option: LeaveOption) -> tuple[int, int]:
        return max(0, option.first), min(option.last, self.model.instance.days.count - 1)

    def _home(self, officer: int) -> list[Place]:
        one = self.model.instance.officers[officer]
        return _places(one.unit, [] if one.home_post is None else [one.home_post])

    def _lacking(self) -> Iterator[tuple[list[Place], Row]]:
        """Variables that are positive where something is lacking."""
        instance = self.model.instance
        for duty in instance.duties.all:
            places = _places(duty.station, [duty.post.id])
            for amounts in (self.model.short, self.model.below_target):
                amount = amounts.get(duty.index, ZERO)
                yield from ((places, (var, duty.day, duty.day)) for var, _ in amount.terms)
        for leave, refused in zip(instance.leave.decidable, self.model.leave.refused, strict=True):
            if not leave.options:
                continue
            day = min(max(0, leave.options[0].first), instance.days.count - 1)
            yield self._home(leave.officer), (refused, day, day)

    @property
    def counts_lacks(self) -> bool:
        """Whether it costs something that leave is refused or a duty lacks officers."""
        return bool(self._lack_costs.any())

    def learn(self, reduced: Vector) -> None:
        """Reduced costs of a relaxation, by variable: what is lacking there, too, can hardly be mended."""
        self._avoidable = np.maximum(self._avoidable, reduced[self._lacks.names])

    def decisions(self, is_open: Flags) -> int:
        """How many are open; days of stints do not count, since they follow from the duties but for the idle ones."""
        return int((is_open & self._counted).sum())

    def draw(self, rng: Random, kind: Kind, values: Numbers, is_open: Flags, size: int) -> Numbers:
        """Variables with about `size` open decisions among them."""
        counted = is_open & self._counted
        free = self._request(rng, values, counted, size) if kind is Kind.REQUEST else set[int]()
        if kind is Kind.LINES:
            free = self._lines(rng, counted, size)
        elif not free:
            free = self._window(rng, kind is not Kind.LONG, values, counted, size)
        return self._with_followers(self._without_idle(np.array(sorted(free)), counted, values))

    def _without_idle(self, free: Numbers, counted: Flags, values: Numbers) -> set[int]:
        """Without the days of stints on which no duty is open, where the officer is not there now."""
        stay = self._stay[free]
        useful = np.zeros(len(self.model.stays) + 1, dtype=bool)
        useful[stay[counted[free] | (values[free] != 0)]] = useful[-1] = True
        return set(free[useful[stay]].tolist())

    def _request(self, rng: Random, values: Numbers, counted: Flags, size: int) -> set[int]:
        """Of the station of a refused request, while it would last, all that is decided of some who serve there."""
        requests = self.model.instance.leave.decidable
        refused = [leave for leave, var in zip(requests, self.model.leave.refused, strict=True) if values[var] and leave.options]
        if not refused:
            return set()
        leave = rng.choice(refused)
        option = rng.choice(leave.options)
        days = range(option.first - 1, option.last + 2)
        home = Place(False, self.model.instance.officers[leave.officer].unit)
        free = set(self._of[leave.officer].within(days).tolist())
        if home in self._servers:
            servers, here = sorted(self._servers[home]), self._at[home].within(days)
            for officer in rng.sample(servers, len(servers)):
                own = self._of[officer].within(days)
                own = own[(values[own] != 0) | np.isin(own, here)]
                free.update(own.tolist())
                size -= int(counted[own].sum())
                if size <= 0:
                    break
        return free

    def _lines(self, rng: Random, counted: Flags, size: int) -> set[int]:
        """All that is decided of some officers who serve one place."""
        free = set[int]()
        servers = sorted(self._servers[rng.choice(self._places(rng))])
        for officer in rng.sample(servers, len(servers)):
            free.update(self._of[officer].names.tolist())
            size -= int(counted[self._of[officer].names].sum())
            if size <= 0:
                break
        return free

    def _places(self, rng: Random) -> list[Place]:
        return self.posts if rng.random() < POSTS else self.stations

    def _window(self, rng: Random, is_wide: bool, values: Numbers, counted: Flags, size: int) -> set[int]:
        """All that is decided of some places on some days, mostly around something that is lacking."""
        places = self._places(rng)
        place, middle = self._where(rng, places, values)
        others = [other for other in rng.sample(places, len(places)) if other != place]
        chosen, by_day = [place], self._by_day(place, counted)
        number = len(places) if is_wide else rng.choice(PLACES)
        while others and ((len(chosen) < number and by_day[middle] < size) or by_day.sum() < size):
            chosen.append(others.pop())
            by_day += self._by_day(chosen[-1], counted)
        days = _around(rng, by_day, middle, size)
        free: set[int] = set()
        for one in chosen:
            free.update(self._inside(one, days, values).tolist())
        return free

    def _where(self, rng: Random, places: list[Place], values: Numbers) -> tuple[Place, int]:
        """A place and a day: of a duty below target or a request refused, or any."""
        weights = UNAVOIDABLE * self._lack_costs + self._avoidable
        costs = np.cumsum(weights * values[self._lacks.names])
        if len(costs) and costs[-1] > 0 and rng.random() < LACKING:
            index = int(np.searchsorted(costs, rng.random() * costs[-1], side="right"))
            here = [place for place in self._lack_places[index] if place.everywhere == places[0].everywhere]
            if here:
                return here[0], int(self._lacks.first[index])
        return rng.choice(places), rng.randrange(self.model.instance.days.count)

    def _by_day(self, place: Place, counted: Flags) -> Numbers:
        """Open decisions of a place by the day on which they begin."""
        at, days = self._at[place], self.model.instance.days.count
        begin = np.clip(at.first[counted[at.names]], 0, days - 1)
        return np.bincount(begin, minlength=days)

    def _inside(self, place: Place, days: range, values: Numbers) -> Numbers:
        elsewhere = np.concatenate([self._of[officer].within(days) for officer in self._servers[place]])
        return np.concatenate([self._at[place].within(days), elsewhere[values[elsewhere] != 0]])

    def _with_followers(self, free: set[int]) -> Numbers:
        waiting = list(free)
        while waiting:
            for var in self._followers[waiting.pop()]:
                if var not in free:
                    free.add(var)
                    waiting.append(var)
        return np.array(sorted(free))


def _places(station: str, posts: Iterable[str]) -> list[Place]:
    return [Place(False, station), *(Place(True, post) for post in posts)]


def _around(rng: Random, by_day: Numbers, middle: int, size: int) -> range:
    """Days around the middle one on which about `size` decisions begin."""
    first, last, total = middle, middle, int(by_day[middle])
    while total < size and last - first + 1 < len(by_day):
        if last + 1 == len(by_day) or (first > 0 and rng.random() < 0.5):
            first -= 1
            total += int(by_day[first])
        else:
            last += 1
            total += int(by_day[last])
    return range(first, last + 1)


def _timed(rows: Iterable[Row]) -> Timed:
    table = np.array(list(rows), dtype=np.int64).reshape(-1, 3)
    return Timed(table[:, 0], table[:, 1], table[:, 2])
