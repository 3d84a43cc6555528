"""A bound proven at what earlier levels had reached holds as long as none of them is above that."""

from scheduler.engine.build import Objective
from scheduler.engine.search.level_bounds import Bounds
from scheduler.program.affine import ONE, count, of
from scheduler.program.program import Program


def bounds_of_three() -> Bounds:
    """Three levels; the second is proven at 4 of the first, the third at 4 and 2."""
    program = Program()
    variables = [program.integer(0, 9) for _ in range(3)]
    bounds = Bounds(program, [Objective(level, "leave", of(var)) for level, var in enumerate(variables, 1)])
    bounds.begin()
    bounds.prove(0, 3, (4, 2, 5))
    bounds.prove(1, 2, (4, 2, 5))
    bounds.prove(2, 5, (4, 2, 5))
    return bounds


def test_a_better_earlier_level_leaves_later_bounds_where_nothing_between_has_risen() -> None:
    bounds = bounds_of_three()
    bounds.forget_at((3, 2, 6))
    assert bounds.proven == [3, 2, 5]


def test_a_bound_is_void_once_a_level_before_it_is_above_what_it_was_proven_at() -> None:
    """The first level has gained, the second paid for it: the third may now be lower than any roster that kept the second."""
    bounds = bounds_of_three()
    bounds.forget_at((3, 4, 0))
    assert bounds.proven == [3, 2, 0]


def test_one_less_choices_that_shut_each_other_out_is_nothing_below_zero() -> None:
    program = Program()
    either = count(program.boolean() for _ in range(3))
    program.at_most(either, 1)
    bounds = Bounds(program, [Objective(1, "changed_days", ONE.minus(either)), Objective(2, "leave", ONE.plus(either))])
    assert bounds.givens == {1: 0, 2: 1}
