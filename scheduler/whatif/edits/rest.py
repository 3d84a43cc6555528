"""Pins, the horizon and beds."""

from datetime import date

from models.case import Case
from models.integrity.periods import LONGEST_HORIZON
from models.leave import PinKind
from models.organisation import Unit
from models.scenario import ChangeBeds, MoveHorizon, PinDecision
from models.words import say
from scheduler.demand.calendar import calendar
from scheduler.whatif.edits.parts import Impossible, Parts

BEDS = {"duty_room": ("duty_room_beds", "whatif.room.standby"), "town": ("town_beds", "whatif.room.town")}


def pin(case: Case, edit: PinDecision) -> Parts:
    return {"pins": case.pins if edit.pin in case.pins else (*case.pins, edit.pin)}


def move_horizon(case: Case, edit: MoveHorizon) -> Parts:
    start, end = edit.first or case.start, edit.last or case.end
    if end < start or end - start >= LONGEST_HORIZON:
        raise Impossible(say("whatif.horizon", start=start, end=end))
    beyond = max(day.date for day in case.calendar) - case.end
    days, uncovered = calendar(start, end + beyond, case.calendar)
    uncovered = tuple(day for day in uncovered if day <= end)
    if uncovered:
        raise Impossible(say("whatif.no_calendar", first_date=uncovered[0], days=len(uncovered)))
    kept = tuple(given for given in case.pins if given.date is None or given.kind is PinKind.GRANT or start <= given.date <= end)
    whole = {day.date: day for day in (*case.calendar, *days)}
    days = tuple(whole[day] for day in sorted(whole))
    return {"start": start, "end": end, "calendar": days, "pins": kept} | _recorded(case, start, end)


def _recorded(case: Case, start: date, end: date) -> Parts:
    """What is recorded of the dates."""
    return {
        "stay_records": tuple(row for row in case.stay_records if start <= row.date <= end),
        "problems": tuple(row for row in case.problems if start <= row.found_on <= end),
        "results": tuple(row for row in case.results if start <= row.first and row.last <= end),
    }


def change_beds(case: Case, edit: ChangeBeds) -> Parts:
    return {"units": tuple(_with_beds(unit, edit) if unit.id == edit.unit else unit for unit in case.units)}


def _with_beds(unit: Unit, edit: ChangeBeds) -> Unit:
    field, noun = BEDS[edit.room]
    beds = getattr(unit, field)
    if beds is None and edit.room == "duty_room":
        raise Impossible(say("whatif.no_beds", unit=unit.id, room=say(noun)))
    number = (beds or 0) + edit.number
    if number < (unit.town_beds_women or 0 if edit.room == "town" else 0):
        raise Impossible(say("whatif.few_beds", unit=unit.id, room=say(noun), beds=beds or 0, number=-edit.number))
    return Unit(**dict(unit) | {field: number})
