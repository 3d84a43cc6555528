"""The rows of the table: each makes of a case one with a single thing changed, by the levels that are promised of it."""

import re
from collections.abc import Callable, Mapping
from random import Random

from models.case import Case
from models.errors import ScenarioRefused
from models.leave import LeaveStatus
from models.organisation import Level, UnitKind
from models.scenario import (
    AddOfficer,
    ChangeBeds,
    ChangePolicy,
    ClosePost,
    Edit,
    GrantLeave,
    Pair,
    Scenario,
    SetDemand,
    Train,
)
from scheduler.demand.needs import in_force
from scheduler.whatif.apply import apply

Changed = Callable[[Case, Random], Case | None]
"""The case with one thing changed; None where it has nothing of the kind."""
HIGHER = (
    *("consecutive_days", "load", "load.total_minutes", "load.nights", "load.duties", "load.weekends", "load.cover_year"),
    *("load.extra", "stint", "stint.away", "stint.stations", "max_away", "leave_capacity"),
)
LOWER = ("days_off", "stint.gap")
LOWER_LIMITS = ("consecutive_days.min", "days_off.run", "load.min_minutes", "load.min_total_minutes")
STEPS = {"load": 480, "load.total_minutes": 480, "rest": 480, "rest.night": 480, "max_away": 30, "leave_capacity": 30}
"""So far a limit is moved, in the unit of its row; others by 1."""
NEW = "新"


def _edited(case: Case, edit: Edit) -> Case | None:
    try:
        return apply(case, Scenario(name="changed", edits=(edit,)))
    except ScenarioRefused:
        return None


def _moved(key: str, direction: int) -> Changed:
    def changed(case: Case, chance: Random) -> Case | None:
        row = case.policy.row(key)
        if not case.policy.on(key) or (row.value in (None, "", 0) and direction < 0):
            return None
        return _edited(case, ChangePolicy(key=key, value=_stepped(row.value, direction * STEPS.get(key, 1))))

    return changed


def _stepped(value: int | str | None, step: int) -> int | str:
    """A number, or the number of each window: 7:4;14:6."""
    if isinstance(value, str):
        return re.sub(r":(\d+)", lambda number: f":{max(0, int(number[1]) + step)}", value)
    return max(0, (value or 0) + step)


def _own_limits(case: Case, chance: Random) -> Case | None:
    """Upper ones, of whichever row."""
    raised = tuple(row.model_copy(update={"value": _stepped(row.value, 1)}) if row.key in HIGHER else row for row in case.limits)
    return None if raised == case.limits else Case(**dict(case) | {"limits": raised})


def _beds(case: Case, chance: Random) -> Case | None:
    rooms = [(unit.id, "duty_room") for unit in case.units if unit.duty_room_beds is not None]
    rooms += [(unit.id, "town") for unit in case.units if unit.town_beds is not None]
    if not rooms:
        return None
    unit, room = chance.choice(rooms)
    return _edited(case, ChangeBeds(unit=unit, room="town" if room == "town" else "duty_room", number=1))


def _floors(case: Case, chance: Random) -> Case | None:
    if not any(floor.minimum for unit in case.units for floor in unit.floors):
        return None
    units = tuple(
        unit.model_copy(
            update={"floors": tuple(row.model_copy(update={"minimum": max(0, row.minimum - 1)}) for row in unit.floors)}
        )
        for unit in case.units
    )
    return Case(**dict(case) | {"units": units})


def _away(case: Case, chance: Random) -> Case | None:
    """A unit's own number."""
    units = tuple(
        unit if unit.max_away is None else unit.model_copy(update={"max_away": unit.max_away + 1}) for unit in case.units
    )
    return None if units == case.units else Case(**dict(case) | {"units": units})


