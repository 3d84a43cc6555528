"""What a planner can type or meet stands in README or docs, and every path that they name is there."""

import re
from pathlib import Path

import pytest
import typer

from cli import app
from models.errors import Exit
from models.policy import default_rows
from scheduler.exchange.sheets import SHEETS
from tests.paths import ROOT

PAGES = (*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md")))
REFERENCE = [page for page in PAGES if page.name != "CHANGELOG.md"]
"""The log of changes names what was there then."""
TEXT = "\n".join(page.read_text(encoding="utf-8") for page in REFERENCE)
CODE = re.compile(r"(?<![\w/])(?:scheduler|models|tests|benchmarks|docs|data|notebooks)/[\w./<>-]+\.(?:py|md|csv|toml|ipynb)")
LINK = re.compile(r"\]\((?!https?:|#)([^)#\s]+)(?:#[^)]*)?\)")
COMMANDS = {name: command for name, command in typer.main.get_command(app).commands.items() if not command.hidden}
OPTIONS = sorted(
    {
        (name, option)
        for name, command in COMMANDS.items()
        for param in command.params
        for option in param.opts
        if option.startswith("-")
    }
)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_stands_in_readme_and_has_a_section(command: str) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert re.search(rf"^\| `dutycover {command}\b", readme, re.MULTILINE)
    assert f"\n## {command}\n" in (ROOT / "docs/commands.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(("command", "option"), OPTIONS)
def test_every_option_stands_in_its_commands_section(command: str, option: str) -> None:
    page = (ROOT / "docs/commands.md").read_text(encoding="utf-8")
    sections = dict(re.findall(r"^## (\S+)\n(.*?)(?=^## |\Z)", page, re.MULTILINE | re.DOTALL))
    assert re.search(rf"^\|.*`{option}`", sections[command], re.MULTILINE)


@pytest.mark.parametrize("key", [row.key for row in default_rows()])
def test_every_policy_row_stands_in_the_docs(key: str) -> None:
    assert f"`{key}`" in TEXT


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.key)
def test_every_sheet_stands_in_the_docs_in_both_languages(sheet) -> None:
    row = rf"^\| {re.escape(sheet.zh)} \| {re.escape(sheet.en)} \| `{re.escape(sheet.key)}` \|"
    assert re.search(row, TEXT, re.MULTILINE)


@pytest.mark.parametrize("code", Exit)
def test_every_exit_code_stands_in_readme(code: Exit) -> None:
    assert f"\n| {code.value} | " in (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("page", REFERENCE, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_path_that_a_page_names_is_there(page: Path) -> None:
    """A recipe names a file that is still to be written with its part in angle brackets."""
    text = page.read_text(encoding="utf-8")
    named = {path for path in CODE.findall(text) if "<" not in path}
    assert not sorted(path for path in named if not (ROOT / path).exists())
    assert not sorted(link for link in LINK.findall(text) if not (page.parent / link).exists())


def test_both_readmes_draw_the_same_map_and_link_to_the_same_pages() -> None:
    english, chinese = ((ROOT / name).read_text(encoding="utf-8") for name in ("README.md", "README.zh.md"))
    room = re.compile(r"^ *([\w./]+) {2,}\S", re.MULTILINE)

    def drawn(text: str) -> list[str]:
        return room.findall(next(block for block in text.split("```") if "cli.py  " in block))

    def pages(text: str) -> set[str]:
        return set(LINK.findall(text)) - {"README.md", "README.zh.md"}

    assert [name for name in drawn(english) if name.count(".md") == 0] == [name for name in drawn(chinese) if ".md" not in name]
    assert pages(english) <= pages(chinese)
    assert {f"docs/{page.name}" for page in (ROOT / "docs").glob("*.md")} <= pages(chinese)


def test_every_page_stands_in_a_list_of_contents() -> None:
    """By which the site orders them: docs/index.md, and the page of that kind in a folder that it names."""
    listing = [page for page in PAGES if page.parent != ROOT and page.name in ("index.md", "README.md")]
    listed = {(page.parent / link).resolve() for page in listing for link in LINK.findall(page.read_text(encoding="utf-8"))}
    assert not sorted(str(page.relative_to(ROOT)) for page in PAGES if page not in listed and page != ROOT / "docs/index.md")
