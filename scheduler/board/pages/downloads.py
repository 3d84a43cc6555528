"""Files to take away: those of the opened folder, and what is made of them when it is asked for."""

from types import ModuleType
from typing import Annotated

from fastapi import APIRouter, Query, Response
from fastapi.responses import FileResponse

from models.errors import DutycoverError, Exit
from models.words import say
from scheduler.board.attached import as_attachment, attached, kind_of
from scheduler.board.desk import Desk

Name = Annotated[str, Query(max_length=255)]


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
        return FileResponse(path, media_type=kind_of(path.name), headers=as_attachment(path.name))

    @routes.get("/wall")
    def wall(file: Name) -> Response:
        return attached(*_makers().wall_copy(desk.folder.of(file), desk.opened(file).file))

    @routes.get("/json")
    def json(file: Name) -> Response:
        return attached(*_makers().bare_roster(desk.folder.of(file), desk.opened(file).file))

    @routes.get("/report")
    def report(file: Name, wall: bool = False) -> Response:
        from scheduler.board.report import report_page

        return attached(*_makers().report(desk.folder.of(file), desk.opened(file).file, report_page, wall))

    @routes.get("/template")
    def template(full: bool = False) -> Response:
        return attached(*_makers().template(full))

    @routes.get("/part")
    def part(file: Name, unit: Name) -> Response:
        return attached(*_makers().part(desk.folder.of(file), unit))

    return routes


def _makers() -> ModuleType:
    """Loaded when a file is first made."""
    from scheduler.jobs.downloads import made_files

    return made_files
