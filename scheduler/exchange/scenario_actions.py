"""What each 动作 of a 比选方案 asks of its 对象 and 数值: the fields of the edit. Each raises `BadCell`."""

import math
import re
from datetime import date, timedelta
from typing import Any, NamedTuple

from models.case import Case
from scheduler.exchange import typed
from scheduler.exchange.cells import SEPARATORS, BadCell
from scheduler.exchange.names import CaseNames
from scheduler.exchange.sheets import words

ALL = ("全部", "*", "")
LEVELS = {"独立": "independent", "协助": "assist"}
FIELD = re.compile(r"(级|权重)\s*[=＝]?\s*(\d+)")

Fields = dict[str, Any]


class Asked(NamedTuple):
    """`subject` is what stands before the dates of a reference."""

    case: Case
    names: CaseNames
    subject: str
    value: str
    first: date | None
    last: date | None


def grant(asked: Asked) -> Fields:
    return {"kind": "grant_leave"} | _requests(asked)


def refuse(asked: Asked) -> Fields:
    return {"kind": "refuse_leave"} | _requests(asked)


def _requests(asked: Asked) -> Fields:
    if asked.subject in ALL:
        return {}
    if asked.subject in {one.id for one in asked.case.leave}:
        return {"request": asked.subject}
    return {"officer": asked.names.officer(asked.subject)}


def absent(asked: Asked) -> Fields:
    return {"kind": "absent", "officer": asked.names.officer(asked.subject)}


def recall(asked: Asked) -> Fields:
    return {"kind": "recall", "officer": asked.names.officer(asked.subject)}


def add_officer(asked: Asked) -> Fields:
    """A new id, and whom the officer is like in everything but the name."""
    if not asked.value:
        raise BadCell("没有写明照谁增加", "数值一格写一名现有警员，新警员的单位、类别、轮班、技能与之相同")
    like = asked.names.officer(asked.value)
    model = next(one for one in asked.case.officers if one.id == like)
    skills = [row for row in asked.case.qualifications if row.officer == like]
    return {
        "kind": "add_officer",
        "officer": dict(model) | {"id": asked.subject, "name": asked.subject},
        "qualifications": [dict(row) | {"officer": asked.subject} for row in skills],
    }


def train(asked: Asked) -> Fields:
    skill, _, level = asked.value.partition("/")
    if not skill or level not in ("", *LEVELS):
        raise BadCell(f"「{asked.value}」不是技能", "技能，如 户籍 或 户籍/协助")
    return {
        "kind": "train",
        "officer": asked.names.officer(asked.subject),
        "skill": skill,
        "level": LEVELS.get(level, "independent"),
    }


def scale(asked: Asked) -> Fields:
    text = typed.narrow(asked.value).removeprefix("×").removeprefix("x")
    try:
        factor = float(text.removesuffix("%")) / (100 if text.endswith("%") else 1)
    except ValueError:
        factor = math.nan
    if not 0 < factor <= 100:
        raise BadCell(f"「{asked.value}」不是倍数", "大于 0 的数，如 1.2 或 120%")
    return {"kind": "scale_demand", "factor": factor} | _duty(asked)


def put(asked: Asked) -> Fields:
    return {"kind": "set_demand"} | _numbers(asked) | _duty(asked)


def open_post(asked: Asked) -> Fields:
    """数值 as 最低/目标, and behind a space the kind of dates."""
    numbers, _, days = asked.value.partition(" ")
    kind = words.DAY_CLASS.values.get(days.strip()) if days.strip() else "every"
    if kind is None:
        raise BadCell(f"「{days}」不是日别", "、".join(words.DAY_CLASS.list))
    duty = _duty(asked)
    if None in duty.values():
        raise BadCell(f"「{asked.subject}」没有写明岗次", "派出所/岗位/班次，如 龙桥/户籍窗口/白")
    return {"kind": "open_post", "days": kind} | _numbers(asked._replace(value=numbers or "1")) | duty


def close_post(asked: Asked) -> Fields:
    duty = _duty(asked)
    if duty["station"] is None or duty["post"] is None:
        raise BadCell(f"「{asked.subject}」没有写明派出所和岗位", "派出所/岗位，如 龙桥/户籍窗口")
    return {"kind": "close_post"} | duty


def _duty(asked: Asked) -> Fields:
    parts = [part.strip() for part in asked.subject.split("/")]
    if len(parts) > 3:
        raise BadCell(f"「{asked.subject}」不是岗次", "派出所/岗位/班次，如 龙桥/户籍窗口/白；可只写前面的，全部写 *")
    station, post, shift = ([None if part in ALL else part for part in parts] + [None] * 3)[:3]
    return {"station": asked.names.unit(station) if station else None, "post": post, "shift": shift}


