"""Every sentence that a planner reads, by key: zh.toml and en.toml beside this file hold the same keys and fields."""

import os
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")


class Language(StrEnum):
    ZH = "zh"
    EN = "en"


INHERITED = "DUTYCOVER_LANGUAGE"
"""The environment carries both languages into processes of our own, which say things too."""
NAME = re.compile("<([^<>|]*)[|]([^<>|]*)>")
"""In an English sentence, a name in the planner's files: as Chinese files have it, and as English ones have it."""

_spoken, _written = map(Language, os.environ.get(INHERITED, f"{Language.ZH} {Language.ZH}").split())


@contextmanager
def speaking(spoken: Language, written: Language) -> Iterator[None]:
    """The language of the console and its errors, and that of the workbooks, for this process and those that it starts."""
    global _spoken, _written
    before = _spoken, _written
    _spoken, _written = spoken, written
    os.environ[INHERITED] = f"{spoken} {written}"
    try:
        yield
    finally:
        _spoken, _written = before
        os.environ[INHERITED] = f"{_spoken} {_written}"


@contextmanager
def in_the_workbook() -> Iterator[None]:
    """What is said meanwhile, also by processes started then, is said in the language of the workbooks."""
    with speaking(_written, _written):
        yield


def say(key: str, /, **values: object) -> str:
    """The sentence of the key in the language chosen, its fields filled in as by `str.format`."""
    return catalogue(_spoken, _written)[key].format(**values)


@dataclass(frozen=True)
class Later:
    """A sentence that is said where it is read, in the language spoken there."""

    key: str
    values: Mapping[str, object]

    def __str__(self) -> str:
        return say(self.key, **self.values)


def later(key: str, /, **values: object) -> Later:
    return Later(key, values)


def told(text: str) -> str:
    """The sentence of a key; any other text as it is."""
    return say(text) if has(text) else text


def spoken() -> Language:
    return _spoken


def written() -> Language:
    return _written


def in_files(zh: str, en: str) -> str:
    """The name of what stands in the planner's files, such as a sheet, in the language of the workbooks."""
    return en if _written is Language.EN else zh


def for_the_workbook(known: T, again: Callable[[], T]) -> T:
    """`known`, which speaks the language of the console; found again where the workbooks speak another."""
    if _spoken is _written:
        return known
    with in_the_workbook():
        return again()


def has(key: str) -> bool:
    return key in catalogue(Language.ZH)


@cache
def catalogue(language: Language, files: Language = Language.ZH) -> dict[str, str]:
    """The sentences by dotted key, such as `audit.rest.too_short`; sheets are named as they are in files of such a language."""
    names = r"\2" if files is Language.EN else r"\1"
    text = Path(__file__).with_name(f"{language}.toml").read_text(encoding="utf-8")
    return {key: NAME.sub(names, sentence) for key, sentence in _flat(tomllib.loads(text))}


def _flat(table: dict[str, object], above: str = "") -> Iterator[tuple[str, str]]:
    for key, value in table.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{above}{key}.")
        else:
            yield f"{above}{key}", str(value)
