"""Every sentence that a planner reads, by key: zh.toml and en.toml beside this file hold the same keys and fields."""

import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Any, TypeVar

T = TypeVar("T")


class Language(StrEnum):
    ZH = "zh"
    EN = "en"


NAME = re.compile("<([^<>|]*)[|]([^<>|]*)>")
"""In an English sentence, a name in the planner's files: as Chinese files have it, and as English ones have it."""

_languages: ContextVar[tuple[Language, Language]] = ContextVar("languages", default=(Language.ZH, Language.ZH))


@contextmanager
def speaking(spoken: Language, written: Language) -> Iterator[None]:
    """The language of the console and its errors, and that of the workbooks, for what runs meanwhile in this context.

    A new thread begins with the default: one that says something is to run in `contextvars.copy_context()`. A process of our
    own is given `languages()` with its work.
    """
    token = _languages.set((spoken, written))
    try:
        yield
    finally:
        _languages.reset(token)


@contextmanager
def in_the_workbook() -> Iterator[None]:
    """What is said meanwhile is said in the language of the workbooks."""
    with speaking(written(), written()):
        yield


def languages() -> tuple[Language, Language]:
    """Those of the console and of the workbooks, for another process to speak."""
    return _languages.get()


def say(key: str, /, **values: object) -> str:
    """The sentence of the key in the language chosen, its fields filled in as by `str.format`.

    An English one says `{count} {count:officer|officers}`: the first word where one is counted, else the second.
    """
    sentence = catalogue(*languages())[key]
    return _counting.vformat(sentence, (), values) if "|" in sentence else sentence.format(**values)


class _Counting(Formatter):
    """`{count:officer|officers}` is the word that fits the number as it is shown: 1 officer, 0 officers, 1.0 officers."""

    def format_field(self, value: Any, spec: str) -> str:
        singular, bar, plural = spec.partition("|")
        if not bar:
            return str(super().format_field(value, spec))
        return singular if str(value) == "1" else plural


_counting = _Counting()


def listed(names: Iterable[object]) -> str:
    """The names in one line, as the language parts them: 甲、乙、丙; A, B, C."""
    return say("join.list").join(map(str, names))


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
    return languages()[0]


def written() -> Language:
    return languages()[1]


def in_files(zh: str, en: str) -> str:
    """The name of what stands in the planner's files, such as a sheet, in the language of the workbooks."""
    return en if written() is Language.EN else zh


def for_the_workbook(known: T, again: Callable[[], T]) -> T:
    """`known`, which speaks the language of the console; found again where the workbooks speak another."""
    if spoken() is written():
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
