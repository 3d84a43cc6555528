"""A case as JSON of the models; its faults carry the path of the field in place of a cell."""

from pathlib import Path

from pydantic import ValidationError

from models.case import Case
from scheduler.exchange.errors import CaseFault, CaseFaults, Unreadable, UnreadableKind

WRONG = {
    "missing": "缺少此项",
    "extra_forbidden": "未知的项",
    "enum": "不是可选的值",
    "string_type": "不是文本",
    "string_too_short": "为空",
    "string_too_long": "过长",
    "int_type": "不是整数",
    "int_parsing": "不是整数",
    "int_from_float": "不是整数",
    "greater_than": "过小",
    "greater_than_equal": "过小",
    "date_from_datetime_parsing": "不是日期",
    "date_parsing": "不是日期",
    "time_parsing": "不是时刻",
    "bool_parsing": "不是 true 或 false",
}


def read_json(path: Path) -> Case:
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Unreadable(UnreadableKind.ENCODING, f"「{path}」不是 UTF-8 的 JSON") from error
    try:
        return Case.model_validate_json(text)
    except ValidationError as error:
        details = error.errors()
        if any(detail["type"] == "json_invalid" for detail in details):
            raise Unreadable(UnreadableKind.BROKEN, f"「{path}」不是完好的 JSON：{details[0]['msg']}") from error
        raise CaseFaults(tuple(fault for detail in details for fault in _faults(dict(detail)))) from error


def _faults(detail: dict[str, object]) -> list[CaseFault]:
    place = detail["loc"]
    assert isinstance(place, tuple)
    if detail["type"] == "integrity":
        return [_line(line) for line in str(detail["msg"]).splitlines()]
    path = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in place).removeprefix(".")
    wrong = WRONG.get(str(detail["type"]), str(detail["msg"]))
    shown = "" if detail["type"] == "missing" else f"「{str(detail['input'])[:40]}」"
    return [CaseFault(path or "case", "", f"{shown}{wrong}")]


def _line(line: str) -> CaseFault:
    place, _, sentence = line.partition(": ")
    return CaseFault(place, "", sentence)
