"""What is written into a copy of a program leaves the program as it was, and the copy's arrays follow it."""

import pytest

from scheduler.program.affine import count, of
from scheduler.program.compiled import Compiled
from scheduler.program.program import Program


def test_a_row_added_to_a_copy_is_there_each_time_and_not_in_the_program() -> None:
    program = Program()
    variables = [program.boolean() for _ in range(3)]
    program.row(count(variables), low=1)
    kept = list(program.rows)
    for _ in range(2):
        copy = program.copy()
        copy.row(count(variables[:2]), low=1)
        copy.fix(variables[2], 0)
        copy.any_of([of(var) for var in variables])
        assert len(copy.rows) > len(kept) + 1
        assert copy.upper[variables[2]] == 0
        assert program.rows == kept
        assert program.upper == [1, 1, 1]
        assert program.definitions == []


def test_a_row_known_before_is_not_added_to_a_copy() -> None:
    program = Program()
    pair = [program.boolean() for _ in range(2)]
    program.row(count(pair), low=1)
    copy = program.copy()
    copy.row(count(pair), low=1)
    assert len(copy.rows) == 1
    copy.row(count(pair), low=2)
    program.row(count(pair), low=2)
    assert len(program.rows) == 2


def test_arrays_of_a_copy_have_its_rows_and_bounds_besides() -> None:
    program = Program()
    variables = [program.boolean() for _ in range(3)]
    program.row(count(variables), low=1)
    compiled = Compiled(program)
    for pair in (variables[:2], variables[1:]):
        copy = program.copy()
        copy.row(count(pair), low=2)
        copy.fix(variables[0], 0)
        rows = Compiled(copy, compiled).rows
        assert rows.low.tolist() == [1, 2]
        assert rows.columns[rows.start[1] : rows.start[2]].tolist() == pair
        assert rows.upper.tolist() == [0, 1, 1]
        assert compiled.rows.low.tolist() == [1]
        assert compiled.rows.upper.tolist() == [1, 1, 1]


def test_arrays_follow_the_bounds_of_their_program() -> None:
    program = Program()
    variables = [program.boolean() for _ in range(2)]
    program.row(count(variables), low=1)
    compiled = Compiled(program)
    program.fix(variables[0], 0)
    assert compiled.rows.upper.tolist() == [0, 1]


def test_a_program_written_into_after_it_was_compiled_is_told() -> None:
    program = Program()
    variables = [program.boolean() for _ in range(2)]
    program.row(count(variables), low=1)
    compiled = Compiled(program)
    program.row(count(variables), high=1)
    with pytest.raises(AssertionError, match="after it was compiled"):
        _ = compiled.rows
