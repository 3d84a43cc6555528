"""What is added to a program provisionally is taken back whole, and can be added again."""

from scheduler.program.affine import count
from scheduler.program.matrix import rows_of
from scheduler.program.program import Program


def test_a_row_added_provisionally_is_there_each_time_and_gone_afterwards() -> None:
    program = Program()
    variables = [program.boolean() for _ in range(3)]
    program.row(count(variables), low=1)
    kept = list(program.rows)
    for _ in range(2):
        with program.provisionally():
            program.row(count(variables[:2]), low=1)
            program.fix(variables[2], 0)
            assert len(program.rows) == len(kept) + 1
            assert program.upper[variables[2]] == 0
        assert program.rows == kept
        assert program.upper == [1, 1, 1]


def test_a_row_known_before_stays() -> None:
    program = Program()
    pair = [program.boolean() for _ in range(2)]
    program.row(count(pair), low=1)
    with program.provisionally():
        program.row(count(pair), low=1)
    program.row(count(pair), low=1)
    assert len(program.rows) == 1


def test_rows_as_arrays_follow_what_comes_and_goes() -> None:
    program = Program()
    variables = [program.boolean() for _ in range(3)]
    program.row(count(variables), low=1)
    assert rows_of(program).low.tolist() == [1]
    for pair in (variables[:2], variables[1:]):
        with program.provisionally():
            program.row(count(pair), low=2)
            program.fix(variables[0], 0)
            found = rows_of(program)
            assert found.low.tolist() == [1, 2]
            assert found.columns[found.start[1] : found.start[2]].tolist() == pair
            assert found.upper.tolist() == [0, 1, 1]
        assert rows_of(program).low.tolist() == [1]
        assert rows_of(program).upper.tolist() == [1, 1, 1]
    program.row(count([program.boolean(), variables[0]]), low=3)
    found = rows_of(program)
    assert found.low.tolist() == [1, 3]
    assert found.column(variables[0]) == [(0, 1), (1, 1)]
    assert len(found.upper) == 4
