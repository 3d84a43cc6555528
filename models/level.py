"""The place of an objective among the others: a whole number, or one with a letter for a step between two of them."""

import re
from typing import Annotated, Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import core_schema

from models.base import LARGEST_NUMBER

FORM = re.compile(r"(0|[1-9][0-9]{0,5})([a-z])")
PATTERN = f"^{FORM.pattern}$"
NO_LEVEL = "level"
"""The type of what is wrong with a value that is no level."""


class LetteredLevel(str):
    """`3b`: after level 3 and before 4, so that a step lies between them and their numbers stay; `0a` comes before all."""

    def __new__(cls, text: str) -> "LetteredLevel":
        """`ValueError` where the text is no number with a small letter behind it."""
        if not FORM.fullmatch(text):
            raise ValueError(text)
        return super().__new__(cls, text)

    def __lt__(self, other: int | str) -> bool:
        return _place(self) < _place(other)

    def __le__(self, other: int | str) -> bool:
        return _place(self) <= _place(other)

    def __gt__(self, other: int | str) -> bool:
        return _place(self) > _place(other)

    def __ge__(self, other: int | str) -> bool:
        return _place(self) >= _place(other)


class _LevelSchema:
    """A whole number as a number, one with a letter as a text; as keys of a table both are texts."""

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        whole = core_schema.int_schema(ge=1, le=LARGEST_NUMBER)
        lettered = core_schema.no_info_after_validator_function(LetteredLevel, core_schema.str_schema(pattern=PATTERN))
        return core_schema.union_schema(
            [whole, lettered],
            custom_error_type=NO_LEVEL,
            custom_error_message="neither a whole number nor one with a letter",
            serialization=core_schema.plain_serializer_function_ser_schema(lambda level: level),
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        whole = {"type": "integer", "minimum": 1, "maximum": LARGEST_NUMBER}
        return {"anyOf": [whole, {"type": "string", "pattern": PATTERN, "examples": ["3b"]}]}


LevelNumber = Annotated[int | LetteredLevel, _LevelSchema]


def is_lettered(level: object) -> bool:
    return isinstance(level, str) and FORM.fullmatch(level) is not None


def _place(level: int | str) -> tuple[int, str]:
    if isinstance(level, int):
        return level, ""
    match = FORM.fullmatch(level)
    return (int(match[1]), match[2]) if match else (LARGEST_NUMBER + 1, level)
