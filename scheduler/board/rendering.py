"""Templates filled in: every sentence of theirs comes from the catalogue."""

from typing import Any
from urllib.parse import urlencode

from fastapi import Request
from fastapi.responses import HTMLResponse

from models.words import Language, spoken
from scheduler.board.charts import course_chart
from scheduler.board.desk import Desk
from scheduler.board.environment import environment
from scheduler.board.study_charts import bar_chart, curve_chart

TASKS = {
    "start": "board.start.name",
    "case": "board.case.name",
    "demand": "board.demand.name",
    "solve": "board.solve.name",
    "roster": "board.roster.name",
    "leave": "board.leave.name",
    "why": "board.why.name",
    "whatif": "board.whatif.name",
    "today": "board.today.name",
    "ledger": "board.ledger.name",
}
"""Pages by their paths, in the order of a week, with what they are called."""
SAME_FILE = (("case", "solve", "whatif"), ("roster", "leave", "why"))
"""Pages that show the same file: whoever goes from page to page keeps it."""


class Pages:
    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self._templates = environment()
        charts = {"course_chart": course_chart, "bar_chart": bar_chart, "curve_chart": curve_chart}
        self._templates.globals |= {"tasks": TASKS, **charts}

    def page(self, request: Request, name: str, status: int = 200, **values: Any) -> HTMLResponse:
        """A whole page, or for htmx a part of one: a template that does not extend the frame."""
        other = Language.EN if spoken() is Language.ZH else Language.ZH
        frame = {
            "path": request.url.path,
            "folder": self.desk.folder.path.name or str(self.desk.folder.path),
            "by": self.desk.by,
            "other": other,
            "other_address": f"{request.url.path}?{_with(request, lang=other.value)}",
            "address": lambda task: f"/{task}{_kept(request, task)}",
            "link": lambda **changed: f"{request.url.path}?{_with(request, **changed)}",
        }
        return HTMLResponse(self.text(name, **frame, **values), status)

    def text(self, name: str, **values: Any) -> str:
        return self._templates.get_template(name).render(**values)


def _with(request: Request, **changed: str) -> str:
    """The query of this page with something changed in it."""
    known = {key: value for key, value in request.query_params.items() if key != "lang"}
    return urlencode(known | changed)


def _kept(request: Request, task: str) -> str:
    """The query of another page that shows the file of this one."""
    file, here = request.query_params.get("file"), request.url.path.strip("/").split("/")[0]
    is_same = any(here in group and task in group for group in SAME_FILE)
    return f"?{urlencode({'file': file})}" if file and is_same else ""


def is_part(request: Request) -> bool:
    """Whether htmx asks, for a part of a page."""
    return request.headers.get("hx-request") == "true"
