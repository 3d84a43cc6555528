"""The text format of the shift scheduling instances of Curtois and Qu (schedulingbenchmarks.org), as it stands."""

from collections import defaultdict
from pathlib import Path
from typing import NamedTuple


class ShiftLine(NamedTuple):
    minutes: int
    barred: frozenset[str]
    """Shifts that cannot follow on the next day."""


class Staff(NamedTuple):
    """Limits of one employee; minutes over the horizon, runs in days."""

    most_of: dict[str, int]
    most_minutes: int
    least_minutes: int
    most_days_on: int
    least_days_on: int
    least_days_off: int
    most_weekends: int


class Cover(NamedTuple):
    required: int
    under: int
    over: int


class Request(NamedTuple):
    employee: str
    day: int
    shift: str
    weight: int


class Problem(NamedTuple):
    """Days count from 0, a Monday."""

    days: int
    shifts: dict[str, ShiftLine]
    staff: dict[str, Staff]
    days_off: dict[str, frozenset[int]]
    wanted: tuple[Request, ...]
    unwanted: tuple[Request, ...]
    cover: dict[tuple[int, str], Cover]


def read(path: Path) -> Problem:
    return parse(path.read_text(encoding="utf-8"))


def parse(text: str) -> Problem:
    rows = _sections(text)
    return Problem(
        int(rows["HORIZON"][0][0]),
        {name: ShiftLine(int(minutes), _listed(barred)) for name, minutes, barred in rows["SHIFTS"]},
        {name: Staff(_most_of(most), *map(int, numbers)) for name, most, *numbers in rows["STAFF"]},
        {name: frozenset(map(int, days)) for name, *days in rows["DAYS_OFF"]},
        tuple(map(_request, rows["SHIFT_ON_REQUESTS"])),
        tuple(map(_request, rows["SHIFT_OFF_REQUESTS"])),
        {(int(day), shift): Cover(*map(int, numbers)) for day, shift, *numbers in rows["COVER"]},
    )


def _sections(text: str) -> dict[str, list[list[str]]]:
    """By section, its lines as fields."""
    sections: dict[str, list[list[str]]] = defaultdict(list)
    section = ""
    for line in map(str.strip, text.splitlines()):
        if line.startswith("SECTION_"):
            section = line.removeprefix("SECTION_")
        elif line and not line.startswith("#"):
            sections[section].append([field.strip() for field in line.split(",")])
    return sections


def _listed(text: str) -> frozenset[str]:
    return frozenset(part for part in text.split("|") if part)


def _most_of(text: str) -> dict[str, int]:
    pairs = (part.split("=") for part in text.split("|"))
    return {shift: int(most) for shift, most in pairs}


def _request(fields: list[str]) -> Request:
    employee, day, shift, weight = fields
    return Request(employee, int(day), shift, int(weight))
