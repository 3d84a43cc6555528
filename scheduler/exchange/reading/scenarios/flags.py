"""One quick question on the command line: flags as the lines of a 比选方案."""

import random
from collections.abc import Iterator
from typing import NamedTuple

from models.case import Case
from models.errors import ScenarioRefused
from models.organisation import Category
from models.words import say
from scheduler.exchange.reading.cells import typed
from scheduler.exchange.reading.cells.asked import ReferenceReader, Unclear
from scheduler.exchange.reading.cells.cells import BadCell
from scheduler.exchange.reading.scenarios.lines import Line, said

QUESTION = "scenario.flags.question"
SAMPLES = 5
"""So many draws of absent officers are tried for one question."""


class Flags(NamedTuple):
    """As typed; each may be given several times but the first."""

    grant_all: bool = False
    absent: tuple[str, ...] = ()
    absent_any: tuple[str, ...] = ()
    train: tuple[str, ...] = ()
    scale: tuple[str, ...] = ()
    recall: tuple[str, ...] = ()


def flag_lines(case: Case, flags: Flags, seed: int) -> list[tuple[str, Line]]:
    """All flags together are one scenario; with `absent_any` one for each draw. Raises `ScenarioRefused`."""
    names = ReferenceReader(case)
    try:
        lines = list(_lines(case, names, flags))
        draws = list(_draws(case, names, flags, seed))
    except (BadCell, Unclear) as error:
        raise ScenarioRefused(said(error)) from error
    if not draws:
        return [(say(QUESTION), line) for line in lines]
    return [(f"{say(QUESTION)} {number}", line) for number, draw in enumerate(draws, 1) for line in (*lines, *draw)]


def _lines(case: Case, names: ReferenceReader, flags: Flags) -> Iterator[Line]:
    if flags.grant_all:
        yield Line("准假", "全部", place="--grant-all")
    yield from (Line("缺勤", text, place=f"--absent {text}") for text in flags.absent)
    yield from (Line("召回", text, place=f"--recall {text}") for text in flags.recall)
    for text in flags.scale:
        duty, colon, factor = text.replace("：", ":").rpartition(":")
        if not colon:
            raise BadCell(say("scenario.flags.no_factor", text=text), say("scenario.flags.factor"))
        yield Line("需求倍数", duty, factor, place=f"--scale {text}")
    for text in flags.train:
        yield from _trained(case, names, text)


def _trained(case: Case, names: ReferenceReader, text: str) -> Iterator[Line]:
    """The first of the unit, constables before others, who do not hold the skill."""
    unit, skill, number = _parts(text, "--train", 3, say("scenario.flags.training"))
    known = {row.officer for row in case.qualifications if row.skill == skill}
    members = [officer for officer in case.officers if officer.unit == names.unit(unit) and officer.id not in known]
    members.sort(key=lambda officer: officer.category is not Category.CONSTABLE)
    wanted = _number(f"--train {text}", number, len(members))
    yield from (Line("培训", officer.id, skill, place=f"--train {text}") for officer in members[:wanted])


def _draws(case: Case, names: ReferenceReader, flags: Flags, seed: int) -> Iterator[list[Line]]:
    """Officers of each unit named, drawn anew every time."""
    chance = random.Random(seed)
    asked = []
    for text in flags.absent_any:
        unit, number = _parts(text, "--absent-any", 2, say("scenario.flags.people"))
        members = [officer.id for officer in case.officers if officer.unit == names.unit(unit)]
        asked.append((text, members, _number(f"--absent-any {text}", number, len(members))))
    for _ in range(SAMPLES if asked else 0):
        yield [
            Line("缺勤", id, place=f"--absent-any {text}")
            for text, members, number in asked
            for id in sorted(chance.sample(members, number))
        ]


def _parts(text: str, flag: str, count: int, expected: str) -> list[str]:
    parts = [part.strip() for part in text.replace("：", ":").split(":")]
    if len(parts) != count or not all(parts):
        raise BadCell(say("scenario.flags.incomplete", flag=flag, text=text), expected)
    return parts


def _number(said: str, text: str, most: int) -> int:
    number = typed.whole(text)
    if number is None or not 1 <= number <= most:
        raise BadCell(say("scenario.flags.number", flag=said, text=text), say("scenario.flags.range", most=most))
    return number
