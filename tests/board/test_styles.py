"""What a sheet of ours styles is styled on every page that it stands on."""

import re
from pathlib import Path

import pytest

from scheduler.board.environment import FOLDER
from scheduler.board.report import STYLES

STATIC, TEMPLATES = FOLDER / "static", FOLDER / "templates"
SHEETS = {path.name: path.read_text(encoding="utf-8") for path in STATIC.glob("*.css")}
FAMILIES = {"roster": "roster.html", "ledger": "ledger/frame.html"}
"""Where a template that is a part of a page is shown: by its folder."""


def styled(sheet: str) -> set[str]:
    """Classes that a sheet gives a look, on whatever it is shown."""
    everywhere = re.sub(r"@(?:media|page)[^{]*\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\}|/\*.*?\*/", "", sheet, flags=re.DOTALL)
    return set(re.findall(r"\.([A-Za-z][\w-]*)", re.sub(r"\{[^{}]*\}", " ", everywhere)))


def classes(text: str) -> set[str]:
    known = re.findall(r'class="((?:\{[{%].*?[%}]\}|[^"])*)"', text)
    return {name for part in known for name in re.sub(r"\{[{%].*?[%}]\}", " ", part).split()}


def sheets_of(template: str) -> set[str]:
    """Names of the sheets that come with a template."""
    if template.startswith(("report/", "parts/")):
        return set(STYLES)
    text = (TEMPLATES / template).read_text(encoding="utf-8")
    frame = re.search(r'extends "([^"]+)"', text)
    home = frame[1] if frame else FAMILIES.get(template.split("/")[0], "frame.html")
    return set(re.findall(r"/static/(\w+\.css)", text)) | (sheets_of(home) if template not in (home, "frame.html") else set())


@pytest.mark.parametrize("path", sorted(TEMPLATES.rglob("*.html")), ids=lambda path: path.stem)
def test_a_page_has_the_sheets_that_style_it(path: Path) -> None:
    name = path.relative_to(TEMPLATES).as_posix()
    here = set().union(*(styled(SHEETS[sheet]) for sheet in sheets_of(name)))
    anywhere = set().union(*map(styled, SHEETS.values()))
    assert classes(path.read_text(encoding="utf-8")) & anywhere <= here
