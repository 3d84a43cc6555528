"""What is not ours is what the registry has, with its licence, and packed with the program."""

import hashlib
import tomllib
from pathlib import Path

import pytest

from tests.paths import ROOT

STATIC = ROOT / "scheduler" / "board" / "static"
OURS = {
    STATIC: {
        "answers.css",
        "board.css",
        "board.js",
        "board.svg",
        "ledger.css",
        "ledger.js",
        "report.css",
        "roster.css",
        "roster.js",
        "roster_grid.js",
        "work.css",
    },
    ROOT / "tests" / "board" / "vendored": set(),
}


@pytest.mark.parametrize("folder", OURS, ids=lambda folder: folder.name)
def test_each_vendored_file_is_the_one_described(folder: Path) -> None:
    known = tomllib.loads((folder / "vendored.toml").read_text(encoding="utf-8"))
    for part in known.values():
        assert hashlib.sha256((folder / part["file"]).read_bytes()).hexdigest() == part["sha256"]
        assert (folder / part["licence_file"]).stat().st_size
        assert part["version"] in part["from"]
    named = {name for part in known.values() for name in (part["file"], part["licence_file"])}
    assert {path.name for path in folder.iterdir()} == OURS[folder] | named | {"vendored.toml"}


def test_nothing_of_the_board_names_an_address_outside() -> None:
    for path in [*(STATIC / name for name in OURS[STATIC]), *(ROOT / "scheduler" / "board" / "templates").rglob("*.html")]:
        text = path.read_text(encoding="utf-8").replace("http://www.w3.org/2000/svg", "")
        assert "http:" not in text
        assert "https:" not in text
