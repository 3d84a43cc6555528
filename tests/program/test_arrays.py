"""What the engine keeps as arrays says the same as the rows and definitions they are made of."""

import numpy as np

from scheduler.engine.bounds.relaxation import without_stints
from scheduler.engine.build import build, objectives
from scheduler.formulation.instance import Instance
from scheduler.formulation.model import Model
from scheduler.formulation.roster import evaluate
from scheduler.program.matrix import Matrix
from scheduler.program.program import Program
from scheduler.program.sums import with_sums
from tests.random_cases import random_case

SEEDS = range(810_000, 810_030)


def models() -> list[Model]:
    return [build(Instance(random_case(seed))) for seed in SEEDS]


def _one_after_another(program: Program, values: list[int]) -> None:
    for definition in program.definitions:
        amounts = [evaluate(piece, values) for piece in definition.pieces]
        if definition.largest:
            values[definition.var] = max(program.lower[definition.var], *(-(-amount // definition.divisor) for amount in amounts))
        else:
            values[definition.var] = max(0, min(amounts))


def test_definitions_as_arrays_give_what_one_after_another_gives() -> None:
    rng = np.random.default_rng(0)
    stages = 0
    for model in models():
        program, definitions = model.program, model.compiled.definitions
        stages = max(stages, len(definitions._stages))
        lower, upper = np.array(program.lower), np.array(program.upper)
        for _ in range(5):
            values = rng.integers(lower, np.maximum(lower, upper) + 1)
            expected = values.tolist()
            _one_after_another(program, expected)
            definitions.tighten(values, lower)
            assert values.tolist() == expected
    assert stages > 1


def test_only_definitions_among_those_asked_for_change() -> None:
    for model in models():
        lower = np.array(model.program.lower)
        definitions = model.compiled.definitions
        values, among = np.full(len(lower), 7), np.zeros(len(lower), dtype=bool)
        among[definitions.var[::2]] = True
        definitions.tighten(values, lower, among)
        assert (values[~among] == 7).all()
        assert (values[among] != 7).any()


def test_sums_say_what_their_rows_said() -> None:
    """Groups that stand whole, all but one or two of them, half, and with unequal coefficients."""
    rng = np.random.default_rng(0)
    groups = [np.arange(0, 8), np.arange(8, 14), np.arange(16, 18)]
    rows: list[dict[int, float]] = []
    for number in range(60):
        entries = {14: 1.0, 15: -2.0}
        for group in groups:
            present = rng.permutation(group)[number % 3 :] if number % 5 else rng.permutation(group)[: len(group) // 2]
            entries |= {int(var): float(1 + number % 4) for var in present}
        if number % 7 == 0:
            entries[0] = 9.0
        rows.append(entries)
    row = np.repeat(np.arange(len(rows)), [len(entries) for entries in rows])
    column = np.array([var for entries in rows for var in entries])
    coef = np.array([amount for entries in rows for amount in entries.values()])
    sums = with_sums(row, column, coef, len(rows), 18, groups)
    assert len(sums.groups) == len(groups)
    assert len(sums.row) < len(row)
    assert (np.diff(sums.row) >= 0).all()
    values = rng.integers(0, 5, size=18).astype(float)
    longer = np.concatenate([values, [values[group].sum() for group in sums.groups]])
    activity = np.bincount(sums.row, weights=sums.coef * longer[sums.column], minlength=len(rows) + 3)
    assert (activity[: len(rows)] == np.bincount(row, weights=coef * values[column], minlength=len(rows))).all()
    assert (activity[len(rows) :] == 0).all()
    longer[18:] += 1
    activity = np.bincount(sums.row, weights=sums.coef * longer[sums.column], minlength=len(rows) + 3)
    assert (activity[len(rows) :] == -1).all()


def test_activity_moves_with_the_values() -> None:
    rng = np.random.default_rng(0)
    for model in models():
        matrix = Matrix.of(model.program, model.program.rows)
        before, after = rng.integers(0, 2, size=(2, len(matrix.lower)))
        assert (matrix.moved(matrix.activity(before), before, after) == matrix.activity(after)).all()


def test_rows_that_speak_of_no_stint_stay_as_they_are_and_each_stands_once() -> None:
    intact = 0
    for model in models():
        goals = [goal.value for goal in objectives(model)]
        whole = model.compiled.asked(goals)
        relaxed = without_stints(model, whole, goals)
        rows = [_row(relaxed.matrix, row, relaxed.names) for row in range(len(relaxed.matrix.low))]
        assert len(set(rows)) == len(rows)
        every = np.arange(len(whole.lower))
        for row in range(len(whole.low)):
            if (relaxed.position[whole.columns[whole.start[row] : whole.start[row + 1]]] >= 0).all():
                assert _row(whole, row, every) in rows
                intact += 1
    assert intact


def _row(matrix: Matrix, row: int, names: np.ndarray) -> tuple[object, ...]:
    entries = slice(matrix.start[row], matrix.start[row + 1])
    terms = sorted(zip(names[matrix.columns[entries]].tolist(), matrix.coefs[entries].tolist(), strict=True))
    return tuple(terms), int(matrix.low[row]), int(matrix.high[row])