def _numbers(asked: Asked) -> Fields:
    minimum, slash, target = asked.value.partition("/")
    return {"minimum": _whole(minimum), "target": _whole(target) if slash else None}


def _whole(text: str, least: int = 0) -> int:
    number = typed.whole(text) if text else None
    if number is None or number < least:
        raise BadCell(f"「{text}」不是警力", f"不小于 {least} 的整数，或 最低/目标，如 1/2")
    return number


def policy(asked: Asked) -> Fields:
    """数值: a value, 启用, 停用, 硬性, 级=2 or 权重=3."""
    fields: Fields = {"kind": "change_policy", "key": asked.subject}
    found = FIELD.fullmatch(typed.narrow(asked.value))
    if found:
        return fields | {"level" if found[1] == "级" else "weight": int(found[2])}
    switches: dict[str, Fields] = {"启用": {"on": True}, "停用": {"on": False}, "硬性": {"hard": True}}
    if asked.value in switches:
        return {**fields, **switches[asked.value]}
    if not asked.value:
        raise BadCell("没有写明改成什么", "数值、启用、停用、硬性、级=2 或 权重=3")
    number = typed.whole(asked.value)
    return fields | {"value": asked.value if number is None else number}


def levels(asked: Asked) -> Fields:
    order = [typed.whole(part) for part in SEPARATORS.split(asked.subject or asked.value) if part.strip()]
    if not order or None in order:
        raise BadCell(f"「{asked.subject or asked.value}」不是级次", "现有级次的新次序，如 2;1;3")
    return {"kind": "order_levels", "levels": order}


def pair(asked: Asked) -> Fields:
    return {"kind": "pair", "places": _whole(asked.value, 1) if asked.value else None} | _pairing(asked)


def unpair(asked: Asked) -> Fields:
    return {"kind": "unpair"} | _pairing(asked)


def _pairing(asked: Asked) -> Fields:
    """派出所/部门, 派出所/警员, each with /岗位;岗位 behind."""
    station, _, partner = asked.subject.partition("/")
    partner, _, posts = partner.partition("/")
    if not partner:
        raise BadCell(f"「{asked.subject}」不是挂钩", "派出所/部门 或 派出所/警员，如 龙桥/禁毒大队")
    fields = {"station": asked.names.unit(station), "posts": [part for part in SEPARATORS.split(posts) if part]}
    try:
        return fields | {"department": asked.names.unit(partner)}
    except BadCell:
        return fields | {"officer": asked.names.officer(partner)}


def assign(asked: Asked) -> Fields:
    duty = _duty(asked._replace(subject=asked.value))
    if None in duty.values() or asked.first is None:
        raise BadCell(f"「{asked.subject} {asked.value}」不是指定", "对象如 龙桥07:2024-07-23，数值为 派出所/岗位/班次")
    if asked.last not in (None, asked.first):
        raise BadCell("指定只能是一天", "一个日期；多日请分行")
    return _pin(asked, "assign") | {"last": None}


def forbid(asked: Asked) -> Fields:
    return _pin(asked, "forbid")


def _pin(asked: Asked, kind: str) -> Fields:
    first = asked.first or asked.case.start
    last = None if kind == "assign" else asked.last or asked.case.end
    pin = {"kind": kind, "officer": asked.names.officer(asked.subject), "date": first, "last": last, "why": "比选方案"}
    return {"kind": "pin", "pin": pin | _duty(asked._replace(subject=asked.value))}


def horizon(asked: Asked) -> Fields:
    """By 起 and 止, or both moved by so many days."""
    fields: Fields = {"kind": "move_horizon"}
    if not asked.value:
        return fields
    number = typed.whole(asked.value)
    if number is None:
        raise BadCell(f"「{asked.value}」不是天数", "推后的天数，提前为负；或填 起、止")
    days = timedelta(number)
    return fields | {"first": asked.case.start + days, "last": asked.case.end + days}


def duty_room(asked: Asked) -> Fields:
    return _beds(asked, "duty_room")


def town(asked: Asked) -> Fields:
    return _beds(asked, "town")


def _beds(asked: Asked, room: str) -> Fields:
    number = typed.whole(asked.value)
    if not number:
        raise BadCell(f"「{asked.value}」不是床位数", "增加的床位数，减少为负，如 -1")
    return {"kind": "change_beds", "unit": asked.names.unit(asked.subject), "room": room, "number": number}
