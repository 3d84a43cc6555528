"""Levels as planners type them: a number, or one with a letter of either width and case."""

import pytest

from models.level import LetteredLevel
from scheduler.exchange.reading.cells import typed


@pytest.mark.parametrize("text", ["3b", "3B", "３ｂ", " 3b ", "３Ｂ"])
def test_one_with_a_letter_is_itself(text: str) -> None:
    assert isinstance(typed.level(text), LetteredLevel)
    assert typed.level(text) == "3b"


@pytest.mark.parametrize(
    ("text", "level"), [("3", 3), ("３", 3), ("3.0", 3), ("b3", None), ("3bb", None), ("三", None), ("00b", None)]
)
def test_a_number_is_a_number_and_anything_else_none(text: str, level: int | None) -> None:
    assert typed.level(text) == level
