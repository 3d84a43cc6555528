"""Values of all variables, with row activities and level values kept up to date under small changes and undone at will."""

import heapq
from collections.abc import Callable, Sequence
from typing import NamedTuple

from scheduler.engine.program import Affine, Program

Changes = dict[int, int]


class Score(NamedTuple):
    """How many rows are violated, and the value of each level in order."""

    violations: int
    levels: tuple[int, ...]


class SearchState:
    """Decisions are changed from outside; auxiliary variables follow by their definitions."""

    def __init__(self, program: Program, values: list[int], levels: Sequence[Affine]):
        self.program = program
        self.values = list(values)
        self._rows: list[list[tuple[int, int]]] = [[] for _ in values]
        append = [touching.append for touching in self._rows]
        for index, row in enumerate(program.rows):
            for var, coef in row.terms:
                append[var]((index, coef))
        self._dependents: list[list[int]] = [[] for _ in values]
        for index, definition in enumerate(program.definitions):
            for var in {var for piece in definition.pieces for var, _ in piece.terms}:
                self._dependents[var].append(index)
        self._weights: list[list[tuple[int, int]]] = [[] for _ in values]
        for level, expression in enumerate(levels):
            for var, coef in expression.terms:
                self._weights[var].append((level, coef))
        self._follow_all()
        self._activity = [sum(coef * self.values[var] for var, coef in row.terms) for row in program.rows]
        self._violated = {index for index in range(len(program.rows)) if self._excess(index)}
        self._levels = [self.value(expression) for expression in levels]
        self._trail: list[tuple[int, int]] = []

    def value(self, expression: Affine) -> int:
        return expression.constant + sum(coef * self.values[var] for var, coef in expression.terms)

    def score(self) -> Score:
        return Score(len(self._violated), tuple(self._levels))

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
        self._propagate(mark)
        after = self.score()
        if after.violations <= before.violations and wanted(before, after):
            return True
        self.undo(mark)
        return False

    def newly_positive(self, amounts: dict[int, Affine], mark: int) -> list[int]:
        """Keys of the amounts that changed since the mark and are positive now."""
        touched = {var for var, _ in self._trail[mark:]}
        return [
            key for key, amount in amounts.items() if any(var in touched for var, _ in amount.terms) and self.value(amount) > 0
        ]

    def _change(self, var: int, value: int) -> None:
        old = self.values[var]
        if old != value:
            self._trail.append((var, old))
            self._set(var, value)

    def _set(self, var: int, value: int) -> None:
        delta = value - self.values[var]
        self.values[var] = value
        for index, coef in self._rows[var]:
            self._activity[index] += coef * delta
            if self._excess(index):
                self._violated.add(index)
            else:
                self._violated.discard(index)
        for level, coef in self._weights[var]:
            self._levels[level] += coef * delta

    def _excess(self, index: int) -> bool:
        row, activity = self.program.rows[index], self._activity[index]
        return (row.low is not None and activity < row.low) or (row.high is not None and activity > row.high)

    def _tight(self, index: int) -> int:
        definition = self.program.definitions[index]
        amounts = [self.value(piece) for piece in definition.pieces]
        if definition.largest:
            return max(self.program.lower[definition.var], *(-(-amount // definition.divisor) for amount in amounts))
        return max(0, min(amounts))

    def _follow_all(self) -> None:
        for index, definition in enumerate(self.program.definitions):
            self.values[definition.var] = self._tight(index)

    def _propagate(self, mark: int) -> None:
        queue: list[int] = []
        queued: set[int] = set()
        seen = mark
        while True:
            for var, _ in self._trail[seen:]:
                for index in self._dependents[var]:
                    if index not in queued:
                        queued.add(index)
                        heapq.heappush(queue, index)
            seen = len(self._trail)
            if not queue:
                return
            index = heapq.heappop(queue)
            queued.discard(index)
            self._change(self.program.definitions[index].var, self._tight(index))
