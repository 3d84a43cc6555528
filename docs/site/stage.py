"""The sources of the site, put together in a folder of their own: the repository's pages in the places that they have, so that
every link is what it is on GitHub, and the pages that are made from the code.
"""

import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from docs.site.contents import contents, is_contents
from docs.site.interface import interface
from docs.site.rule_pages import rule_pages, rules_list, with_pages

ROOT = Path(__file__).resolve().parents[2]
RULES, PYTHON = PurePosixPath("docs/rules.md"), PurePosixPath("docs/python.md")
PAGES = ("*.md", "docs/**/*.md", "benchmarks/*.md")
LINK = re.compile(r"\]\((?!\w+:|#)(?P<target>[^)#\s]+)")


def stage(folder: Path) -> None:
    """Files that are already there and the same keep their time, by which Sphinx knows what to read again."""
    wanted = dict(sources())
    for name, content in wanted.items():
        goal = folder / name
        if not goal.exists() or goal.read_bytes() != content:
            goal.parent.mkdir(parents=True, exist_ok=True)
            goal.write_bytes(content)
    for path in [path for path in folder.rglob("*") if path.is_file() and path.relative_to(folder).as_posix() not in wanted]:
        path.unlink()


def sources() -> Iterator[tuple[str, bytes]]:
    """By path in the folder: pages, the files that they link to, and those that are made."""
    for path in _pages():
        place, text = PurePosixPath(path.relative_to(ROOT).as_posix()), path.read_text(encoding="utf-8")
        yield str(place), _completed(place, text).encode()
        for linked in _linked(path, text):
            yield linked.relative_to(ROOT).as_posix(), linked.read_bytes()
    for name, text in rule_pages():
        yield f"docs/rules/{name}", text.encode()


def _completed(place: PurePosixPath, text: str) -> str:
    """With what a page has in the site alone: its contents, or what is made of the code."""
    if is_contents(place):
        return text + contents(text)
    if place == RULES:
        return with_pages(text) + rules_list()
    return text + interface() if place == PYTHON else text


def _pages() -> list[Path]:
    return sorted(path for pattern in PAGES for path in ROOT.glob(pattern))


def _linked(page: Path, text: str) -> Iterator[Path]:
    """Files beside the pages, such as pictures and samples."""
    for link in LINK.finditer(text):
        path = (page.parent / link["target"]).resolve()
        if path.is_file() and path.suffix != ".md":
            yield path
