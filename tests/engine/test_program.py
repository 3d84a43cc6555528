"""What is added to a program provisionally is taken back whole, and can be added again."""

from scheduler.engine.program import Program, count


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
