"""Pins, the horizon and beds."""

from datetime import timedelta

from models.case import Case
from models.leave import PinKind
from models.organisation import Unit
from models.scenario import ChangeBeds, MoveHorizon, PinDecision
from scheduler.demand.calendar import calendar
from scheduler.whatif.edits.parts import Impossible, Parts

BEDS = {"duty_room": ("duty_room_beds", "备勤室"), "town": ("town_beds", "周转房")}
YEAR = timedelta(366)


def pin(case: Case, edit: PinDecision) -> Parts:
    return {"pins": case.pins if edit.pin in case.pins else (*case.pins, edit.pin)}


def move_horizon(case: Case, edit: MoveHorizon) -> Parts:
    start, end = edit.first or case.start, edit.last or case.end
    if end < start or end - start >= YEAR:
        raise Impossible(f"编制期 {start} 至 {end} 不成立：结束应不早于开始，且在一年以内")
    days, uncovered = calendar(min(start, case.start), max(end, case.end), case.calendar)
    if uncovered:
        raise Impossible(f"{uncovered[0]} 等 {len(uncovered)} 天没有日历；请在「节假日」表中填写这些日期的日别")
    kept = tuple(one for one in case.pins if one.date is None or one.kind is PinKind.GRANT or start <= one.date <= end)
    return {"start": start, "end": end, "calendar": days, "pins": kept}


def change_beds(case: Case, edit: ChangeBeds) -> Parts:
    return {"units": tuple(_with_beds(unit, edit) if unit.id == edit.unit else unit for unit in case.units)}


def _with_beds(unit: Unit, edit: ChangeBeds) -> Unit:
    field, noun = BEDS[edit.room]
    beds = getattr(unit, field)
    if beds is None and edit.room == "duty_room":
        raise Impossible(f"「{unit.id}」的{noun}没有床位上限")
    number = (beds or 0) + edit.number
    if number < 0:
        raise Impossible(f"「{unit.id}」的{noun}只有 {beds or 0} 张床，不能减少 {-edit.number} 张")
    return Unit(**dict(unit) | {field: number})
