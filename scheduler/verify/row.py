"""Rows over named variables, in whole numbers."""

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from inspect import Parameter, signature
from typing import NamedTuple

Name = tuple[str, ...]
"""Of a variable, or the key of a row: texts that mean something in the case (docs/certificate.md)."""
Entries = Iterable[tuple[Name, int]]

AT_LEAST, AT_MOST, EQUAL = "G", "L", "E"


class Row(NamedTuple):
    """Σ coefficient · variable ≥ side (G), ≤ side (L) or = side (E)."""

    sense: str
    side: int
    terms: Mapping[Name, int]


class NotDerived(Exception):
    """The case has no such row, or this code does not know why every roster keeps it."""


def row(sense: str, side: int, *parts: Entries) -> Row:
    """Each variable once, those with coefficient 0 left out.

    >>> row(AT_MOST, 1, each([("x",), ("y",)]), each([("x",)], -1))
    Row(sense='L', side=1, terms={('y',): 1})
    """
    terms: dict[Name, int] = {}
    for part in parts:
        for name, coef in part:
            terms[name] = terms.get(name, 0) + coef
    return Row(sense, side, {name: coef for name, coef in terms.items() if coef})


def each(names: Iterable[Name], coef: int = 1) -> list[tuple[Name, int]]:
    return [(name, coef) for name in names]


def take(function: Callable[..., object], fields: Name) -> bool:
    """Whether a function of the ground and so many fields takes these."""
    least, most = _arity(function)
    return least <= len(fields) <= most


@cache
def _arity(function: Callable[..., object]) -> tuple[int, float]:
    """How many fields at least and at most, behind the ground."""
    known = list(signature(function).parameters.values())[1:]
    if any(parameter.kind is Parameter.VAR_POSITIONAL for parameter in known):
        return len(known) - 1, float("inf")
    return len(known), len(known)
