"""Policy: every rule and objective term as a row that a planner can read and change."""

import csv
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import Field, ValidationInfo, field_validator
from pydantic_core import PydanticCustomError

from models.base import LARGEST_NUMBER, Noun, PositiveCount
from models.level import LevelNumber
from models.windows import Window, windows
from models.words import Language, catalogue, say, spoken

DEFAULTS = Path(__file__).with_name("policy.csv")
KIND_PREFIX = "leave.weight."
"""A row of its own for the weight of a kind of leave."""
KIND_ROWS = ("leave.entitled", "leave.calendar_kinds", "leave_capacity.exempt")
"""Rows that name kinds of leave."""
TEXTS = ("title", "unit", "clause")
OF_ROSTER = {"rows lacking": "as the roster was planned"}
"""The context in which a roster file is validated."""


def _name_keys(schema: dict[str, Any]) -> None:
    """The keys of all built-in rows, for whoever writes JSON."""
    schema["examples"] = [row["key"] for row in default_table()]


class PolicyRow(Noun):
    """One number of one rule. `key` is the rule's name, or `rule.parameter`; the row of the bare name switches the rule.

    `level` and `weight` are for soft rules and objective terms; `hard` turns a soft lower limit into a hard one.
    """

    key: str = Field(json_schema_extra=_name_keys)
    value: int | str
    unit: str = ""
    title: str
    clause: str = ""
    on: bool = True
    hard: bool = False
    level: LevelNumber | None = None
    weight: PositiveCount = 1

    def texts(self) -> dict[str, str]:
        """Title, unit and clause as they are said: the built-in ones in the language spoken, what a planner wrote as it is."""
        return {name: said(self.key, name, getattr(self, name)) for name in TEXTS}


class Policy(Noun):
    """All rows, in the order of the sheet. Keys that a case leaves out, or is too old to know, keep their default rows.

    A roster is judged by what it was planned for: in the context `OF_ROSTER` those that it lacks are its `older_rows`.
    """

    rows: tuple[PolicyRow, ...]

    @field_validator("rows")
    @classmethod
    def _each_key_once(cls, rows: tuple[PolicyRow, ...], info: ValidationInfo) -> tuple[PolicyRow, ...]:
        keys = {row.key for row in rows}
        if len(keys) != len(rows):
            twice = next(key for key in keys if [row.key for row in rows].count(key) > 1)
            raise PydanticCustomError("repeated", "{said}", {"said": say("policy_rows.twice", key=twice)})
        older = older_rows() if info.context == OF_ROSTER else {}
        return (*rows, *(older.get(row.key, row) for row in default_rows() if row.key not in keys))

    def row(self, key: str) -> PolicyRow:
        return self._by_key[key]

    def number(self, key: str) -> int:
        """The row's value as a whole number, in the row's unit."""
        return int(self._by_key[key].value)

    def text(self, key: str) -> str:
        return str(self._by_key[key].value)

    def entries(self, key: str) -> tuple[str, ...]:
        """The items of a row's value, parted by a semicolon of either width."""
        return _items(self.text(key))

    def windows(self, key: str) -> tuple[Window, ...]:
        """The limits of a row over so many dates in a row each."""
        return windows(self._by_key[key].value)

    def percentages(self, key: str) -> tuple[int, ...]:
        return percentages(self.text(key))

    def counts(self, key: str) -> tuple[int, ...]:
        return counts(self.text(key))

    def title(self, key: str) -> str:
        """The title as it is said; the key of a row that is not there."""
        known = self._by_key.get(key)
        return said(key, "title", known.title) if known else key

    def has(self, key: str) -> bool:
        return key in self._by_key

    def on(self, key: str) -> bool:
        """Whether a row and the rule that it belongs to are switched on."""
        rule = self._by_key.get(key.partition(".")[0])
        return self._by_key[key].on and (rule is None or rule.on)

    @property
    def _by_key(self) -> dict[str, PolicyRow]:
        cached = self.__dict__.get("_index")
        if cached is None:
            cached = {row.key: row for row in self.rows}
            self.__dict__["_index"] = cached
        return cached

    def changed(self, **rows: Mapping[str, object]) -> "Policy":
        """A copy in which the rows named (`__` for the dot) take other fields; validated again."""
        edits = {key.replace("__", "."): fields for key, fields in rows.items()}
        unknown = set(edits) - set(self._by_key)
        if unknown:
            raise KeyError(f"no policy rows {sorted(unknown)}")
        return Policy(rows=tuple(PolicyRow.model_validate(row.model_dump() | dict(edits.get(row.key, {}))) for row in self.rows))


