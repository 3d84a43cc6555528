"""The worked examples in the docstrings of the arrays are true."""

import doctest

import pytest

from scheduler.program import arrays, compiled, definitions, matrix, narrowing, sums


@pytest.mark.parametrize("module", [arrays, compiled, definitions, matrix, narrowing, sums], ids=lambda module: module.__name__)
def test_examples_come_out_as_they_say(module) -> None:
    result = doctest.testmod(module)
    assert result.attempted
    assert not result.failed
