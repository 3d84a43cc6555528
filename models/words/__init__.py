"""Every sentence that a planner reads, by key: zh.toml and en.toml beside this file hold the same keys and fields."""

import os
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from functools import cache
from pathlib import Path


class Language(StrEnum):
    ZH = "zh"
    EN = "en"


INHERITED = "DUTYCOVER_LANGUAGE"
"""The environment carries the language into processes of our own, which say things too."""

_spoken = _written = Language(os.environ.get(INHERITED, Language.ZH))


@contextmanager
def speaking(spoken: Language, written: Language) -> Iterator[None]:
    """The language of the console and its errors, and that of the workbooks, for this process and those that it starts."""
    global _spoken, _written
    before = _spoken, _written
    _spoken, _written = spoken, written
    os.environ[INHERITED] = spoken
    try:
        yield
    finally:
        _spoken, _written = before
        os.environ[INHERITED] = _spoken


@contextmanager
def in_the_workbook() -> Iterator[None]:
    """What is said meanwhile is said in the language of the workbooks."""
    global _spoken
    before, _spoken = _spoken, _written
    try:
        yield
    finally:
        _spoken = before


def say(key: str, /, **values: object) -> str:
    """The sentence of the key in the language chosen, its fields filled in as by `str.format`."""
    return catalogue(_spoken)[key].format(**values)


def spoken() -> Language:
    return _spoken


def has(key: str) -> bool:
    return key in catalogue(Language.ZH)


@cache
def catalogue(language: Language) -> dict[str, str]:
    """The sentences by dotted key, such as `audit.rest.too_short`."""
    return dict(_flat(tomllib.loads(Path(__file__).with_name(f"{language}.toml").read_text(encoding="utf-8"))))


def _flat(table: dict[str, object], above: str = "") -> Iterator[tuple[str, str]]:
    for key, value in table.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{above}{key}.")
        else:
            yield f"{above}{key}", str(value)
