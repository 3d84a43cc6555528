"""The order of the site: the links of its contents pages, which read on GitHub as they are."""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

LISTED = re.compile(r"^(?:- |\|[^\n]*?)\[(?P<title>[^\]]+)\]\((?P<page>[^)#:]+\.md)\)", re.MULTILINE)
"""The link that a list item begins with, or the first of a row of a table."""
SECTION = re.compile(r"^## (?P<caption>.+)$", re.MULTILINE)


def is_contents(page: PurePosixPath) -> bool:
    """Of a folder of docs: what it links to in its lists comes below it."""
    return page.parts[0] == "docs" and page.name in ("index.md", "README.md")


def contents(text: str) -> str:
    """The links of each section of a page as a table of contents for Sphinx, which the page does not show."""
    return "".join(_tree(caption, part) for caption, part in _sections(text) if LISTED.search(part))


def _sections(text: str) -> Iterator[tuple[str, str]]:
    first, *parts = SECTION.split(text)
    yield "", first
    yield from zip(parts[::2], parts[1::2], strict=True)


def _tree(caption: str, part: str) -> str:
    entries = [f"{listed['title']} <{listed['page'].removesuffix('.md')}>" for listed in LISTED.finditer(part)]
    options = [":hidden:", *([f":caption: {caption}"] if caption else [])]
    return "\n".join(["", "```{toctree}", *options, "", *entries, "```", ""])
