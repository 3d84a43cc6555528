"""发布 on the board: the audit's word first, breaches and a stale base only expressly, and nothing typed is lost."""

import re
from pathlib import Path

import pytest

from scheduler.audit import of_file
from scheduler.jobs.board.editing import working_copy
from scheduler.jobs.ledger import publish as publishing
from scheduler.jobs.ledger.history import history
from scheduler.jobs.ledger.publish import publish
from tests.board.desks import ROSTER, Board
from tests.ledger.rosters import as_json, on_duty, with_refusal


@pytest.fixture
def ready(opened: Board, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Board:
    """With a roster in the folder that the audit lets through."""
    monkeypatch.setenv("DUTYCOVER_DB", str(tmp_path / "ledger.db"))
    as_json(opened.desk.folder.path, with_refusal(), "好.json")
    return opened


def seen(board: Board, name: str) -> str:
    known = re.search(r'name="seen" value="([^"]+)"', board.browser.get("/ledger/publish", params={"file": name}).text)
    assert known
    return known[1]


def send(board: Board, name: str, **more: str):
    return board.post("/ledger/publish", data={"file": name, "seen": seen(board, name)} | more)


def test_a_roster_is_published_by_whoever_works_at_the_board_and_logged(ready: Board) -> None:
    answer = send(ready, "好.json", note="初版 <b>")
    assert answer.headers["Location"] == "/ledger?published=1"
    version = history().value[0]
    assert (version.author, version.note) == ("指挥中心", "初版 <b>")
    assert "发布「好.json」为第 1 版" in ready.log.read_text(encoding="utf-8")
    assert "初版 &lt;b&gt;" in ready.browser.get("/ledger?published=1").text


def test_breaches_are_listed_and_not_published(ready: Board) -> None:
    text = ready.browser.get("/ledger/publish", params={"file": ROSTER}).text
    assert re.search(r"\d+ 处规则冲突，不能发布", text)
    assert 'method="post"' not in text
    answer = ready.post("/ledger/publish", data={"file": ROSTER, "seen": "x"})
    assert answer.status_code == 422
    assert history().value == ()


def test_what_is_open_is_neither_read_nor_audited_again(ready: Board, monkeypatch: pytest.MonkeyPatch) -> None:
    def again(*_: object) -> None:
        raise AssertionError

    before = ready.browser.get("/ledger/publish", params={"file": "好.json"}).text
    for module, name in ((working_copy, "read_roster"), (publishing, "read_roster"), (of_file, "audit_with")):
        monkeypatch.setattr(module, name, again)
    assert ready.browser.get("/ledger/publish", params={"file": "好.json"}).text == before
    assert 'method="post"' in before


def test_a_file_changed_since_it_was_looked_at_is_looked_at_again(ready: Board) -> None:
    before = seen(ready, "好.json")
    as_json(ready.desk.folder.path, on_duty(0, 4, of=with_refusal().case), "好.json")
    answer = ready.post("/ledger/publish", data={"file": "好.json", "seen": before, "note": "写了很久的说明"})
    assert answer.status_code == 422
    assert "又改了" in answer.text
    assert "写了很久的说明" in answer.text
    assert history().value == ()


def test_a_roster_that_was_not_made_from_the_version_in_force_replaces_it_only_expressly(ready: Board, tmp_path: Path) -> None:
    publish(as_json(tmp_path, with_refusal(), "a.json"), "甲")
    as_json(ready.desk.folder.path, on_duty(0, 4, of=with_refusal().case), "另一份.json")
    text = ready.browser.get("/ledger/publish", params={"file": "另一份.json"}).text
    assert "--base" not in text
    assert "A03" in text
    answer = send(ready, "另一份.json", note="替代")
    assert answer.status_code == 422
    assert "替代" in answer.text
    assert send(ready, "另一份.json", over="1").headers["Location"] == "/ledger?published=2"


def test_who_comes_second_is_told_what_changed_meanwhile(ready: Board, tmp_path: Path) -> None:
    before = with_refusal()
    publish(as_json(tmp_path, before, "a.json"))
    as_json(ready.desk.folder.path, on_duty(0, 4, made_from=before, of=before.case), "改.json")
    known = seen(ready, "改.json")
    publish(as_json(tmp_path, on_duty(0, 6, made_from=before, of=before.case), "b.json"), "别人")
    answer = ready.post("/ledger/publish", data={"file": "改.json", "seen": known, "note": "我的"})
    assert answer.status_code == 422
    assert "其间已发布了第 2 版" in answer.text
    assert "别人" in answer.text
    assert "我的" in answer.text
    assert len(history().value) == 2


@pytest.mark.parametrize("wrong", [{"file": "../好.json"}, {"file": "没有.json"}])
def test_only_files_of_the_folder_are_published(ready: Board, wrong: dict[str, str]) -> None:
    assert ready.post("/ledger/publish", data={"seen": "x"} | wrong).status_code == 422
    assert 'role="alert"' in ready.browser.get("/ledger/publish", params=wrong).text


def test_a_form_of_another_page_publishes_nothing(ready: Board) -> None:
    data = {"file": "好.json", "seen": seen(ready, "好.json")}
    answer = ready.browser.post("/ledger/publish", headers={"Origin": "http://evil.example"}, data=data)
    assert answer.status_code == 403
    assert ready.post("/ledger/publish", data=data | {"over": "x"}).status_code == 400
    assert ready.post("/ledger/publish", data=data | {"note": "说" * 501}).status_code == 400
    assert history().value == ()
