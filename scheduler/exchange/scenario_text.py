"""An edit of a 比选方案 in words."""

from models.scenario import (
    Absent,
    AddOfficer,
    ChangeBeds,
    ChangePolicy,
    ClosePost,
    Edit,
    GrantLeave,
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
from scheduler.exchange.roster_text import days
from scheduler.exchange.sheets import words

ROOMS = {"duty_room": "备勤室", "town": "周转房"}


def edit_text(edit: Edit) -> str:
    return _said(edit) + _when(edit)


def _when(edit: Edit) -> str:
    if edit.first and edit.last:
        return f"，{days(edit.first, edit.last)}"
    return f"，自 {edit.first} 起" if edit.first else f"，至 {edit.last} 止" if edit.last else ""


def _said(edit: Edit) -> str:
    match edit:
        case GrantLeave():
            return f"{_requests(edit)}全部准假"
        case RefuseLeave():
            return f"{_requests(edit)}不准假"
        case Absent():
            return f"{edit.officer} 缺勤"
        case AddOfficer():
            return f"{edit.officer.unit} 增加 {edit.officer.id}"
        case Train():
            return f"{edit.officer} 取得 {edit.skill} 资质"
        case ScaleDemand():
            return f"{_duty(edit)} 需求 ×{edit.factor:g}"
        case SetDemand() | OpenPost():
            numbers = f"{edit.minimum}/{edit.minimum if edit.target is None else edit.target}"
            return f"{'设岗 ' if isinstance(edit, OpenPost) else ''}{_duty(edit)} 最低/目标 {numbers}{_class(edit)}"
        case ClosePost():
            return f"撤岗 {_duty(edit)}"
        case ChangePolicy():
            return f"规则 {edit.key} {_policy(edit)}"
        case OrderLevels():
            return f"级次改为 {'、'.join(map(str, edit.levels))} 在前"
        case Pair() | Unpair():
            posts = f"（{'、'.join(edit.posts)}）" if edit.posts else ""
            partner = edit.department or edit.officer or "任何部门"
            return f"{'解除挂钩' if isinstance(edit, Unpair) else '挂钩'} {edit.station} 与 {partner}{posts}"
        case PinDecision():
            pin = edit.pin
            return (
                f"{words.PIN.shown(pin.kind)} {pin.officer or pin.request} {pin.station or ''}{pin.post or ''}{pin.shift or ''}"
            )
        case MoveHorizon():
            return "编制期改动"
        case Recall():
            return f"召回 {edit.officer}"
        case ChangeBeds():
            return f"{edit.unit} {ROOMS[edit.room]} {edit.number:+d} 床"


def _requests(edit: GrantLeave | RefuseLeave) -> str:
    return f"申请 {edit.request} " if edit.request else f"{edit.officer} 的申请" if edit.officer else "待定申请"


def _duty(edit: ScaleDemand | SetDemand | OpenPost | ClosePost) -> str:
    parts = (edit.station, edit.post, edit.shift)
    return "/".join(part or "*" for part in parts).removesuffix("/*").removesuffix("/*")


def _class(edit: SetDemand | OpenPost) -> str:
    return f"（{words.DAY_CLASS.shown(edit.days)}）" if isinstance(edit, OpenPost) and edit.days != "every" else ""


def _policy(edit: ChangePolicy) -> str:
    said = {
        "": edit.value,
        "启用": {True: "是", False: "否"}.get(edit.on) if edit.on is not None else None,
        "硬性": {True: "是", False: "否"}.get(edit.hard) if edit.hard is not None else None,
        "级": edit.level,
        "权重": edit.weight,
    }
    return "，".join(f"{name} = {value}".strip() for name, value in said.items() if value is not None)
