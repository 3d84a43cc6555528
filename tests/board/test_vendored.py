"""What is not ours is what the registry has, with its licence, and packed with the program."""

import hashlib
import tomllib

from tests.paths import ROOT

STATIC = ROOT / "scheduler" / "board" / "static"
OURS = {"board.css", "board.js", "board.svg", "vendored.toml"}


def test_each_vendored_file_is_the_one_described() -> None:
    known = tomllib.loads((STATIC / "vendored.toml").read_text(encoding="utf-8"))
    for part in known.values():
        assert hashlib.sha256((STATIC / part["file"]).read_bytes()).hexdigest() == part["sha256"]
        assert (STATIC / part["licence_file"]).stat().st_size
        assert part["version"] in part["from"]
    named = {name for part in known.values() for name in (part["file"], part["licence_file"])}
    assert {path.name for path in STATIC.iterdir()} == OURS | named


def test_nothing_of_the_board_names_an_address_outside() -> None:
    for path in [*STATIC.glob("board.*"), *(ROOT / "scheduler" / "board" / "templates").iterdir()]:
        text = path.read_text(encoding="utf-8").replace("http://www.w3.org/2000/svg", "")
        assert "http:" not in text
        assert "https:" not in text
