"""What proofs leave open: values that a roster as good as the incumbent may still have."""

import numpy as np

from scheduler.engine.parameters import PARAMETERS
from scheduler.engine.search.neighbourhood import Neighbourhoods
from scheduler.program.arrays import Flags, Numbers
from scheduler.program.matrix import Matrix
from scheduler.program.narrowing import Priced, narrowed


class OpenDecisions:
    """Narrows the bounds of the matrix, which parts are cut from; `lower` and `upper` are those before any proof."""

    def __init__(self, neighbourhoods: Neighbourhoods, matrix: Matrix) -> None:
        self._neighbourhoods, self._matrix = neighbourhoods, matrix
        self._duties = neighbourhoods.model.x
        self.lower, self.upper = matrix.lower, matrix.upper
        self.try_all = False
        """Whether the next part is to be all that is open."""
        self.likely: Flags = np.ones(len(matrix.lower), dtype=bool)
        """All but duties to which a relaxation gives a reduced cost of 1 or more."""
        self._priced: list[Priced] = []
        self._is_suspended = False
        self._tried = PARAMETERS.worth_trying_decisions / PARAMETERS.worth_trying_again_share
        """How many decisions were open when all at once was last thought worth trying."""

    def learn(self, priced: Priced, values: Numbers, value: int) -> None:
        """From a proof, beside the incumbent's values and their cost."""
        self._priced.append(priced)
        self.leave_out(values, value)
        self.likely[self._duties] &= priced.reduced[self._duties] < 1
        self._neighbourhoods.lacks.learn(priced.reduced)

    def leave_out(self, values: Numbers, value: int) -> None:
        """What cannot be as good as the incumbent."""
        if not self._priced or self._is_suspended:
            return
        low, high = self.lower, self.upper
        for priced in self._priced:
            low, high = narrowed(low, high, priced, value)
            assert ((low <= values) & (values <= high))[priced.reduced != 0].all(), "a proof excludes the incumbent"
        self._matrix.lower, self._matrix.upper = low, high
        left = self._neighbourhoods.decisions(low < high)
        if left <= PARAMETERS.worth_trying_again_share * self._tried:
            self._tried, self.try_all = left, True

    def suspend(self) -> None:
        """Leave nothing out: the roster of now is none that a proof speaks of."""
        self._is_suspended = True
        self._matrix.lower, self._matrix.upper = self.lower, self.upper

    def resume(self) -> None:
        """From the next roster on."""
        self._is_suspended = False

    def within(self, values: Numbers) -> bool:
        """Whether the values keep the bounds, whatever proofs leave out."""
        return bool((values >= self.lower).all() and (values <= self.upper).all())
