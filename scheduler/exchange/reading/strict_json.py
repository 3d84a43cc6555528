"""JSON read strictly: a key once an object, each value in the type that is meant. Nothing is taken for something else.

Two looks: at the text as it stands (keys, numbers, signs in texts), and by the model. Both name the path of a field.
"""

import json
from collections.abc import Iterator
from typing import Any, NamedTuple, TypeVar

from pydantic import BaseModel, ValidationError

from models.alike import controls, has_invisible
from models.words import say

M = TypeVar("M", bound=BaseModel)
Path = tuple[str | int, ...]
LONGEST_NUMBER = 16
"""Digits and sign of a number that every program holds exactly."""
LONGEST_SHOWN = 40
INTEGRITY = "integrity"
"""The type of what is wrong between parts that are each right."""


class Slip(NamedTuple):
    """What is wrong at a path; `type` is empty where the model has no say in it."""

    path: Path
    sentence: str
    type: str = ""


class NotJson(ValueError):
    """No whole JSON: `line` and `column`, from 1, are where it ends to be one."""

    def __init__(self, line: int = 1, column: int = 1) -> None:
        super().__init__(line, column)
        self.line, self.column = line, column


class Unsound(Exception):
    """Every slip of a text, with the tree that it holds: plain values, without what cannot be kept."""

    def __init__(self, slips: list[Slip], tree: Any) -> None:
        super().__init__(len(slips))
        self.slips, self.tree = slips, tree


class _Object(dict[str, Any]):
    """`repeated` are the keys that stand more than once; the first of each counts."""

    repeated: tuple[str, ...] = ()


class _Number(NamedTuple):
    """A number that cannot be kept as it is written."""

    text: str


def read_strictly(model: type[M], content: bytes) -> M:
    """Raises `UnicodeDecodeError`, `NotJson` or `Unsound`."""
    text = content.decode("utf-8-sig")
    tree = _tree(text)
    slips = list(_slips(tree))
    try:
        found = model.model_validate_json(json.dumps(_mended(tree)) if slips else text, strict=True)
    except ValidationError as error:
        known = {slip.path for slip in slips}
        slips += [slip for slip in map(_slip, error.errors(include_url=False)) if slip.path not in known]
    else:
        if not slips:
            return found
    raise Unsound(slips, _mended(tree))


def shown(path: Path) -> str:
    """`leave[3].choices[0].first`."""
    return "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in path).removeprefix(".")


def _tree(text: str) -> Any:
    try:
        return json.loads(text, object_pairs_hook=_object, parse_int=_whole, parse_float=_decimal, parse_constant=_Number)
    except json.JSONDecodeError as error:
        raise NotJson(error.lineno, error.colno) from error
    except RecursionError as error:
        raise NotJson from error


def _object(pairs: list[tuple[str, Any]]) -> _Object:
    found = _Object()
    for key, value in pairs:
        if key in found:
            found.repeated += (key,)
        else:
            found[key] = value
    return found


def _whole(text: str) -> int | _Number:
    return int(text) if len(text) <= LONGEST_NUMBER else _Number(text)


def _decimal(text: str) -> float | _Number:
    number = float(text)
    return number if abs(number) < float("inf") else _Number(text)


def _slips(tree: Any) -> Iterator[Slip]:
    """In the order of the text; without recursion, since the tree may be as deep as the parser allows."""
    waiting: list[tuple[Path, Any]] = [((), tree)]
    while waiting:
        path, value = waiting.pop()
        if isinstance(value, _Object):
            for key in dict.fromkeys(value.repeated):
                yield Slip((*path, _cleaned(key)), say("json.repeated"))
            for key in value:
                if key != _cleaned(key):
                    yield Slip((*path, _cleaned(key)), say("json.odd_signs", signs=_codes(key)))
            waiting += reversed([((*path, _cleaned(key)), item) for key, item in value.items()])
        elif isinstance(value, list):
            waiting += reversed([((*path, place), item) for place, item in enumerate(value)])
        elif isinstance(value, _Number):
            yield Slip(path, say("json.input", value=value.text[:LONGEST_SHOWN]) + say("json.not_a_number"))
        elif isinstance(value, str) and value != (cleaned := _cleaned(value)):
            signs = _codes(value)
            wrong = say("json.odd_signs", signs=signs) if signs else say("json.padded")
            yield Slip(path, say("json.input", value=cleaned[:LONGEST_SHOWN]) + wrong)


def _is_odd(sign: str) -> bool:
    return has_invisible(sign) or bool(controls(sign))


def _cleaned(text: str) -> str:
    """What is left without signs that nobody sees, and blanks at the ends."""
    if not has_invisible(text) and text.isprintable():
        return text.strip()
    return "".join(sign for sign in text if not _is_odd(sign)).strip()


def _codes(text: str) -> str:
    return say("join.list").join(dict.fromkeys(f"U+{ord(sign):04X}" for sign in text if _is_odd(sign)))


def _mended(value: Any) -> Any:
    """A value in which only what the model judges may still be wrong."""
    if isinstance(value, dict):
        return {_cleaned(key): _mended(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_mended(item) for item in value]
    if isinstance(value, str):
        return _cleaned(value)
    return 0 if isinstance(value, _Number) else value


TYPES = {
    "missing": "json.missing",
    "extra_forbidden": "json.unknown",
    "enum": "json.not_a_value",
    "literal_error": "json.not_a_value",
    "string_type": "json.not_text",
    "string_too_short": "json.empty",
    "string_too_long": "json.too_long",
    "int_type": "json.not_whole",
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


def _slip(detail: Any) -> Slip:
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
