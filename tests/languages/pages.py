"""Every route of the board, over the files that the commands left."""

import time
from collections.abc import Iterator
from enum import EnumMeta
from pathlib import Path
from typing import Any, NamedTuple

from fastapi.routing import APIRoute

from models.events.event import EventKind
from models.words import Language
from tests.board.desks import ORIGIN, Board, board
from tests.board.test_every_route import fields, routes
from tests.cases import LONGQIAO
from tests.languages.seen import of_html

FILES = ("c.xlsx", "f.json")
OF_ROSTERS = ("/roster", "/leave", "/why", "/download", "/ledger")
DEMAND_FILES = ("h.xlsx", "c.xlsx", "没有.xlsx")
VALUES: dict[str, tuple[str, ...]] = {
    "file": FILES,
    "roster": ("r.xlsx", "f.json", "没有.xlsx"),
    "before": ("1", "没有"),
    "after": ("1",),
    "number": ("1",),
    "published": ("1",),
    "form": ("xlsx",),
    "unit": ("",),
    "station": (LONGQIAO,),
    "key": ("D01", "没有"),
    "day": ("2024-07-23",),
    "date": ("2024-07-23",),
    "since": ("2024-07-23",),
    "first": ("2024-07-23",),
    "found_on": ("2024-07-23",),
    "id": ("Q3",),
    "question": ("leave",),
    "officer": ("A03",),
    "action": ("absent",),
    "scenario": ("甲",),
    "subject": ("A02",),
    "kind": ("illness",),
    "place": ("户籍窗口/白",),
    "minimum": ("1",),
    "target": ("2",),
    "weight": ("1",),
    "seconds": ("2",),
    "each": ("2",),
    "steps": ("1",),
    "percents": ("50",),
    "absence": ("true",),
    "wall": ("false", "true"),
    "text": ("加强",),
    "goal": ("mm.xlsx",),
    "seen": ("x",),
    "running": ("false",),
}
"""What stands in the fields of a request; where there are several, each in its turn. Others are left to their defaults."""
FORMS = {
    "/whatif/add": {"action": "absent", "subject": "A02", "value": "", "first": "", "last": ""},
    "/ledger/replan/event": {"roster": "r.xlsx", "kind": "illness", "officer": "A03", "first": "2024-07-23", "reason": "sick"},
}
"""What the forms of these hold beside."""
RECORDS = {"/ledger/stays/keep", "/ledger/results/keep"}
MORE = (
    "/case?file=x.xlsx",
    "/solve?file=x.xlsx",
    *(f"/why?file=f.json&question={kind}&officer=D01&id=Q3&day=2024-07-23" for kind in ("cover", "officer", "leave", "shortage")),
    *(f"/whatif?file=c.xlsx&scenario=甲&action={action}" for action in ("scale", "demand", "train", "levels", "policy")),
    *(f"/ledger/replan?roster=r.xlsx&kind={kind}" for kind in EventKind),
    "/roster?file=f.json&day=nonsense",
    "/roster?file=f.json&at=x",
    "/nowhere",
)
"""What a page reads beside its declared fields, and what is no page."""
NOT_WALKED = {"roster/overtaken.html", "roster/edited.html", "failed_part.html"}
"""What only comes of a copy that two edit, or of a fault of ours."""


class Shown(NamedTuple):
    request: str
    code: int
    texts: list[str]


def walk(folder: Path, language: Language) -> Iterator[Shown]:
    opened = board(folder, folder.parent / "b.log", language).enter()
    gets = [route for route in routes(opened) if "GET" in route.methods and not _streams(route)]
    posts = [route for route in routes(opened) if "POST" in route.methods]
    for route in gets:
        yield from _asked(opened, route, "GET")
    for route in posts:
        yield from _asked(opened, route, "POST")
    until = time.monotonic() + 60
    while opened.desk.turn.holder or opened.desk.turn.waiting():
        assert time.monotonic() < until
        time.sleep(0.05)
    for route in (route for route in routes(opened) if _streams(route) or "work" in route.path):
        yield from _asked(opened, route, "GET")
    for path in MORE:
        yield _shown(path, opened.browser.get(path))
    for route in gets:
        if route.path.startswith(("/solve", "/whatif/{", "/ledger/replan", "/why/confirmed")):
            yield from _asked(opened, route, "GET")


def _streams(route: APIRoute) -> bool:
    return "/progress" in route.path


def _asked(opened: Board, route: APIRoute, method: str) -> Iterator[Shown]:
    choices = {name: _values(route, name, kind) for name, kind in _fields(route)}
    choices = {name: values for name, values in choices.items() if values}
    for given in _each_in_turn(choices):
        path = route.path
        for name in list(given):
            if f"{{{name}}}" in path:
                path = path.replace(f"{{{name}}}", given.pop(name))
        if method == "GET":
            yield _shown(f"{path} {given}", opened.browser.get(path, params=given))
        else:
            upload = given.pop("file", "") if path in ("/upload", "/case/merge") else ""
            files = {"files": {"file": ("c2.xlsx", (opened.desk.folder.path / "c.xlsx").read_bytes())}} if upload else {}
            answer = opened.browser.post(
                path, headers={"Origin": ORIGIN}, data=given | FORMS.get(path, {}), follow_redirects=True, **files
            )
            yield _shown(f"{path} {given}", answer)


def _each_in_turn(choices: dict[str, tuple[str, ...]]) -> Iterator[dict[str, Any]]:
    """All first values together, and every other value beside the first ones of the others."""
    first: dict[str, Any] = {name: values[0] for name, values in choices.items()}
    yield dict(first)
    yield from (first | {name: value} for name, values in choices.items() for value in values[1:])


def _fields(route: APIRoute) -> list[tuple[str, Any]]:
    inside = [(known.alias, known.field_info.annotation) for known in route.dependant.path_params]
    return [*inside, *fields(route)]


def _values(route: APIRoute, name: str, kind: Any) -> tuple[str, ...]:
    if isinstance(kind, EnumMeta):
        return tuple(member.value for member in kind)
    if name == "file" and route.path in RECORDS:
        return ("q.xlsx",)
    if name == "file" and "demand" in route.path:
        return DEMAND_FILES
    if name == "file" and route.path.startswith(OF_ROSTERS):
        return FILES[::-1]
    return VALUES.get(name, ())


def _shown(request: str, answer: Any) -> Shown:
    text = answer.text if _is_text(answer) else ""
    if answer.headers.get("content-type", "").startswith("text/event-stream"):
        text = "\n".join(line.removeprefix("data: ") for line in text.splitlines() if line.startswith("data: "))
    return Shown(request, answer.status_code, of_html(text))


def _is_text(answer: Any) -> bool:
    return any(
        answer.headers.get("content-type", "").startswith(kind) for kind in ("text/", "application/json")
    ) and not _is_file(answer)


def _is_file(answer: Any) -> bool:
    """To be saved: the commands write these as well."""
    return "attachment" in answer.headers.get("content-disposition", "")
