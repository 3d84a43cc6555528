"""The text of a JSON file as a tree, and what is wrong with it before any model judges it: keys, numbers, signs in texts."""

import json
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from models.alike import controls, has_invisible
from models.words import listed, say
from scheduler.exchange.reading.strict.slips import LONGEST_SHOWN, Path, Slip

LONGEST_NUMBER = 16
"""Digits and sign of a number that every program holds exactly."""


class NotJson(ValueError):
    """No whole JSON: `line` and `column`, from 1, are where it ends to be one."""

    def __init__(self, line: int = 1, column: int = 1) -> None:
        super().__init__(line, column)
        self.line, self.column = line, column


class _Object(dict[str, Any]):
    """`repeated` are the keys that stand more than once; the first of each counts."""

    repeated: tuple[str, ...] = ()


class _Number(NamedTuple):
    """A number that cannot be kept as it is written."""

    text: str


def parsed(text: str) -> Any:
    try:
        return json.loads(text, object_pairs_hook=_object, parse_int=_whole, parse_float=_decimal, parse_constant=_Number)
    except json.JSONDecodeError as error:
        raise NotJson(error.lineno, error.colno) from error
    except RecursionError as error:
        raise NotJson from error


def _object(pairs: list[tuple[str, Any]]) -> _Object:
    tree = _Object()
    for key, value in pairs:
        if key in tree:
            tree.repeated += (key,)
        else:
            tree[key] = value
    return tree


def _whole(text: str) -> int | _Number:
    return int(text) if len(text) <= LONGEST_NUMBER else _Number(text)


def _decimal(text: str) -> float | _Number:
    number = float(text)
    return number if abs(number) < float("inf") else _Number(text)


def slips_of(tree: Any) -> Iterator[Slip]:
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


@lru_cache(maxsize=50_000)
def _cleaned(text: str) -> str:
    """What is left without signs that nobody sees, and blanks at the ends. A roster repeats its ids some fifty times."""
    if not has_invisible(text) and text.isprintable():
        return text.strip()
    return "".join(sign for sign in text if not _is_odd(sign)).strip()


def _codes(text: str) -> str:
    return listed(dict.fromkeys(f"U+{ord(sign):04X}" for sign in text if _is_odd(sign)))


def mended(value: Any) -> Any:
    """A value in which only what the model judges may still be wrong."""
    if isinstance(value, dict):
        return {_cleaned(key): mended(item) for key, item in value.items()}
    if isinstance(value, list):
        return [mended(item) for item in value]
    if isinstance(value, str):
        return _cleaned(value)
    return 0 if isinstance(value, _Number) else value
