"""An edit of a 比选方案 in words."""

from models.duty import DayClass
from models.leave import PinKind
from models.scenario import (
    Absent,
    AddOfficer,
    ChangeBeds,
    ChangePolicy,
    ClosePost,
    Edit,
    GrantLeave,
    LoosenLeave,
    MoveHorizon,
    OpenPost,
    OrderLevels,
    Pair,
    PinDecision,
    Recall,
    RefuseLeave,
    ScaleDemand,
    SetDemand,
    Train,
    Unpair,
)
from models.words import listed, say
from scheduler.exchange.writing.paper.text import days

PINS = {
    PinKind.ASSIGN: "scenario.text.pin.assign",
    PinKind.FORBID: "scenario.text.pin.forbid",
    PinKind.GRANT: "scenario.text.pin.grant",
    PinKind.REFUSE: "scenario.text.pin.refuse",
}
DAYS = {
    DayClass.WORKING: "scenario.text.days.working",
    DayClass.REST: "scenario.text.days.rest",
    DayClass.HOLIDAY: "scenario.text.days.holiday",
    DayClass.OFF: "scenario.text.days.off",
}
ROOMS = {"duty_room": "scenario.text.duty_room", "town": "scenario.text.town"}


def edit_text(edit: Edit) -> str:
    return _said(edit) + _when(edit)


def _when(edit: Edit) -> str:
    if edit.first and edit.last:
        return say("scenario.text.between", dates=days(edit.first, edit.last))
    if edit.first:
        return say("scenario.text.from", first=edit.first)
    return say("scenario.text.until", last=edit.last) if edit.last else ""


def _said(edit: Edit) -> str:
    match edit:
        case GrantLeave() | RefuseLeave() | LoosenLeave():
            return _leave(edit)
        case Absent() | AddOfficer() | Train() | Recall():
            return _officers(edit)
        case ScaleDemand() | OpenPost() | SetDemand() | ClosePost():
            return _demand(edit)
        case ChangePolicy():
            return say("scenario.text.policy", key=edit.key, change=_policy(edit))
        case OrderLevels():
            levels = listed(edit.levels)
            return say("scenario.text.levels", levels=levels)
        case Unpair():
            return say("scenario.text.unpair", station=edit.station, partner=_partner(edit))
        case Pair():
            return say("scenario.text.pair", station=edit.station, partner=_partner(edit))
        case PinDecision():
            pin = edit.pin
            place = f"{pin.station or ''}{pin.post or ''}{pin.shift or ''}"
            return f"{say(PINS[pin.kind])} {pin.officer or pin.request} {place}"
        case MoveHorizon():
            return say("scenario.text.horizon")
        case ChangeBeds():
            return say("scenario.text.beds", unit=edit.unit, room=say(ROOMS[edit.room]), number=edit.number)


def _leave(edit: GrantLeave | RefuseLeave | LoosenLeave) -> str:
    match edit:
        case GrantLeave():
            return say("scenario.text.grant", requests=_requests(edit))
        case RefuseLeave():
            return say("scenario.text.refuse", requests=_requests(edit))
        case LoosenLeave():
            return say("scenario.text.loosen", requests=_requests(edit), days=edit.days)


def _officers(edit: Absent | AddOfficer | Train | Recall) -> str:
    match edit:
        case Absent():
            return say("scenario.text.absent", officer=edit.officer)
        case AddOfficer():
            return say("scenario.text.add_officer", unit=edit.officer.unit, officer=edit.officer.id)
        case Train():
            return say("scenario.text.train", officer=edit.officer, skill=edit.skill)
        case Recall():
            return say("scenario.text.recall", officer=edit.officer)


def _demand(edit: ScaleDemand | OpenPost | SetDemand | ClosePost) -> str:
    match edit:
        case ScaleDemand():
            return say("scenario.text.scale", duty=_duty(edit), factor=edit.factor)
        case OpenPost():
            return say("scenario.text.open_post", duty=_duty(edit), numbers=_numbers(edit), days=_class(edit))
        case SetDemand():
            return say("scenario.text.demand", duty=_duty(edit), numbers=_numbers(edit))
        case ClosePost():
            return say("scenario.text.close_post", duty=_duty(edit))


def _requests(edit: GrantLeave | RefuseLeave | LoosenLeave) -> str:
    if edit.request:
        return say("scenario.text.request", request=edit.request)
    return say("scenario.text.requests_of", officer=edit.officer) if edit.officer else say("scenario.text.pending")


def _duty(edit: ScaleDemand | SetDemand | OpenPost | ClosePost) -> str:
    parts = (edit.station, edit.post, edit.shift)
    return "/".join(part or "*" for part in parts).removesuffix("/*").removesuffix("/*")


def _numbers(edit: SetDemand | OpenPost) -> str:
    return f"{edit.minimum}/{edit.minimum if edit.target is None else edit.target}"


def _class(edit: OpenPost) -> str:
    return say("scenario.text.on_days", days=say(DAYS[edit.days])) if edit.days is not DayClass.EVERY else ""


def _partner(edit: Pair | Unpair) -> str:
    partner, posts = edit.department or edit.officer or say("whatif.any_department"), listed(edit.posts)
    return say("scenario.text.partner", partner=partner, posts=posts) if posts else partner


def _policy(edit: ChangePolicy) -> str:
    said = {
        "": edit.value,
        say("scenario.text.on"): _yes_or_no(edit.on),
        say("scenario.text.hard"): _yes_or_no(edit.hard),
        say("scenario.text.level"): edit.level,
        say("scenario.text.weight"): edit.weight,
    }
    return say("join.comma").join(f"{name} = {value}".strip() for name, value in said.items() if value is not None)


def _yes_or_no(truth: bool | None) -> str | None:
    return None if truth is None else say("answer.yes") if truth else say("answer.no")
