"""A level with a letter stands between two numbers, in JSON as in a sheet, and is shown as it is written."""

import json
from itertools import pairwise
from random import Random

import pytest
from pydantic import TypeAdapter, ValidationError

from models.level import NO_LEVEL, LetteredLevel, LevelNumber

ORDERED = (1, LetteredLevel("1a"), 3, LetteredLevel("3a"), LetteredLevel("3b"), 4, 9, LetteredLevel("9z"), 10)
LEVELS: TypeAdapter[LevelNumber] = TypeAdapter(LevelNumber)
TOLD: TypeAdapter[dict[LevelNumber, int]] = TypeAdapter(dict[LevelNumber, int])


def test_it_comes_after_its_number_and_before_the_next() -> None:
    mixed = list(ORDERED)
    Random(0).shuffle(mixed)
    assert sorted(mixed) == list(ORDERED)
    for before, after in pairwise(ORDERED):
        assert before < after
        assert before <= after
        assert after > before
        assert after >= before
        assert before != after


def test_equal_ones_are_one() -> None:
    assert {LetteredLevel("3b"), LetteredLevel("3b"), 3} == {LetteredLevel("3b"), 3}
    assert LetteredLevel("3b") <= LetteredLevel("3b") >= LetteredLevel("3b")
    assert not LetteredLevel("3b") < LetteredLevel("3b")


@pytest.mark.parametrize(("text", "level"), [("3", 3), ('"3b"', "3b"), ('"12z"', "12z")])
def test_json_gives_it_back(text: str, level: int | str) -> None:
    read = LEVELS.validate_json(text, strict=True)
    assert read == level
    assert isinstance(read, LetteredLevel) == isinstance(level, str)
    assert LEVELS.dump_json(read).decode() == text


def test_the_keys_of_a_table_are_levels() -> None:
    table = {1: 0, LetteredLevel("3b"): 5}
    read = TOLD.validate_json(TOLD.dump_json(table), strict=True)
    assert read == table
    assert [type(level) for level in read] == [int, LetteredLevel]
    assert json.loads(TOLD.dump_json(table)) == {"1": 0, "3b": 5}


@pytest.mark.parametrize("text", ["0", '"b3"', '"00b"', '"3B"', '"3bb"', '"3 b"', "3.5", '"3b\\n"', "true", "1000001", '"3"'])
def test_anything_else_is_refused_as_no_level(text: str) -> None:
    with pytest.raises(ValidationError) as error:
        LEVELS.validate_json(text, strict=True)
    (told,) = error.value.errors()
    assert (told["type"], told["loc"]) == (NO_LEVEL, ())


def test_a_text_of_another_form_is_no_level() -> None:
    with pytest.raises(ValueError, match="b3"):
        LetteredLevel("b3")
