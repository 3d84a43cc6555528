"""Which decisions to free at once: the rosters of a few stations or of one post everywhere for a while, or whole lines."""

from collections.abc import Collection
from enum import Enum
from random import Random

import numpy as np

from scheduler.engine.parameters import PARAMETERS
from scheduler.engine.search.lacks import Lacks
from scheduler.engine.search.places import Place, Places
from scheduler.formulation.model import Model
from scheduler.program.arrays import Flags, Numbers
from scheduler.program.followers import Followers


class Kind(Enum):
    """What a part is made of."""

    WIDE = "wide"
    """As many places as a date has room for, then more dates: dates hang together by little more than rest."""
    LONG = "long"
    """A few places, and as many dates as there is room for."""
    LINES = "lines"
    """Whole lines of officers who serve one place."""
    REQUEST = "request"
    """What a refused request needs to be granted."""


class Neighbourhoods:
    """Sets of variables by place and window: who may serve there, their present duties elsewhere, the leave of its own."""

    def __init__(self, model: Model, needed: Collection[int], costs: Numbers):
        """`needed` are variables that a row or the objective speaks of, `costs` are by variable."""
        self.model = model
        is_needed = np.zeros(len(model.program.lower), dtype=bool)
        is_needed[list(needed)] = True
        is_auxiliary = np.zeros(len(model.program.lower), dtype=bool)
        is_auxiliary[model.compiled.definitions.var] = True
        self.everything = np.flatnonzero(is_needed | ~is_auxiliary)
        self._counted = np.zeros(len(model.program.lower), dtype=bool)
        self._counted[[*model.x, *model.leave.variables()]] = True
        self.places = Places(model)
        self.lacks = Lacks(model, self.places, costs)
        self._stay = _stays(model)
        self._followers = Followers(model.compiled.definitions, is_needed)

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
        return self._followers.joined_to(self._without_idle(np.array(sorted(free)), counted, values))

    def _without_idle(self, free: Numbers, counted: Flags, values: Numbers) -> Numbers:
        """Without the days of stints on which no duty is open, where the officer is not there now."""
        stay = self._stay[free]
        useful = np.zeros(len(self.model.stays) + 1, dtype=bool)
        useful[stay[counted[free] | (values[free] != 0)]] = useful[-1] = True
        return free[useful[stay]]

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
        free = set(self.places.of[leave.officer].within(days).tolist())
        if home in self.places.servers:
            servers, here = sorted(self.places.servers[home]), self.places.at[home].within(days)
            for officer in rng.sample(servers, len(servers)):
                own = self.places.of[officer].within(days)
                own = own[(values[own] != 0) | np.isin(own, here)]
                free.update(own.tolist())
                size -= int(counted[own].sum())
                if size <= 0:
                    break
        return free

    def _lines(self, rng: Random, counted: Flags, size: int) -> set[int]:
        """All that is decided of some officers who serve one place."""
        free = set[int]()
        servers = sorted(self.places.servers[rng.choice(self._kin(rng))])
        for officer in rng.sample(servers, len(servers)):
            free.update(self.places.of[officer].names.tolist())
            size -= int(counted[self.places.of[officer].names].sum())
            if size <= 0:
                break
        return free

    def _kin(self, rng: Random) -> list[Place]:
        return self.places.posts if rng.random() < PARAMETERS.posts_share else self.places.stations

    def _window(self, rng: Random, is_wide: bool, values: Numbers, counted: Flags, size: int) -> set[int]:
        """All that is decided of some places on some days, mostly around something that is lacking."""
        places = self._kin(rng)
        place, middle = self.lacks.window(rng, places, values)
        others = [other for other in rng.sample(places, len(places)) if other != place]
        chosen, by_day = [place], self._by_day(place, counted)
        number = len(places) if is_wide else rng.choice(PARAMETERS.long_window_places)
        while others and ((len(chosen) < number and by_day[middle] < size) or by_day.sum() < size):
            chosen.append(others.pop())
            by_day += self._by_day(chosen[-1], counted)
        days = _around(rng, by_day, middle, size)
        free: set[int] = set()
        for there in chosen:
            free.update(self._inside(there, days, values).tolist())
        return free

    def _by_day(self, place: Place, counted: Flags) -> Numbers:
        """Open decisions of a place by the day on which they begin."""
        at, days = self.places.at[place], self.model.instance.days.count
        begin = np.clip(at.first[counted[at.names]], 0, days - 1)
        return np.bincount(begin, minlength=days)

    def _inside(self, place: Place, days: range, values: Numbers) -> Numbers:
        elsewhere = np.concatenate([self.places.of[officer].within(days) for officer in self.places.servers[place]])
        return np.concatenate([self.places.at[place].within(days), elsewhere[values[elsewhere] != 0]])


def _stays(model: Model) -> Numbers:
    """By variable the number of the officer's stays at a station that it is a day or a cover of, -1 where it is neither."""
    stay_of = np.full(len(model.program.lower), -1)
    number = {key: place for place, key in enumerate(model.stays)}
    for key, stay in model.stays.items():
        stay_of[list(stay.on.values())] = number[key]
    for candidate, var in zip(model.candidates, model.x, strict=True):
        stay_of[var] = number.get((candidate.officer, candidate.duty.station), -1)
    return stay_of


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
