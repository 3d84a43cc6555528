"""What is wrong at a path of a JSON file, in the language spoken."""

import json
from typing import Any, NamedTuple

from models.level import NO_LEVEL
from models.words import say

Path = tuple[str | int, ...]
LONGEST_SHOWN = 40
"""Characters of a value that a sentence shows."""
INTEGRITY = "integrity"
"""The type of what is wrong between parts that are each right."""

TYPES = {
    "missing": "json.missing",
    "extra_forbidden": "json.unknown",
    "enum": "json.not_a_value",
    "literal_error": "json.not_a_value",
    "string_type": "json.not_text",
    "string_too_short": "json.empty",
    "string_too_long": "json.too_long",
    "int_type": "json.not_whole",
    NO_LEVEL: "json.not_a_level",
    "float_type": "json.not_a_number",
    "greater_than": "json.too_small",
    "greater_than_equal": "json.too_small",
    "less_than_equal": "json.too_large",
    "date_type": "json.not_a_date",
    "date_parsing": "json.not_a_date",
    "date_from_datetime_parsing": "json.not_a_date",
    "datetime_type": "json.not_a_moment",
    "datetime_parsing": "json.not_a_moment",
    "time_type": "json.not_a_time",
    "time_parsing": "json.not_a_time",
    "bool_type": "json.not_true_or_false",
    "tuple_type": "json.not_a_list",
    "model_type": "json.not_an_object",
    "dict_type": "json.not_an_object",
}


class Slip(NamedTuple):
    """What is wrong at a path; `type` is empty where the model has no say in it."""

    path: Path
    sentence: str
    type: str = ""


def shown(path: Path) -> str:
    """`leave[3].choices[0].first`."""
    return "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in path).removeprefix(".")


def slip(detail: Any) -> Slip:
    path, type = tuple(detail["loc"]), str(detail["type"])
    is_told = type in ("missing", INTEGRITY) or isinstance(detail["input"], (dict, list))
    return Slip(path, ("" if is_told else say("json.input", value=_written(detail["input"]))) + wrong(detail), type)


def wrong(detail: Any) -> str:
    """What the model says of a value, in the language spoken."""
    type, context = str(detail["type"]), detail.get("ctx", {})
    limit = next((context[bound] for bound in ("ge", "gt", "le") if bound in context), "")
    return say(TYPES[type], limit=limit) if type in TYPES else str(context.get("said") or say("json.not_a_field"))


def _written(value: object) -> str:
    """As JSON has it, but for the quotes of a text."""
    text = value if isinstance(value, str) else json.dumps(value, default=str)
    return text[:LONGEST_SHOWN]
