"""One line of a 比选方案 (动作, 对象, 数值, 起, 止), as a sheet, a YAML file and a flag have it, read as an edit of a case."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any, NamedTuple

from pydantic import TypeAdapter, ValidationError

from models.case import Case
from models.errors import ScenarioRefused
from models.scenario import Edit, Scenario
from models.words import listed, say
from scheduler.exchange.errors import fault_lines
from scheduler.exchange.reading.cells import typed
from scheduler.exchange.reading.cells.asked import ReferenceReader, Unclear
from scheduler.exchange.reading.cells.cells import BadCell
from scheduler.exchange.reading.cells.days import Range
from scheduler.exchange.reading.cells.references import split
from scheduler.exchange.reading.cells.spans import Dates
from scheduler.exchange.reading.scenarios import actions
from scheduler.exchange.reading.scenarios.actions import Reading
from scheduler.exchange.sheets.words import ACTION

EDITS: TypeAdapter[Edit] = TypeAdapter(Edit)

ACTIONS: dict[str, Callable[[Reading], dict[str, Any]]] = {
    "grant": actions.grant,
    "refuse": actions.refuse,
    "loosen": actions.loosen,
    "absent": actions.absent,
    "add_officer": actions.add_officer,
    "train": actions.train,
    "recall": actions.recall,
    "scale": actions.scale,
    "demand": actions.put,
    "open_post": actions.open_post,
    "close_post": actions.close_post,
    "policy": actions.policy,
    "levels": actions.levels,
    "pair": actions.pair,
    "unpair": actions.unpair,
    "assign": actions.assign,
    "forbid": actions.forbid,
    "horizon": actions.horizon,
    "duty_room": actions.duty_room,
    "town": actions.town,
}
"""By the values of `words.ACTION`."""
UNDATED = {"add_officer", "policy", "levels", "duty_room", "town"}


class Line(NamedTuple):
    """`place` is said in messages. Dates may stand in the reference `subject` instead."""

    action: str
    subject: str
    value: str = ""
    first: date | None = None
    last: date | None = None
    place: str = ""


def scenarios(case: Case, lines: Iterable[tuple[str, Line]]) -> tuple[Scenario, ...]:
    """Lines by the name of their scenario. Raises `ScenarioRefused` with a sentence for every line that is wrong."""
    names = ReferenceReader(case)
    edits: dict[str, list[Edit]] = {}
    wrong = []
    for name, line in lines:
        try:
            edits.setdefault(name, []).append(_edit(case, names, line))
        except (BadCell, Unclear) as error:
            wrong.append(say("scenario.line", name=name, place=line.place, error=said(error)))
    if wrong:
        raise ScenarioRefused(fault_lines(wrong))
    return tuple(Scenario(name=name, edits=tuple(asked)) for name, asked in edits.items())


def said(error: BadCell | Unclear) -> str:
    """What is wrong, and what is expected."""
    if isinstance(error, BadCell) and error.expected:
        return say("scenario.expected", wrong=error.wrong, expected=error.expected)
    return str(error)


def _edit(case: Case, names: ReferenceReader, line: Line) -> Edit:
    action = ACTION.values.get(line.action.casefold())
    if action is None:
        raise BadCell(say("scenario.unknown_action", action=line.action), listed(ACTION.list))
    subject, when = split(line.subject, Range(case.start, case.end))
    first, last = _dates(line, when)
    if action in UNDATED and (first or last):
        raise BadCell(say("scenario.undated", action=line.action), say("scenario.no_dates"))
    fields = ACTIONS[action](Reading(case, names, subject.strip(), typed.slashed(line.value.strip()), first, last))
    try:
        return EDITS.validate_python({"first": first, "last": last, "place": line.place} | fields)
    except ValidationError as error:
        reason = error.errors()[0]["msg"]
        raise BadCell(say("scenario.impossible", subject=line.subject, value=line.value, reason=reason)) from error


def _dates(line: Line, when: Dates | None) -> tuple[date | None, date | None]:
    if when is None:
        return line.first, line.last
    own_dates = (when.first, when.last or when.first)
    for given, own in zip((line.first, line.last), own_dates, strict=True):
        if given not in (None, own):
            raise BadCell(say("scenario.dates_differ", typed=given, subject=line.subject), say("scenario.same_dates"))
    return own_dates
