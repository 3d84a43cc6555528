"""The worked examples in the docstrings of the arrays are true."""

import doctest

import pytest

from scheduler.program import arrays, compiled


@pytest.mark.parametrize("module", [arrays, compiled], ids=lambda module: module.__name__)
def test_examples_come_out_as_they_say(module) -> None:
    result = doctest.testmod(module, extraglobs={})
    assert result.attempted
    assert not result.failed
