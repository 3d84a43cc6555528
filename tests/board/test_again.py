"""A board that runs is opened again by a second start, and by nobody who cannot read its note."""

import stat
import subprocess
import sys
from pathlib import Path

import pytest

from models.errors import Exit
from scheduler.board import again
from scheduler.board.again import address_again, answer, noted, signed
from scheduler.board.session import Session
from tests.board.desks import CASE, ORIGIN, Board, board, filled
from tests.board.served import environment, served
from tests.board.test_served import open_first_page

NONCE = "n" * 43


def test_a_second_start_opens_the_board_that_runs(tmp_path: Path) -> None:
    folder = filled(tmp_path / "夏季")
    with served(folder) as known:
        assert CASE in open_first_page(known.address)
        command = [sys.executable, "-m", "cli", "board", str(folder), "--no-browser"]
        second = subprocess.run(command, env=environment(folder), capture_output=True, text=True, encoding="utf-8", timeout=20)
        assert second.returncode == Exit.OK
        assert "已在运行" in second.stdout
        address = second.stdout.split("：")[-1].strip()
        assert address.startswith(f"{known.root}/open?token=")
        assert address != known.address
        assert CASE in open_first_page(address)
        assert known.close() == (Exit.OK, [])
    assert address_again(folder) is None
    assert list((tmp_path / "state").rglob("boards/*")) == []


def test_who_knows_the_key_gets_one_token_that_works_once(tmp_path: Path) -> None:
    opened = board(tmp_path, tmp_path / "log").enter()
    asked = f"{NONCE}.{signed(opened.session.key, 'ask', NONCE)}"
    told = opened.post("/again", data={})
    assert told.status_code == 403
    told = opened.browser.post("/again", headers={"Origin": ORIGIN, "Authorization": asked})
    assert told.text == f"{opened.session.token}.{signed(opened.session.key, 'open', NONCE + opened.session.token)}"
    assert opened.session.key not in told.text
    opened.browser.cookies.clear()
    opened.enter()
    assert opened.browser.get(opened.session.address, follow_redirects=False).status_code == 403


@pytest.mark.parametrize(
    "asked", ["", "x", ".", f"{NONCE}.", f"{NONCE}.x", f"{NONCE}.é", f".{signed('', 'ask', '')}", "x" * 9000]
)
def test_nobody_else_gets_any(tmp_path: Path, asked: str) -> None:
    opened: Board = board(tmp_path, tmp_path / "log")
    token = opened.session.token
    answered = opened.browser.post("/again", headers={"Origin": ORIGIN, "Authorization": asked.encode()})
    assert answered.status_code in (400, 403)
    assert answer(opened.session, asked) is None
    assert opened.session.token == token
    assert opened.browser.get("/again").status_code == 403


def test_another_site_gets_none(tmp_path: Path) -> None:
    opened = board(tmp_path, tmp_path / "log")
    asked = f"{NONCE}.{signed(opened.session.key, 'ask', NONCE)}"
    assert opened.browser.post("/again", headers={"Authorization": asked}).status_code == 403
    headers = {"Authorization": asked, "Origin": "http://evil.example"}
    assert opened.browser.post("/again", headers=headers).status_code == 403


def test_the_note_is_the_users_alone_and_goes_with_the_board(tmp_path: Path) -> None:
    with noted(tmp_path, Session(1)):
        note = next((tmp_path / "state").rglob("boards/*.json"))
        assert sys.platform == "win32" or stat.S_IMODE(note.stat().st_mode) == again.PRIVATE
        assert address_again(tmp_path) is None
    assert not note.exists()


@pytest.mark.parametrize(
    "left", ["", "{}", "[]", '{"port": "x", "key": 1}', '{"port": 99999, "key": ""}', '{"port": 1, "key": "k"}']
)
def test_a_note_of_a_board_that_is_gone_is_nothing(tmp_path: Path, left: str) -> None:
    with noted(tmp_path, Session(1)):
        note = next((tmp_path / "state").rglob("boards/*.json"))
    note.write_text(left)
    assert address_again(tmp_path) is None
