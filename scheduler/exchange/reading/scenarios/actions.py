"""What each 动作 of a 比选方案 asks of its 对象 and 数值: the fields of the edit. Each raises `BadCell` or `Unclear`."""

import math
import re
from datetime import date, timedelta
from typing import Any, NamedTuple

from models.case import Case
from models.words import listed, say
from scheduler.exchange.reading.cells import typed
from scheduler.exchange.reading.cells.asked import ReferenceReader, Unclear
from scheduler.exchange.reading.cells.cells import SEPARATORS, BadCell
from scheduler.exchange.sheets import words

ALL = ("全部", "all", "*", "")
SWITCHES: dict[str, dict[str, object]] = {
    **{word: {"on": True} for word in ("启用", "on")},
    **{word: {"on": False} for word in ("停用", "off")},
    **{word: {"hard": True} for word in ("硬性", "hard")},
}
FIELD = re.compile(r"(?:级|level)\s*[=＝]?\s*(?P<level>\d+[A-Za-z]?)|(?:权重|weight)\s*[=＝]?\s*(?P<weight>\d+)")

Fields = dict[str, Any]


class Reading(NamedTuple):
    """`subject` is what stands before the dates of a reference."""

    case: Case
    names: ReferenceReader
    subject: str
    value: str
    first: date | None
    last: date | None


def grant(read: Reading) -> Fields:
    return {"kind": "grant_leave"} | _requests(read)


def refuse(read: Reading) -> Fields:
    return {"kind": "refuse_leave"} | _requests(read)


def loosen(read: Reading) -> Fields:
    """数值: so many days later a request may begin."""
    number = typed.whole(read.value) if read.value else None
    if number is None or number < 1:
        raise BadCell(say("scenario.actions.not_loosen", text=read.value), say("scenario.actions.loosen"))
    return {"kind": "loosen_leave", "days": number} | _requests(read)


def _requests(read: Reading) -> Fields:
    if read.subject in ALL:
        return {}
    if read.subject in {request.id for request in read.case.leave}:
        return {"request": read.subject}
    return {"officer": read.names.officer(read.subject)}


def absent(read: Reading) -> Fields:
    return {"kind": "absent", "officer": read.names.officer(read.subject)}


def recall(read: Reading) -> Fields:
    return {"kind": "recall", "officer": read.names.officer(read.subject)}


def add_officer(read: Reading) -> Fields:
    """A new id, and whom the officer is like in everything but the name."""
    if not read.value:
        raise BadCell(say("scenario.actions.no_model"), say("scenario.actions.model"))
    like = read.names.officer(read.value)
    model = next(officer for officer in read.case.officers if officer.id == like)
    skills = [row for row in read.case.qualifications if row.officer == like]
    return {
        "kind": "add_officer",
        "officer": dict(model) | {"id": read.subject, "name": read.subject},
        "qualifications": [dict(row) | {"officer": read.subject} for row in skills],
    }


def train(read: Reading) -> Fields:
    skill, _, level = read.value.partition("/")
    if not skill or level not in ("", *words.LEVEL.values):
        raise BadCell(say("scenario.actions.no_skill", value=read.value), say("scenario.actions.skill"))
    return {
        "kind": "train",
        "officer": read.names.officer(read.subject),
        "skill": skill,
        "level": words.LEVEL.values.get(level, "independent"),
    }


def scale(read: Reading) -> Fields:
    text = typed.narrow(read.value).removeprefix("×").removeprefix("x")
    try:
        factor = float(text.removesuffix("%")) / (100 if text.endswith("%") else 1)
    except ValueError:
        factor = math.nan
    if not 0 < factor <= 100:
        raise BadCell(say("scenario.actions.no_factor", value=read.value), say("scenario.actions.factor"))
    return {"kind": "scale_demand", "factor": factor} | _duty(read)


def put(read: Reading) -> Fields:
    return {"kind": "set_demand"} | _numbers(read) | _duty(read)


def open_post(read: Reading) -> Fields:
    """数值 as 最低/目标, and behind a space the kind of dates."""
    numbers, _, days = read.value.partition(" ")
    kind = words.DAY_CLASS.values.get(days.strip()) if days.strip() else "every"
    if kind is None:
        raise BadCell(say("scenario.actions.no_days", days=days), listed(words.DAY_CLASS.list))
    duty = _duty(read)
    if None in duty.values():
        raise BadCell(say("scenario.actions.no_duty", subject=read.subject), say("scenario.actions.duty"))
    return {"kind": "open_post", "days": kind} | _numbers(read._replace(value=numbers or "1")) | duty