@cache
def default_rows() -> tuple[PolicyRow, ...]:
    return tuple(PolicyRow.model_validate(_cells(row)) for row in default_table())


@cache
def older_rows() -> dict[str, PolicyRow]:
    """By key, each built-in row that older files lack, as they mean it: switched off, or what was fixed before it was a row."""
    older = {row["key"]: row["older"] for row in default_table() if row["older"]}
    rows = (row for row in default_rows() if row.key in older)
    return {row.key: row.model_copy(update={"on": row.on and older[row.key] != "off"}) for row in rows}


def said(key: str, name: str, text: str) -> str:
    """A row's text of that name in the language spoken, if it is the built-in one; else as it is."""
    built_in = built_in_texts(key, Language.ZH).get(name)
    return built_in_texts(key, spoken())[name] if text and text == built_in else text


def built_in_texts(key: str, language: Language) -> dict[str, str]:
    """Title, unit and clause by name; none of a key that no rule has."""
    if key.startswith(KIND_PREFIX):
        words = catalogue(language)
        title = words["policy.kind.title"].format(kind=key.removeprefix(KIND_PREFIX))
        return {"title": title, "unit": words["policy.kind.unit"], "clause": ""}
    return _texts(language).get(key, {})


@cache
def _texts(language: Language) -> dict[str, dict[str, str]]:
    suffix = "_en" if language is Language.EN else ""
    return {row["key"]: {name: row[name + suffix] for name in TEXTS} for row in default_table()}


@cache
def default_table() -> tuple[dict[str, str], ...]:
    """The built-in rows as they stand in `policy.csv`, with what `models.rules` and `models.case_hash` read of them."""
    with DEFAULTS.open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


def default_policy() -> Policy:
    return Policy(rows=default_rows())


def _cells(row: dict[str, str]) -> dict[str, object]:
    value = row["value"]
    return {
        **{name: row[name] for name in PolicyRow.model_fields},
        "value": int(value) if value.lstrip("-").isdigit() else value,
        "on": row["on"] == "1",
        "hard": row["hard"] == "1",
        "level": row["level"] or None,
        "weight": int(row["weight"]) if row["weight"] else 1,
    }


def percentages(text: str) -> tuple[int, ...]:
    """The items of a text as whole percentages, each with its sign or without; `ValueError` where one is something else."""
    return _numbers(text, "%％ ")


def counts(text: str) -> tuple[int, ...]:
    """The items of a text as whole numbers from 0 on; `ValueError` where one is something else."""
    return _numbers(text, " ")


def _numbers(text: str, signs: str) -> tuple[int, ...]:
    numbers = tuple(int(item.rstrip(signs)) for item in _items(text))
    if not all(0 <= number <= LARGEST_NUMBER for number in numbers):
        raise ValueError(text)
    return numbers


def are_percentages(text: str) -> bool:
    return _is_read(text, percentages)


def are_counts(text: str) -> bool:
    return _is_read(text, counts)


def _is_read(text: str, read: Callable[[str], tuple[int, ...]]) -> bool:
    try:
        return read(text) is not None
    except ValueError:
        return False


@cache
def _items(text: str) -> tuple[str, ...]:
    parts = (part.strip() for part in text.replace("；", ";").split(";"))
    return tuple(part for part in parts if part)
