"""Where something is lacking: duties below minimum or target, and requests refused."""

from collections.abc import Iterator, Sequence
from random import Random

import numpy as np

from scheduler.engine.parameters import PARAMETERS
from scheduler.engine.search.places import Place, Places, Row, places_of, timed
from scheduler.formulation.model import Model
from scheduler.program.affine import ZERO
from scheduler.program.arrays import Numbers, Vector


class Lacks:
    """Variables that are positive where something is lacking, and what that costs."""

    def __init__(self, model: Model, places: Places, costs: Numbers) -> None:
        """`costs` are by variable of the whole model."""
        self._model, self._places = model, places
        rows = [(there, row) for there, row in self._rows() if all(place in places.servers for place in there)]
        self._timed, self._where = timed(row for _, row in rows), [there for there, _ in rows]
        self._costs = np.maximum(costs[self._timed.names], 0)
        self._mended: Numbers | None = None
        self._avoidable = np.zeros(len(self._timed.names))
        """What a lack costs beyond a relaxation, as far as one has been told of."""

    def mend(self, costs: Numbers | None) -> None:
        """From now on windows lie mostly where these cost something, by variable of the whole model; None: as before."""
        self._mended = None if costs is None else np.maximum(costs[self._timed.names], 0)

    @property
    def cost_something(self) -> bool:
        return bool(self._costs.any())

    def learn(self, reduced: Vector) -> None:
        """Reduced costs of a relaxation, by variable: what is lacking there, too, can hardly be mended."""
        self._avoidable = np.maximum(self._avoidable, reduced[self._timed.names])

    def window(self, rng: Random, among: Sequence[Place], values: Numbers) -> tuple[Place, int]:
        """A place, one of a kind with those among which it is wanted, and a day: mostly where a lack is, drawn by its cost."""
        usual = PARAMETERS.unavoidable_weight * self._costs + self._avoidable
        weights = usual if self._mended is None else self._mended
        costs = np.cumsum(weights * values[self._timed.names])
        if len(costs) and costs[-1] > 0 and rng.random() < PARAMETERS.lacking_share:
            index = int(np.searchsorted(costs, rng.random() * costs[-1], side="right"))
            here = [place for place in self._where[index] if place.everywhere == among[0].everywhere]
            if here:
                return here[0], int(self._timed.first[index])
        return rng.choice(among), rng.randrange(self._model.instance.days.count)

    def _rows(self) -> Iterator[tuple[list[Place], Row]]:
        """Each with the places where it is and the day."""
        instance = self._model.instance
        for duty in instance.duties.all:
            places = places_of(duty.station, [duty.post.id])
            for amounts in (self._model.short, self._model.below_target):
                amount = amounts.get(duty.index, ZERO)
                yield from ((places, (var, duty.day, duty.day)) for var, _ in amount.terms)
        for leave, refused in zip(instance.leave.decidable, self._model.leave.refused, strict=True):
            if not leave.options:
                continue
            day = min(max(0, leave.options[0].first), instance.days.count - 1)
            yield self._places.home(leave.officer), (refused, day, day)
