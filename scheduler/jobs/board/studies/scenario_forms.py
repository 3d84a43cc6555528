"""The form of a line of a 比选方案: for each 动作 what may be its 对象 and 数值, chosen from what the case holds."""

from collections.abc import Callable, Iterable, Iterator
from enum import Enum, auto
from typing import NamedTuple

from models.case import Case
from models.organisation import UnitKind
from models.words import say
from scheduler.exchange.reading.scenarios.lines import UNDATED
from scheduler.exchange.sheets.words import ACTION
from scheduler.jobs.board.questions import Group, Option


class Kind(Enum):
    """How a cell is filled in: nothing, a choice, a text, a number, or a text for which there are suggestions."""

    NOTHING = auto()
    CHOICE = auto()
    TEXT = auto()
    NUMBER = auto()
    SUGGESTED = auto()


class Cell(NamedTuple):
    """`hint` says what is expected."""

    kind: Kind = Kind.NOTHING
    groups: tuple[Group, ...] = ()
    hint: str = ""
    is_required: bool = True

    @property
    def name(self) -> str:
        """Of the kind, for a template."""
        return self.kind.name.lower()


class LineForm(NamedTuple):
    action: str
    subject: Cell
    value: Cell
    is_dated: bool


Choices = Callable[[Case], Iterable[Group]]


class _Asked(NamedTuple):
    """Choices, or a key of the catalogue that says what is expected of a text (number where `is_number`), or both."""

    choices: Choices | None = None
    hint: str = ""
    is_number: bool = False
    is_required: bool = True


def actions() -> tuple[Option, ...]:
    """Each by its value, as a sheet says it."""
    return tuple(Option(value, ACTION.shown(value)) for value in FORMS)


def line_form(case: Case, action: str) -> LineForm:
    """Of the first action where there is no such."""
    action = action if action in FORMS else next(iter(FORMS))
    subject, value = FORMS[action]
    return LineForm(action, _cell(case, subject), _cell(case, value), action not in UNDATED)


def _cell(case: Case, asked: _Asked) -> Cell:
    hint = say(asked.hint, least=0) if asked.hint else ""
    groups = tuple(asked.choices(case)) if asked.choices else ()
    if asked.is_number:
        return Cell(Kind.NUMBER, (), hint, asked.is_required)
    if asked.choices and asked.hint:
        return Cell(Kind.SUGGESTED, groups, hint, asked.is_required)
    if asked.choices:
        return Cell(Kind.CHOICE, groups, "", asked.is_required)
    return Cell(Kind.TEXT, (), hint, asked.is_required) if asked.hint else Cell()


def _officers(case: Case) -> Iterator[Group]:
    for unit in case.units:
        members = tuple(
            Option(officer.id, officer.id if officer.id == officer.name else f"{officer.name} {officer.id}")
            for officer in case.officers
            if officer.unit == unit.id
        )
        if members:
            yield Group(unit.id, members)


def _seconded(case: Case) -> Iterator[Group]:
    lent = {row.officer for row in case.secondments}
    for group in _officers(case):
        members = tuple(option for option in group.options if option.value in lent)
        if members:
            yield group._replace(options=members)


def _requests(case: Case) -> Iterator[Group]:
    yield Group("", (Option("*", say("board.whatif.all_requests")),))
    unit_of = {officer.id: officer.unit for officer in case.officers}
    groups: dict[str, list[Option]] = {}
    for row in case.leave:
        asked = row.choices[0]
        text = f"{row.officer} {row.id} {asked.first} – {asked.last}"
        groups.setdefault(unit_of[row.officer], []).append(Option(row.id, text))
    yield from (Group(unit, tuple(options)) for unit, options in groups.items())


def _duties(case: Case) -> Iterator[Group]:
    """派出所/岗位/班次, as they are staffed."""
    served = {row.id: (row.post, row.shift) for row in case.services}
    counted = dict.fromkeys((row.station, row.service) for row in case.history)
    rows = dict.fromkeys((row.station, row.post, row.shift) for row in case.demands)
    rows |= dict.fromkeys((station, *served[service]) for station, service in counted)
    for station in dict.fromkeys(row[0] for row in rows):
        yield Group(station, tuple(_option("/".join(row)) for row in rows if row[0] == station))


