"""Where officers serve, and which decisions are made there and of them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

import numpy as np

from models.roster import Source
from scheduler.formulation.facts import LeaveOption
from scheduler.formulation.model import Model
from scheduler.program.arrays import Numbers

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


def timed(rows: Iterable[Row]) -> Timed:
    table = np.array(list(rows), dtype=np.int64).reshape(-1, 3)
    return Timed(table[:, 0], table[:, 1], table[:, 2])


def places_of(station: str, posts: Iterable[str]) -> list[Place]:
    return [Place(False, station), *(Place(True, post) for post in posts)]


class Places:
    """`servers` are officers by place, `at` what is decided at a place, `of` what is decided of an officer."""

    def __init__(self, model: Model) -> None:
        self._model = model
        self.servers: dict[Place, set[int]] = defaultdict(set)
        posts: dict[tuple[int, str], set[str]] = defaultdict(set)
        for candidate in model.candidates:
            duty = candidate.duty
            self.servers[Place(False, duty.station)].add(candidate.officer)
            self.servers[Place(True, duty.post.id)].add(candidate.officer)
            if candidate.source is Source.COVER:
                posts[candidate.officer, duty.station].add(duty.post.id)
        at: dict[Place, list[Row]] = defaultdict(list)
        of: dict[int, list[Row]] = defaultdict(list)
        for places, officer, row in self._rows(posts):
            of[officer].append(row)
            for place in places:
                at[place].append(row)
        self.at = {place: timed(rows) for place, rows in at.items()}
        self.of = {officer: timed(rows) for officer, rows in of.items()}
        self.stations = sorted(place for place in self.servers if not place.everywhere)
        self.posts = sorted(place for place in self.servers if place.everywhere)

    def home(self, officer: int) -> list[Place]:
        facts = self._model.instance.officers[officer]
        return places_of(facts.unit, [] if facts.home_post is None else [facts.home_post])

    def _rows(self, posts: Mapping[tuple[int, str], set[str]]) -> Iterator[tuple[list[Place], int, Row]]:
        """Decisions, each with the places whose roster it is part of and the officer.

        `posts` are those that an officer may cover at a station.
        """
        model, instance = self._model, self._model.instance
        for candidate, var in zip(model.candidates, model.x, strict=True):
            duty = candidate.duty
            yield places_of(duty.station, [duty.post.id]), candidate.officer, (var, duty.day, duty.day)
        for (officer, station), stay in model.stays.items():
            places = places_of(station, sorted(posts[officer, station]))
            yield from ((places, officer, (var, day, day)) for day, var in stay.on.items())
        for leave, refused, options in model.leave.requests():
            places, spans = self.home(leave.officer), [self._span(option) for option in leave.options]
            yield from ((places, leave.officer, (var, *span)) for var, span in zip(options, spans, strict=True))
            if spans:
                some = (max(first for first, _ in spans), min(last for _, last in spans))
                yield places, leave.officer, (refused, *some)
        follows = 1 if instance.active("rota") else 0
        """The first post of a base duty follows from the others, but where a rota binds nobody."""
        for (officer, day), starts in model.base.items():
            places = places_of(instance.lines.unit_on[officer][day] or "", sorted({start.post for start in starts}))
            yield from ((places, officer, (var, day, day)) for start in starts[follows:] for var, _ in start.amount.terms[:1])
        for (officer, night), var in model.beds.items():
            yield self.home(officer), officer, (var, night, night)
        for visit in model.visits:
            for first, var in visit.options.items():
                yield places_of(visit.station, []), visit.officer, (var, first, first + visit.length - 1)

    def _span(self, option: LeaveOption) -> tuple[int, int]:
        return max(0, option.first), min(option.last, self._model.instance.days.count - 1)
