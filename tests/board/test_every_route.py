"""Whatever a page is asked with: every route refuses who is not let in, and opens nothing outside the folder."""

import datetime as dt
from collections.abc import Iterable, Iterator
from enum import EnumMeta
from pathlib import Path
from typing import Any

import pytest
from fastapi.routing import APIRoute

from tests.board.desks import ORIGIN, Board, board, filled
from tests.exchange.books import sound, write_book

SECRET = "secret.xlsx"
OUTSIDE = (f"../{SECRET}", "/etc/passwd\x00", "x" * 300)
OTHERS = {int: "1", float: "2", bool: "true", dt.date: "2024-07-23"}
"""What stands in fields that are no text."""


def routes(opened: Board) -> list[APIRoute]:
    """Those of the application, and of what it includes."""
    return list(flat(opened.browser.app.app.routes))


def flat(known: Iterable[Any]) -> Iterator[APIRoute]:
    for route in known:
        if isinstance(route, APIRoute):
            yield route
        elif hasattr(route, "original_router"):
            yield from flat(route.original_router.routes)


def fields(route: APIRoute) -> Iterator[tuple[str, Any]]:
    """Names and types of what a request may hold; a form that is a model, field by field."""
    for known in (*route.dependant.query_params, *route.dependant.body_params):
        inner = getattr(known.field_info.annotation, "model_fields", None)
        if inner:
            yield from ((name, field.annotation) for name, field in inner.items())
        else:
            yield known.alias, known.field_info.annotation


def filled_in(route: APIRoute, text: str) -> dict[str, Any]:
    """Texts and whatever else may hold any text are `text`."""
    values = {}
    for name, kind in fields(route):
        values[name] = next(iter(kind)).value if isinstance(kind, EnumMeta) else OTHERS.get(kind, text)
    return values


def methods(opened: Board) -> Iterator[tuple[APIRoute, str]]:
    return ((route, method) for route in routes(opened) for method in route.methods)


@pytest.mark.parametrize("text", OUTSIDE)
def test_no_parameter_leads_out_of_the_folder(tmp_path: Path, text: str) -> None:
    opened = board(filled(tmp_path / "夏季"), tmp_path / "log").enter()
    write_book(tmp_path / SECRET, sound())
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file() and path.name != "log"}
    assert len(routes(opened)) > 15
    for route, method in methods(opened):
        given = {"params": filled_in(route, text)} if method == "GET" else {"data": filled_in(route, text)}
        answer = opened.browser.request(method, route.path, headers={"Origin": ORIGIN}, follow_redirects=False, **given)
        assert answer.status_code < 500, (method, route.path, answer.text)
        assert "张三" not in answer.text, route.path
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file() and path.name != "log"} == before


def test_every_route_refuses_who_is_not_let_in(tmp_path: Path) -> None:
    opened = board(tmp_path, tmp_path / "log")
    for route, method in methods(opened):
        assert opened.browser.request(method, route.path, headers={"Origin": ORIGIN}).status_code == 403, route.path
    opened.enter()
    for route, method in methods(opened):
        for headers in ({"Origin": "http://evil.example"}, {"Sec-Fetch-Site": "cross-site"}):
            assert opened.browser.request(method, route.path, headers=headers).status_code == 403, route.path
