"""A case as JSON of the models; its faults carry the path of the field in place of a cell."""

import re
from pathlib import Path

from pydantic import ValidationError

from models.case import Case
from models.words import say
from scheduler.exchange.errors import CaseFault, CaseFaults, Unreadable, UnreadableKind

WRONG = {
    "missing": "json.missing",
    "extra_forbidden": "json.unknown",
    "enum": "json.not_a_value",
    "string_type": "json.not_text",
    "string_too_short": "json.empty",
    "string_too_long": "json.too_long",
    "int_type": "json.not_whole",
    "int_parsing": "json.not_whole",
    "int_from_float": "json.not_whole",
    "greater_than": "json.too_small",
    "greater_than_equal": "json.too_small",
    "date_from_datetime_parsing": "json.not_a_date",
    "date_parsing": "json.not_a_date",
    "time_parsing": "json.not_a_time",
    "bool_parsing": "json.not_true_or_false",
}

PLACE = re.compile(r"line (\d+) column (\d+)")


def read_json(path: Path) -> Case:
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Unreadable(UnreadableKind.ENCODING, say("json.not_json", path=path)) from error
    try:
        return Case.model_validate_json(text)
    except ValidationError as error:
        details = error.errors()
        if any(detail["type"] == "json_invalid" for detail in details):
            place = PLACE.search(details[0]["msg"])
            line, column = place.groups() if place else (1, 1)
            raise Unreadable(UnreadableKind.BROKEN, say("json.broken", path=path, line=line, column=column)) from error
        raise CaseFaults(tuple(fault for detail in details for fault in _faults(dict(detail)))) from error


def _faults(detail: dict[str, object]) -> list[CaseFault]:
    place = detail["loc"]
    assert isinstance(place, tuple)
    if detail["type"] == "integrity":
        return [_line(line) for line in str(detail["msg"]).splitlines()]
    path = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in place).removeprefix(".")
    known = WRONG.get(str(detail["type"]))
    wrong = say(known) if known else str(detail["msg"])
    shown = "" if detail["type"] == "missing" else say("json.input", input=str(detail["input"])[:40])
    return [CaseFault(path or "case", "", f"{shown}{wrong}")]


def _line(line: str) -> CaseFault:
    place, _, sentence = line.partition(": ")
    return CaseFault(place, "", sentence)
