"""What docs/semantics.md says of each rule and term, cut out of that page."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

SECTION = re.compile(r"^## (.+)$", re.MULTILINE)
BLOCK = re.compile(r"^(?=- |\d\. |\| | +\d[a-z][ ,])", re.MULTILINE)
HEAD = re.compile(r"- `[a-z_]+`(?:(?:,| and) `[a-z_]+`)*")
BARE = re.compile(r"(?:\s*`[a-z_.]+`[,.])+\s*$")
"""Keys at the end of a paragraph that only says where they count."""


class Said(NamedTuple):
    """`section` is the heading under which it stands."""

    section: str
    text: str


def said_of(page: str, keys: Collection[str], priced: Collection[str]) -> Mapping[str, list[Said]]:
    """By key: the list items that begin with a rule or term, and what follows the name of a priced row and a colon."""
    said = defaultdict[str, list[Said]](list)
    for section, text in _sections(page):
        for block in _blocks(text):
            head = HEAD.match(block)
            for key in keys:
                if head and f"`{key}`" in head[0]:
                    said[key].append(Said(section, block.removeprefix("- ")))
            for key, piece in () if head else _pieces(block, priced):
                said[key].append(Said(section, f"`{key}`: {piece}"))
    return said


def forced_pins(page: str, rules: Collection[str]) -> Mapping[str, tuple[str, str]]:
    """By rule, of its row in the table on forced pins: what becomes of the forced duty, and of what is decided beside it."""
    rows = [line.strip("| ").split(" | ") for line in page.splitlines() if line.startswith("| `")]
    return {key: (row[1], row[2]) for key in rules for row in rows if len(row) == 3 and f"`{key}`" in row[0]}


def _sections(page: str) -> Iterator[tuple[str, str]]:
    _, *parts = SECTION.split(page)
    yield from zip(parts[::2], parts[1::2], strict=True)


def _blocks(text: str) -> Iterator[str]:
    """List items, with the lines that go on with them."""
    for block in BLOCK.split(text)[1:]:
        yield " ".join(block.split("\n\n")[0].split())


def _pieces(block: str, priced: Collection[str]) -> Iterator[tuple[str, str]]:
    _, *parts = re.split(rf"`({'|'.join(map(re.escape, priced))})`: ", block)
    for key, piece in zip(parts[::2], parts[1::2], strict=True):
        yield key, BARE.sub("", piece).strip()
