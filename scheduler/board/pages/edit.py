"""排班: the edits of a roster, each typed into its working copy, with what it comes to."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, BackgroundTasks, Form, Query, Request, Response
from fastapi.responses import RedirectResponse

from models.words import say
from scheduler.board.desk import Desk
from scheduler.board.rendering import Pages
from scheduler.board.roster_forms import Act, Asked, Shown, Withdrawn
from scheduler.jobs.board.asked_for import Of, Place

if TYPE_CHECKING:
    from scheduler.jobs.board.editing.typed_copy import Wanted
    from scheduler.jobs.board.editing.working_copy import Made, WorkingCopy

    Edit = Callable[[WorkingCopy], Made]


def router(desk: Desk, pages: Pages) -> APIRouter:
    routes = APIRouter()

    @routes.post("/roster/edit")
    def edit(request: Request, asked: Annotated[Asked, Form()]) -> Response:
        return _answer(desk, pages, request, asked, lambda copy: copy.change(asked.state, _wanted(copy, asked)))

    @routes.post("/roster/withdraw")
    def withdraw(request: Request, asked: Annotated[Withdrawn, Form()]) -> Response:
        from scheduler.jobs.board.editing.edit_wanted import withdrawn

        return _answer(
            desk, pages, request, asked, lambda copy: copy.change(asked.state, withdrawn(copy, asked.sheet, asked.cell))
        )

    @routes.post("/roster/undo")
    def undo(request: Request, asked: Annotated[Shown, Form()]) -> Response:
        return _answer(desk, pages, request, asked, lambda copy: copy.undo(asked.state))

    @routes.post("/roster/redo")
    def redo(request: Request, asked: Annotated[Shown, Form()]) -> Response:
        return _answer(desk, pages, request, asked, lambda copy: copy.redo(asked.state))

    _add_reading(routes, desk, pages)
    return routes


def _add_reading(routes: APIRouter, desk: Desk, pages: Pages) -> None:
    """What comes before the first edit: the edits that there are, or a working copy that can be edited."""

    @routes.get("/roster/edits")
    def edits(
        request: Request,
        file: Annotated[str, Query(max_length=255)],
        state: Annotated[str, Query(max_length=255)],
        tasks: BackgroundTasks,
    ) -> Response:
        """Once they are read; a page that shows none is shown anew where there were any.

        An edit made since leaves the page as it is: it keeps its own state, and its next edit is told of that one.
        """
        copy = desk.copy(file)
        answer = pages.page(request, "roster/edits.html", copy=copy, file=file, state=state)
        if copy.edits and copy.state == state:
            answer.headers["HX-Refresh"] = "true"
        tasks.add_task(copy.prepare)
        answer.background = tasks
        return answer

    @routes.post("/roster/copy")
    def copy(file: Annotated[str, Form(max_length=255)]) -> Response:
        from scheduler.jobs.board.editing.make_copy import make_copy

        name = make_copy(desk.folder, file)
        desk.note(say("board.log.copy", name=file, copy=name))
        return RedirectResponse(f"/roster?{urlencode({'file': name})}", 303)


def _answer(desk: Desk, pages: Pages, request: Request, asked: Shown, edit: "Edit") -> Response:
    from scheduler.jobs.board.editing.edit_told import told
    from scheduler.jobs.board.editing.working_copy import Overtaken
    from scheduler.jobs.board.roster_page import changed_rows
    from scheduler.jobs.board.shown_page import shown_page

    copy = desk.copy(asked.file)
    try:
        copy.refuse_overtaken(asked.state)
        made = edit(copy)
    except Overtaken as error:
        return pages.page(request, "roster/overtaken.html", 409, sentence=error.sentence())
    known = told(made)
    for line in known.edits:
        desk.note(say("board.log.edit", name=asked.file, edit=line))
    before, after = (shown_page(opened, asked.of, asked.unit, asked.span, asked.at).page for opened in made[:2])
    rows = changed_rows(before, after)
    is_anew = not rows and after != before
    return pages.page(
        request, "roster/edited.html", told=known, rows=rows, page=after, copy=copy, file=asked.file, is_new_page=is_anew
    )


def _wanted(copy: "WorkingCopy", asked: Asked) -> "Wanted":
    """Raises `NoSuchCell` and `NotEdited`."""
    from scheduler.jobs.board.cell_story import duty_of
    from scheduler.jobs.board.editing import edit_wanted
    from scheduler.jobs.board.editing.cell_panel import officer_key

    if asked.of is Of.OFFICERS and asked.act is Act.TYPE:
        key = officer_key(copy.shown, Place(asked.of, asked.key, asked.day))
        return edit_wanted.typed_date(copy, key.officer, key.date, asked.text)
    duty = duty_of(copy.shown, Place(Of.STATIONS, asked.duty or asked.key, asked.day))
    if asked.act is Act.PUT_ON:
        return edit_wanted.put_on(copy, duty, asked.officer, asked.instead)
    if asked.act is Act.TAKE_OFF:
        return edit_wanted.taken_off(copy, duty, asked.officer)
    return edit_wanted.typed_crew(copy, duty, asked.text)