def _posts(case: Case) -> Iterator[Group]:
    """A post of a station in all its shifts, or in one of them."""
    for group in _duties(case):
        posts = dict.fromkeys(option.value.rpartition("/")[0] for option in group.options)
        yield Group(group.title, (*map(_option, posts), *group.options))


def _some_duties(case: Case) -> Iterator[Group]:
    """Every duty, those of a station, of a post there, and each."""
    yield Group("", (Option("*", say("board.whatif.all_duties")),))
    for group in _posts(case):
        yield Group(group.title, (Option(group.title, say("board.whatif.all_posts", station=group.title)), *group.options))


def _option(value: str) -> Option:
    return Option(value, value)


def _policy(case: Case) -> Iterator[Group]:
    yield Group("", tuple(Option(row.key, f"{case.policy.title(row.key)} · {row.key}") for row in case.policy.rows))


def _skills(case: Case) -> Iterator[Group]:
    skills = dict.fromkeys((*(post.skill for post in case.posts if post.skill), *(row.skill for row in case.qualifications)))
    yield Group("", tuple(map(_option, skills)))


def _units(case: Case) -> Iterator[Group]:
    yield Group("", tuple(_option(unit.id) for unit in case.units))


def _partners(case: Case) -> Iterator[Group]:
    """A station with each department."""
    departments = [unit.id for unit in case.units if unit.kind is UnitKind.DEPARTMENT]
    for unit in case.units:
        if unit.kind is UnitKind.STATION:
            yield Group(unit.id, tuple(_option(f"{unit.id}/{name}") for name in departments))


def _pairings(case: Case) -> Iterator[Group]:
    rows = dict.fromkeys((row.station, row.department or row.officer) for row in case.pairings)
    for station in dict.fromkeys(row[0] for row in rows):
        yield Group(station, tuple(_option(f"{station}/{partner}") for at, partner in rows if at == station and partner))


NOTHING, OFFICERS, REQUESTS = _Asked(), _Asked(_officers), _Asked(_requests)
BEDS = _Asked(hint="scenario.actions.beds", is_number=True)
PLACES = _Asked(hint="board.whatif.places", is_number=True, is_required=False)
FORMS: dict[str, tuple[_Asked, _Asked]] = {
    "absent": (OFFICERS, NOTHING),
    "grant": (REQUESTS, NOTHING),
    "refuse": (REQUESTS, NOTHING),
    "loosen": (REQUESTS, _Asked(hint="scenario.actions.loosen", is_number=True)),
    "scale": (_Asked(_some_duties), _Asked(hint="scenario.actions.factor")),
    "demand": (_Asked(_some_duties), _Asked(hint="scenario.actions.number")),
    "train": (OFFICERS, _Asked(_skills)),
    "add_officer": (_Asked(hint="board.whatif.new_id"), OFFICERS),
    "recall": (_Asked(_seconded), NOTHING),
    "policy": (_Asked(_policy), _Asked(hint="scenario.actions.change")),
    "levels": (_Asked(hint="scenario.actions.levels"), NOTHING),
    "open_post": (_Asked(_duties, "scenario.actions.duty"), _Asked(hint="scenario.actions.number")),
    "close_post": (_Asked(_posts), NOTHING),
    "pair": (_Asked(_partners, "scenario.actions.pairing"), PLACES),
    "unpair": (_Asked(_pairings), NOTHING),
    "assign": (OFFICERS, _Asked(_duties)),
    "forbid": (OFFICERS, _Asked(_some_duties)),
    "horizon": (NOTHING, _Asked(hint="scenario.actions.days_later", is_number=True, is_required=False)),
    "duty_room": (_Asked(_units), BEDS),
    "town": (_Asked(_units), BEDS),
}
"""对象 and 数值 by the values of `words.ACTION`, the usual ones first."""
