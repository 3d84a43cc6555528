"""Values of all variables, with row activities and level values kept up to date under small changes and undone at will."""

import heapq
from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np

from scheduler.formulation.roster import evaluate
from scheduler.program.affine import Affine
from scheduler.program.compiled import Compiled
from scheduler.program.program import Definition, Row

Changes = dict[int, int]


class Score(NamedTuple):
    """How many rows are violated, and the value of each level in order."""

    violations: int
    levels: tuple[int, ...]


class Touched(NamedTuple):
    """What a variable is in: (row, coefficient), the definitions that it enters, and (level, weight)."""

    rows: list[tuple[int, int]]
    definitions: list[int]
    levels: list[tuple[int, int]]


class SearchState:
    """Decisions are changed from outside; auxiliary variables follow by the rows that define them."""

    def __init__(self, compiled: Compiled, values: list[int], levels: Sequence[Affine]):
        self._compiled, self.program = compiled, compiled.program
        self._matrix = compiled.structure
        self._low: list[int] = self._matrix.low.tolist()
        self._high: list[int] = self._matrix.high.tolist()
        self._expressions = tuple(levels)
        self._weights = [dict(expression.merged().terms) for expression in levels]
        self._touched: dict[int, Touched] = {}
        self._index_definitions()
        self.start(values)

    def start(self, values: Sequence[int]) -> None:
        """From these values on, whatever was before."""
        self.values = list(values)
        self._compiled.tighten(self.values)
        self._levels = [evaluate(expression, self.values) for expression in self._expressions]
        self._trail: list[tuple[int, int]] = []
        self._count_violations()

    def _index_definitions(self) -> None:
        """Per definition the rows that hold its variable up (or down), and per such row the definition."""
        index_of = {definition.var: index for index, definition in enumerate(self.program.definitions)}
        self._holding: list[list[int]] = [[] for _ in index_of]
        self._defines: dict[int, int] = {}
        for number, row in enumerate(self.program.rows):
            if row.owner is not None:
                index = index_of[row.owner]
                if _holds(self.program.definitions[index], row):
                    self._holding[index].append(number)
                    self._defines[number] = index

    def _count_violations(self) -> None:
        """Violated rows, those that speak of decisions alone apart: no auxiliary variable that follows can mend them."""
        matrix, activity = self._matrix, self._matrix.activity(np.array(self.values))
        auxiliary = np.zeros(len(self.values))
        auxiliary[[definition.var for definition in self.program.definitions]] = 1
        follows = np.bincount(matrix.row_of, weights=auxiliary[matrix.columns], minlength=len(activity)) > 0
        violated = (activity < matrix.low) | (activity > matrix.high)
        self._activity: list[int] = activity.tolist()
        self._kind: list[int] = follows.astype(int).tolist()
        self._violated = [int((violated & ~follows).sum()), int((violated & follows).sum())]

    def value(self, expression: Affine) -> int:
        return evaluate(expression, self.values)

    def score(self) -> Score:
        return Score(sum(self._violated), tuple(self._levels))

    def mark(self) -> int:
        """A point to undo to."""
        return len(self._trail)

    def undo(self, mark: int) -> None:
        while len(self._trail) > mark:
            var, old = self._trail.pop()
            self._set(var, old)

    def attempt(self, changes: Changes, wanted: Callable[[Score, Score], bool]) -> bool:
        """Make the changes; undo them if a bound or a further row is violated or the score is not as wanted."""
        before, mark = self.score(), self.mark()
        bounds = self.program
        if any(not bounds.lower[var] <= value <= bounds.upper[var] for var, value in changes.items()):
            return False
        for var, value in changes.items():
            self._change(var, value)
        if before.violations or not self._violated[0]:
            self._propagate(mark)
            after = self.score()
            if after.violations <= before.violations and wanted(before, after):
                return True
        self.undo(mark)
        return False

    def changed(self, mark: int) -> set[int]:
        """Variables that changed since the mark."""
        return {var for var, _ in self._trail[mark:]}

    def _change(self, var: int, value: int) -> None:
        old = self.values[var]
        if old != value:
            self._trail.append((var, old))
            self._set(var, value)

    def _set(self, var: int, value: int) -> None:
        delta = value - self.values[var]
        self.values[var] = value
        lows, highs, activity = self._low, self._high, self._activity
        touched = self._touched.get(var) or self._touch(var)
        for row, coef in touched.rows:
            before = activity[row]
            after = activity[row] = before + coef * delta
            kept = lows[row] <= after <= highs[row]
            if kept != (lows[row] <= before <= highs[row]):
                self._violated[self._kind[row]] += -1 if kept else 1
        for level, coef in touched.levels:
            self._levels[level] += coef * delta

    def _touch(self, var: int) -> Touched:
        rows = self._matrix.column(var)
        definitions = {self._defines[row] for row, _ in rows if row in self._defines and self.program.rows[row].owner != var}
        levels = [(level, weights[var]) for level, weights in enumerate(self._weights) if var in weights]
        touched = self._touched[var] = Touched(rows, sorted(definitions), levels)
        return touched

    def _tight(self, index: int) -> int:
        """Moved by the slack of the rows that hold it."""
        definition, activity, low = self.program.definitions[index], self._activity, self._low
        slack = min([activity[row] - low[row] for row in self._holding[index]])
        if definition.largest:
            return max(self.program.lower[definition.var], self.values[definition.var] - slack // definition.divisor)
        return max(0, self.values[definition.var] + slack)

    def _propagate(self, mark: int) -> None:
        queue: list[int] = []
        queued: set[int] = set()
        seen = mark
        while True:
            for var, _ in self._trail[seen:]:
                for index in self._touched[var].definitions:
                    if index not in queued:
                        queued.add(index)
                        heapq.heappush(queue, index)
            seen = len(self._trail)
            if not queue:
                return
            index = heapq.heappop(queue)
            queued.discard(index)
            self._change(self.program.definitions[index].var, self._tight(index))


def _holds(definition: Definition, row: Row) -> bool:
    """Whether a row of a definition bounds its variable by a piece: `largest` puts the variable first, `smallest` last."""
    return row.low is not None and row.terms[0 if definition.largest else -1][0] == definition.var
