"""The text format of the Second International Nurse Rostering Competition (Ceschia et al., arXiv:1501.04177), all weeks known.

A scenario `Sc-NAME.txt`, a history `H0-NAME-H.txt` and one `WD-NAME-W.txt` a week stand in one folder; an instance is named
`NAME_H_W-W-W-W`. Days count from 0, a Monday.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
ANY, NO_SHIFT = "Any", "None"


class Span(NamedTuple):
    """The least and the most."""

    least: int
    most: int


class Contract(NamedTuple):
    assignments: Span
    days_on: Span
    days_off: Span
    weekends: int
    whole_weekends: bool


class Nurse(NamedTuple):
    contract: str
    skills: tuple[str, ...]


class Past(NamedTuple):
    """A nurse on the eve: the runs that are open, and what counts towards the totals."""

    assignments: int
    weekends: int
    shift: str | None
    shift_run: int
    on_run: int
    off_run: int


class Refusal(NamedTuple):
    """A shift, or any (None), that a nurse does not want on a day."""

    nurse: str
    day: int
    shift: str | None


class Problem(NamedTuple):
    """`barred` are the shifts that cannot follow on the next day; `cover` is asked by day, shift and skill."""

    weeks: int
    skills: tuple[str, ...]
    shift_runs: dict[str, Span]
    barred: dict[str, tuple[str, ...]]
    contracts: dict[str, Contract]
    nurses: dict[str, Nurse]
    past: dict[str, Past]
    cover: dict[tuple[int, str, str], Span]
    refusals: tuple[Refusal, ...]

    @property
    def days(self) -> int:
        return 7 * self.weeks

    def contract(self, nurse: str) -> Contract:
        return self.contracts[self.nurses[nurse].contract]


def parse_name(name: str) -> tuple[str, str, list[str]]:
    """Scenario, history and weeks. Raises `ValueError` for another name."""
    match = re.fullmatch(r"(.+)_(\d+)_(\d+(?:-\d+)*)", name)
    if match is None:
        raise ValueError(f"{name}: NAME_HISTORY_WEEK-WEEK-… is expected")
    return match[1], match[2], match[3].split("-")


def read(folder: Path, name: str) -> Problem:
    """Raises `ValueError` for a name of another form, `OSError` for a file that is not there."""
    scenario, history, weeks = parse_name(name)
    return parse(
        _text(folder / f"Sc-{scenario}.txt"),
        _text(folder / f"H0-{scenario}-{history}.txt"),
        [_text(folder / f"WD-{scenario}-{week}.txt") for week in weeks],
    )


def parse(scenario: str, history: str, weeks: list[str]) -> Problem:
    """Raises `ValueError` where the scenario has another number of weeks."""
    rows = _sections(scenario)
    if (said := int(rows["WEEKS"][0][0])) != len(weeks):
        raise ValueError(f"{len(weeks)} weeks of a scenario of {said}")
    return Problem(
        len(weeks),
        tuple(name for (name,) in rows["SKILLS"]),
        {name: _span(span) for name, span in rows["SHIFT_TYPES"]},
        {name: tuple(barred) for name, _, *barred in rows["FORBIDDEN_SHIFT_TYPES_SUCCESSIONS"]},
        dict(map(_contract, rows["CONTRACTS"])),
        {name: Nurse(contract, tuple(skills)) for name, contract, _, *skills in rows["NURSES"]},
        dict(map(_past, _sections(history)["NURSE_HISTORY"])),
        {key: span for week, text in enumerate(weeks) for key, span in _cover(week, text)},
        tuple(refusal for week, text in enumerate(weeks) for refusal in _refusals(week, text)),
    )


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _sections(text: str) -> dict[str, list[list[str]]]:
    """By section, its lines as words; a section's number of lines is not kept, a value beside its name is its only line."""
    sections: dict[str, list[list[str]]] = {}
    lines: list[list[str]] = []
    for words in filter(None, map(str.split, text.splitlines())):
        if re.fullmatch(r"[A-Z_]{5,}", words[0]):
            lines = sections.setdefault(words[0], [words[2:]] if words[0] == "WEEKS" else [])
        else:
            lines.append(words)
    return sections


def _span(text: str) -> Span:
    least, most = text.strip("()").split(",")
    return Span(int(least), int(most))


def _contract(words: list[str]) -> tuple[str, Contract]:
    name, assignments, days_on, days_off, weekends, whole = words
    return name, Contract(_span(assignments), _span(days_on), _span(days_off), int(weekends), whole == "1")


def _past(words: list[str]) -> tuple[str, Past]:
    name, assignments, weekends, shift, shift_run, on_run, off_run = words
    worked = None if shift == NO_SHIFT else shift
    return name, Past(int(assignments), int(weekends), worked, int(shift_run), int(on_run), int(off_run))


def _cover(week: int, text: str) -> Iterator[tuple[tuple[int, str, str], Span]]:
    for shift, skill, *spans in _sections(text)["REQUIREMENTS"]:
        yield from (((7 * week + day, shift, skill), _span(span)) for day, span in enumerate(spans))


def _refusals(week: int, text: str) -> Iterator[Refusal]:
    for nurse, shift, day in _sections(text)["SHIFT_OFF_REQUESTS"]:
        yield Refusal(nurse, 7 * week + DAYS.index(day), None if shift == ANY else shift)
