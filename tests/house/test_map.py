"""The map of the house in both READMEs is the house: every room of the tree is drawn or named, and nothing that is gone."""

import re
from pathlib import Path

import pytest

from tests.paths import ROOT

READMES = ("README.md", "README.zh.md")
DRAWN = re.compile(r"^(?P<indent> *)(?P<name>[\w.]+/?)(?: {2,}(?P<words>\S.*))?$")
ROOM = re.compile(r"(?<![\w/])([a-z_]+)/(?!\w)")
"""A folder that the words of a line name."""


def drawn(readme: str) -> dict[str, str]:
    """By path: what the map says of it, with the lines that go on."""
    text = (ROOT / readme).read_text(encoding="utf-8")
    block = next(block for block in text.split("```") if "cli.py  " in block)
    rooms: dict[str, str] = {}
    above: list[str] = []
    for line in block.strip("\n").splitlines():
        place = DRAWN.match(line)
        if place and len(place["indent"]) // 2 <= len(above):
            above = [*above[: len(place["indent"]) // 2], place["name"].rstrip("/")]
            rooms["/".join(above)] = place["words"] or ""
        else:
            rooms["/".join(above)] += " " + line.strip()
    return rooms


def folders(parent: Path) -> set[str]:
    """Those with code of their own or below."""
    return {path.name for path in parent.iterdir() if path.is_dir() and any(path.rglob("*.py")) and path.name != "__pycache__"}


def tracked() -> set[str]:
    return {path.name for path in ROOT.iterdir() if path.is_dir() and path.name[0] != "." and path.name not in ("build", "dist")}


@pytest.mark.parametrize("readme", READMES)
def test_what_the_map_draws_and_names_is_there(readme: str) -> None:
    rooms = drawn(readme)
    assert len(rooms) > 25
    assert [path for path in rooms if not (ROOT / path).exists()] == []
    named = {f"{path}/{room}" for path, words in rooms.items() for room in ROOM.findall(words)}
    assert len(named) > 25
    assert sorted(path for path in named if not (ROOT / path).is_dir()) == []


@pytest.mark.parametrize("readme", READMES)
def test_every_room_of_the_tree_is_on_the_map(readme: str) -> None:
    """Folders at the top, all of models and scheduler, and theirs."""
    rooms = drawn(readme)
    known = set(rooms) | {f"{path}/{room}" for path, words in rooms.items() for room in ROOM.findall(words)}
    parents = [Path("models"), Path("scheduler"), *(Path("scheduler") / name for name in folders(ROOT / "scheduler"))]
    inside = {(parent / name).as_posix() for parent in parents for name in folders(ROOT / parent)}
    assert sorted((tracked() | inside) - known) == []
