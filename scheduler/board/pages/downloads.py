"""Files to take away: those of the opened folder, and what is made of them when it is asked for."""

from pathlib import Path
from types import ModuleType
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Query, Response
from fastapi.responses import FileResponse

from models.errors import DutycoverError, Exit
from models.words import say
from scheduler.board.desk import Desk

Name = Annotated[str, Query(max_length=255)]
KINDS = {
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".json": "application/json",
    ".html": "text/html; charset=utf-8",
}
ANY_KIND = "application/octet-stream"


class NotOffered(DutycoverError):
    """What cannot be taken away as one file. The text is for the planner."""

    exit_code = Exit.UNREADABLE


def router(desk: Desk) -> APIRouter:
    routes = APIRouter(prefix="/download")

    @routes.get("/file")
    def file(file: Name) -> Response:
        path = desk.folder.of(file)
        if not path.is_file():
            raise NotOffered(say("board.download.folder", name=path.name))
        return FileResponse(path, media_type=_kind(path.name), headers=as_attachment(path.name))

    @routes.get("/wall")
    def wall(file: Name) -> Response:
        return _handed(*_makers().wall_copy(desk.folder.of(file), desk.opened(file).file))

    @routes.get("/json")
    def json(file: Name) -> Response:
        return _handed(*_makers().bare_roster(desk.folder.of(file), desk.opened(file).file))

    @routes.get("/report")
    def report(file: Name, wall: bool = False) -> Response:
        from scheduler.board.report import report_page

        return _handed(*_makers().report(desk.folder.of(file), desk.opened(file).file, report_page, wall))

    @routes.get("/template")
    def template(full: bool = False) -> Response:
        return _handed(*_makers().template(full))

    @routes.get("/part")
    def part(file: Name, unit: Name) -> Response:
        return _handed(*_makers().part(desk.folder.of(file), unit))

    return routes


def as_attachment(name: str) -> dict[str, str]:
    """By this a browser keeps the file instead of showing it. Whatever is in the name stays in the name (RFC 6266)."""
    return {"Content-Disposition": f"attachment; filename*=UTF-8''{quote(name, safe='')}"}


def _makers() -> ModuleType:
    """Loaded when a file is first made."""
    from scheduler.jobs.downloads import made_files

    return made_files


def _handed(name: str, content: bytes) -> Response:
    return Response(content, media_type=_kind(name), headers=as_attachment(name))


def _kind(name: str) -> str:
    return KINDS.get(Path(name).suffix.lower(), ANY_KIND)
