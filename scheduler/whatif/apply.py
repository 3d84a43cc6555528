"""A scenario made of a case: `apply(case, scenario)` is the case with the edits in it, validated anew."""

from collections.abc import Callable, Iterator
from typing import Any

from pydantic import ValidationError

from models.case import Case
from models.errors import ScenarioRefused
from models.scenario import Edit, Scenario
from models.words import say
from scheduler.whatif.edits import demand, leave, pairings, people, policy, rest
from scheduler.whatif.edits.parts import Impossible, Parts

CHANGES: dict[str, Callable[[Case, Any], Parts]] = {
    "grant_leave": leave.grant,
    "refuse_leave": leave.refuse,
    "loosen_leave": leave.loosen,
    "absent": people.absent,
    "add_officer": people.add,
    "train": people.train,
    "recall": people.recall,
    "scale_demand": demand.scale,
    "set_demand": demand.put,
    "open_post": demand.open_post,
    "close_post": demand.close_post,
    "change_policy": policy.change,
    "order_levels": policy.order,
    "pair": pairings.pair,
    "unpair": pairings.unpair,
    "pin": rest.pin,
    "move_horizon": rest.move_horizon,
    "change_beds": rest.change_beds,
}

KNOWN = {
    "officer": ("officers", "noun.officer"),
    "station": ("units", "noun.unit"),
    "department": ("units", "noun.unit"),
    "unit": ("units", "noun.unit"),
    "post": ("posts", "noun.post"),
    "posts": ("posts", "noun.post"),
    "shift": ("shifts", "noun.shift"),
    "request": ("leave", "noun.request"),
}
"""The fields of an edit that name something of the case, by the part in which it stands."""


def apply(case: Case, scenario: Scenario) -> Case:
    """A new case with the edits made one after another. The demand of `case` should be complete (`staffed`).

    Raises `ScenarioRefused` for the first edit that names something unknown, that changes nothing or that leaves no sound case.
    """
    for number, edit in enumerate(scenario.edits, 1):
        place = edit.place or say("whatif.item", number=number)
        try:
            case = _made(case, edit)
        except Impossible as error:
            raise ScenarioRefused(say("whatif.wrong", name=scenario.name, place=place, error=error)) from error
    return case


def _made(case: Case, edit: Edit) -> Case:
    for sentence in _faults(case, edit):
        raise Impossible(sentence)
    parts = CHANGES[edit.kind](case, edit)
    if all(getattr(case, name) == part for name, part in parts.items()):
        raise Impossible(say("whatif.no_change"))
    try:
        return Case(**dict(case) | parts)
    except ValidationError as error:
        raise Impossible(say("join.semicolon").join(str(detail["msg"]) for detail in error.errors())) from error


def _faults(case: Case, edit: Edit) -> Iterator[str]:
    if edit.first and edit.last and edit.last < edit.first:
        yield say("integrity.dates_reversed", last=edit.last, first=edit.first)
    for field, (part, noun) in KNOWN.items():
        value = getattr(edit, field, None)
        known = {row.id for row in getattr(case, part)}
        for name in value if isinstance(value, tuple) else (value,):
            if isinstance(name, str) and name not in known:
                yield say("whatif.unknown", noun=say(noun), name=name)