def _officer(case: Case, chance: Random) -> Case | None:
    """One more, like a colleague; not where a post asks for a woman there, since whom it admits hangs on who else is there."""
    if case.policy.on("female_presence") and any(post.female for post in case.posts):
        return None
    like = chance.choice(case.officers)
    held = tuple(row.model_copy(update={"officer": NEW}) for row in case.qualifications if row.officer == like.id)
    return _edited(case, AddOfficer(officer=like.model_copy(update={"id": NEW, "name": NEW}), qualifications=held))


def _skill(case: Case, chance: Random) -> Case | None:
    skills = sorted({post.skill for post in case.posts if post.skill})
    if not skills:
        return None
    officer = chance.choice(case.officers).id
    return _edited(case, Train(officer=officer, skill=chance.choice(skills), level=Level.INDEPENDENT))


def _demand(case: Case, chance: Random) -> Case | None:
    """One officer fewer on a duty that still asks for somebody."""
    duties = [(duty, row) for duty, row in in_force(case).items() if row.target >= 2]
    if not duties:
        return None
    duty, row = chance.choice(duties)
    place = {"station": duty.station, "post": duty.post, "shift": duty.shift, "first": duty.date, "last": duty.date}
    return _edited(case, SetDemand(**place, minimum=min(row.minimum, row.target - 1), target=row.target - 1))


def _paired(case: Case, chance: Random, places: int | None = None) -> Case | None:
    stations = [unit.id for unit in case.units if unit.kind is UnitKind.STATION]
    departments = [unit.id for unit in case.units if unit.kind is UnitKind.DEPARTMENT]
    paired = {(row.station, row.department) for row in case.pairings}
    pairs = [(station, department) for station in stations for department in departments if (station, department) not in paired]
    if not pairs:
        return None
    station, department = chance.choice(pairs)
    return _edited(case, Pair(station=station, department=department, places=places))


def _pairing(case: Case, chance: Random) -> Case | None:
    return _paired(case, chance) if case.pairings else None


def _first_pairing(case: Case, chance: Random) -> Case | None:
    return None if case.pairings else _paired(case, chance)


def _places(case: Case, chance: Random) -> Case | None:
    return _paired(case, chance, places=1)


def _no_duty(case: Case, chance: Random) -> Case | None:
    duties = sorted({(duty.station, duty.post) for duty in in_force(case)})
    if not duties:
        return None
    station, post = chance.choice(duties)
    return _edited(case, ClosePost(station=station, post=post))


def _hard(case: Case, chance: Random) -> Case | None:
    """A lower limit, raised where it limits nothing, that no roster may break."""
    key = chance.choice(LOWER_LIMITS)
    value = case.policy.row(key).value
    changed = case.policy.changed(**{key.replace(".", "__"): {"on": True, "hard": True, "value": max(2, int(value or 0))}})
    return Case(**dict(case) | {"policy": changed})


def _granted(case: Case, chance: Random) -> Case | None:
    pending = [request.id for request in case.leave if request.status is LeaveStatus.PENDING]
    return _edited(case, GrantLeave(request=chance.choice(pending))) if pending else None


AT_ALL: Mapping[str, Changed] = {
    "beds": _beds,
    "floors": _floors,
    "own limits": _own_limits,
    "away of a unit": _away,
    **{f"higher {key}": _moved(key, 1) for key in HIGHER},
    **{f"lower {key}": _moved(key, -1) for key in LOWER},
}
"""Promised at all levels."""
AT_COVER: Mapping[str, Changed] = {
    "officer": _officer,
    "skill": _skill,
    "shorter notice": _moved("notice", -1),
    "shorter urgent notice": _moved("notice.urgent", -1),
    "demand": _demand,
    "pairing": _pairing,
}
"""Promised of critical cover, leave and target cover alone."""
AT_NONE: Mapping[str, Changed] = {
    "first pairing": _first_pairing,
    "pairing with places": _places,
    "duty removed": _no_duty,
    "shorter rest": _moved("rest", -1),
    "shorter rest after nights": _moved("rest.night", -1),
    "hard lower limit": _hard,
    "leave made given": _granted,
}
"""Nothing is promised."""
