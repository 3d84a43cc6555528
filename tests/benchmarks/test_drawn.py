"""The fuzzer's cases leave out nothing of the schema: a new field that is never drawn fails here."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any, get_args

from pydantic import BaseModel

from benchmarks.drawn import drawn_case
from models.base import Noun
from models.case import Case
from models.policy import PolicyRow, default_rows

DRAWN = 1500
DRAWN_ELSEWHERE = {"replan"}
"""It fits a published roster alone, of which it is made: `tests/publishing/events/replans.py` draws those with their events."""


def test_every_field_of_every_model_in_a_case_is_drawn() -> None:
    seen: dict[tuple[type[Noun], str], set[str]] = defaultdict(set)
    for case in map(drawn_case, range(DRAWN)):
        for noun in _nouns(case):
            for name in type(noun).model_fields:
                seen[type(noun), name].add(repr(getattr(noun, name)))
    forgotten = [
        f"{kind.__name__}.{name}"
        for kind in _kinds(Case)
        for name, field in kind.model_fields.items()
        if name not in DRAWN_ELSEWHERE
        and not (
            seen[kind, name] if field.is_required() else seen[kind, name] - {repr(field.get_default(call_default_factory=True))}
        )
    ]
    assert forgotten == []


def test_every_policy_row_is_drawn_otherwise_than_it_is_built_in() -> None:
    changed: set[str] = set()
    built_in = {row.key: row for row in default_rows()}
    for case in map(drawn_case, range(DRAWN)):
        changed |= {row.key for row in case.policy.rows if _numbers(row) != _numbers(built_in.get(row.key))}
    assert set(built_in) - changed == set()


def _numbers(row: PolicyRow | None) -> Any:
    return row and (row.value, row.on, row.hard, row.level, row.weight)


def _nouns(value: Any) -> Iterator[Noun]:
    if isinstance(value, Noun):
        yield value
        for name in type(value).model_fields:
            yield from _nouns(getattr(value, name))
    elif isinstance(value, tuple):
        for item in value:
            yield from _nouns(item)


def _kinds(kind: type[Noun]) -> list[type[Noun]]:
    """The model and all that its fields may hold."""
    kinds = [kind]
    for name, field in kind.model_fields.items():
        for inner in _inside(field.annotation) if name not in DRAWN_ELSEWHERE else ():
            kinds += [further for further in _kinds(inner) if further not in kinds]
    return kinds


def _inside(annotation: Any) -> Iterator[type[Noun]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in get_args(annotation):
        yield from _inside(argument)
