"""A board over a folder of the tests: its application, and a browser's requests to it."""

from pathlib import Path
from typing import Any, NamedTuple

from fastapi.testclient import TestClient

from models.words import Language
from scheduler.board.app import application
from scheduler.board.desk import Desk
from scheduler.board.session import Session
from scheduler.exchange.reading.roster_file import write_roster_json
from tests.exchange.books import sound, write_book
from tests.exchange.rosters import case, roster_file
from tests.explain.asked.files import file_of

PORT = 8765
ORIGIN = f"http://127.0.0.1:{PORT}"
CASE, ROSTER = "七月.xlsx", "七月底稿.json"


class Board(NamedTuple):
    desk: Desk
    session: Session
    browser: TestClient
    log: Path

    def enter(self) -> "Board":
        assert self.browser.get(self.session.address, follow_redirects=False).status_code == 303
        return self

    def post(self, path: str, **given: Any) -> Any:
        return self.browser.post(path, headers={"Origin": ORIGIN}, follow_redirects=False, **given)


def board(folder: Path, log: Path, language: Language = Language.ZH, client: tuple[str, int] = ("127.0.0.1", 50000)) -> Board:
    desk, session = Desk(folder, "指挥中心", log), Session(PORT)
    browser = TestClient(application(desk, session, language), base_url=ORIGIN, client=client, raise_server_exceptions=False)
    return Board(desk, session, browser, log)


def filled(folder: Path) -> Path:
    """With a case and a roster."""
    folder.mkdir()
    write_book(folder / CASE, sound())
    write_roster_json(folder / ROSTER, file_of(case(), roster_file().roster))
    return folder