def close_post(read: Reading) -> Fields:
    duty = _duty(read)
    if duty["station"] is None or duty["post"] is None:
        raise BadCell(say("scenario.actions.no_post", subject=read.subject), say("scenario.actions.post"))
    return {"kind": "close_post"} | duty


def _duty(read: Reading) -> Fields:
    parts = [part.strip() for part in read.subject.split("/")]
    if len(parts) > 3:
        raise BadCell(say("scenario.actions.not_a_duty", subject=read.subject), say("scenario.actions.some_duties"))
    station, post, shift = ([None if part in ALL else part for part in parts] + [None] * 3)[:3]
    return {"station": read.names.unit(station) if station else None, "post": post, "shift": shift}


def _numbers(read: Reading) -> Fields:
    minimum, slash, target = read.value.partition("/")
    return {"minimum": _whole(minimum), "target": _whole(target) if slash else None}


def _whole(text: str, least: int = 0) -> int:
    number = typed.whole(text) if text else None
    if number is None or number < least:
        raise BadCell(say("scenario.actions.no_number", text=text), say("scenario.actions.number", least=least))
    return number


def policy(read: Reading) -> Fields:
    """数值: a value, 启用, 停用, 硬性, 级=2 or 权重=3."""
    fields: Fields = {"kind": "change_policy", "key": read.subject}
    match = FIELD.fullmatch(typed.narrow(read.value))
    if match:
        return fields | ({"level": typed.level(match["level"])} if match["level"] else {"weight": int(match["weight"])})
    if read.value in SWITCHES:
        return {**fields, **SWITCHES[read.value]}
    if not read.value:
        raise BadCell(say("scenario.actions.no_change"), say("scenario.actions.change"))
    number = typed.whole(read.value)
    return fields | {"value": read.value if number is None else number}


def levels(read: Reading) -> Fields:
    order = [typed.level(part) for part in SEPARATORS.split(read.subject or read.value) if part.strip()]
    if not order or None in order:
        raise BadCell(say("scenario.actions.no_levels", levels=read.subject or read.value), say("scenario.actions.levels"))
    return {"kind": "order_levels", "levels": order}


def pair(read: Reading) -> Fields:
    return {"kind": "pair", "places": _whole(read.value, 1) if read.value else None} | _pairing(read)


def unpair(read: Reading) -> Fields:
    return {"kind": "unpair"} | _pairing(read)


def _pairing(read: Reading) -> Fields:
    """派出所/部门, 派出所/警员, each with /岗位;岗位 behind."""
    station, _, partner = read.subject.partition("/")
    partner, _, posts = partner.partition("/")
    if not partner:
        raise BadCell(say("scenario.actions.no_pairing", subject=read.subject), say("scenario.actions.pairing"))
    fields = {"station": read.names.unit(station), "posts": [part for part in SEPARATORS.split(posts) if part]}
    try:
        return fields | {"department": read.names.unit(partner)}
    except Unclear:
        return fields | {"officer": read.names.officer(partner)}


def assign(read: Reading) -> Fields:
    duty = _duty(read._replace(subject=read.value))
    if None in duty.values() or read.first is None:
        raise BadCell(
            say("scenario.actions.no_assignment", subject=read.subject, value=read.value), say("scenario.actions.assignment")
        )
    if read.last not in (None, read.first):
        raise BadCell(say("scenario.actions.one_day_only"), say("scenario.actions.one_day"))
    return _pin(read, "assign") | {"last": None}


def forbid(read: Reading) -> Fields:
    return _pin(read, "forbid")


def _pin(read: Reading, kind: str) -> Fields:
    first = read.first or read.case.start
    last = None if kind == "assign" else read.last or read.case.end
    pin = {"kind": kind, "officer": read.names.officer(read.subject), "date": first, "last": last, "why": "比选方案"}
    return {"kind": "pin", "pin": pin | _duty(read._replace(subject=read.value))}


def horizon(read: Reading) -> Fields:
    """By 起 and 止, or both moved by so many days."""
    fields: Fields = {"kind": "move_horizon"}
    if not read.value:
        return fields
    number = typed.whole(read.value)
    if number is None:
        raise BadCell(say("scenario.actions.no_number_of_days", value=read.value), say("scenario.actions.days_later"))
    days = timedelta(number)
    return fields | {"first": read.case.start + days, "last": read.case.end + days}


def duty_room(read: Reading) -> Fields:
    return _beds(read, "duty_room")


def town(read: Reading) -> Fields:
    return _beds(read, "town")


def _beds(read: Reading, room: str) -> Fields:
    number = typed.whole(read.value)
    if not number:
        raise BadCell(say("scenario.actions.no_beds", value=read.value), say("scenario.actions.beds"))
    return {"kind": "change_beds", "unit": read.names.unit(read.subject), "room": room, "number": number}
