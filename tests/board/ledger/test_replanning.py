"""变动与重排 on the board: typed, tried, looked at, and written beside, so that nothing of it is lost or done unasked."""

import threading
import time
from pathlib import Path

import pytest

from scheduler.exchange.reading.roster_file import read_roster
from scheduler.jobs.board.turn import Work
from scheduler.jobs.ledger.publish import publish
from tests.board.desks import ORIGIN, Board, board
from tests.ledger.rosters import as_json, on_duty, with_refusal

ILLNESS = {"roster": "好.json", "kind": "illness", "officer": "A03", "first": "2024-07-26", "reason": "sick", "text": "发热 <b>"}


@pytest.fixture
def ready(opened: Board, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Board:
    monkeypatch.setenv("DUTYCOVER_DB", str(tmp_path / "ledger.db"))
    before = with_refusal()
    as_json(opened.desk.folder.path, on_duty(0, 4, of=before.case), "好.json")
    return opened


def page(board: Board, roster: str = "好.json", **more: str) -> str:
    return board.browser.get("/ledger/replan", params={"roster": roster} | more).text


def tried(board: Board, since: str = "2024-07-26", roster: str = "好.json") -> str:
    assert board.post("/ledger/replan/run", data={"roster": roster, "since": since}).status_code == 303
    for _ in range(600):
        text = board.browser.get("/ledger/replan/outcome", params={"roster": roster}).text
        if "hx-get" not in text:
            return text
        time.sleep(0.05)
    raise AssertionError(text)


def test_an_absence_is_typed_tried_and_written_as_a_new_roster_to_publish(ready: Board) -> None:
    assert ready.post("/ledger/replan/event", data=ILLNESS).status_code == 303
    text = page(ready)
    assert "发热 &lt;b&gt;" in text
    assert "指挥中心" in text
    later = board(ready.desk.folder.path, ready.log).enter()
    assert "发热 &lt;b&gt;" in page(later)
    before = set(ready.desk.folder.path.iterdir())
    text = tried(ready)
    assert "变动本人" in text
    assert "已证明" in text
    assert set(ready.desk.folder.path.iterdir()) == before
    assert ready.post("/ledger/replan/write", data={"roster": "好.json"}).status_code == 303
    assert "发热" not in page(board(ready.desk.folder.path, ready.log).enter())
    text = page(ready)
    assert "/ledger/publish?file=" in text
    assert "发热" in text
    written = read_roster(ready.desk.folder.path / "好-重排-底稿.xlsx")
    assert [(event.officer, event.author) for event in written.events] == [("A03", "指挥中心")]
    assert not [row for row in written.roster.assignments if row.officer == "A03" and row.date.day == 26]
    log = ready.log.read_text(encoding="utf-8")
    assert "重排后写出 好-重排-底稿.xlsx" in log


def test_an_event_of_a_roster_is_taken_back(ready: Board) -> None:
    ready.post("/ledger/replan/event", data=ILLNESS)
    tried(ready)
    ready.post("/ledger/replan/write", data={"roster": "好.json"})
    text = page(ready, "好-重排-底稿.xlsx")
    assert "本排班已含的变动" in text
    ready.post("/ledger/replan/undo", data={"roster": "好-重排-底稿.xlsx", "event": "1"})
    text = page(ready, "好-重排-底稿.xlsx")
    assert 'aria-pressed="true"' in text
    assert 'name="since" value="2024-07-26"' in text
    assert "变动已撤销" in tried(ready, roster="好-重排-底稿.xlsx")
    ready.post("/ledger/replan/undo", data={"roster": "好-重排-底稿.xlsx", "event": "1"})
    assert 'aria-pressed="true"' not in page(ready, "好-重排-底稿.xlsx")


def test_a_result_of_what_was_changed_since_is_told_and_not_written(ready: Board) -> None:
    ready.post("/ledger/replan/event", data=ILLNESS)
    tried(ready)
    ready.post("/ledger/replan/event", data=ILLNESS | {"first": "2024-07-27"})
    assert "请再试算" in page(ready)
    assert ready.post("/ledger/replan/write", data={"roster": "好.json"}).status_code == 422
    ready.post("/ledger/replan/drop", data={"roster": "好.json", "at": "1"})
    assert "请再试算" not in page(ready)


@pytest.mark.parametrize(
    ("wrong", "word"),
    [
        ({"officer": "A99"}, "A99"),
        ({"officer": ""}, "警员"),
        ({"first": "七月"}, "起"),
        ({"first": ""}, "起"),
        ({"last": "2024-07-20"}, "2024-07-20"),
        ({"reason": "bored"}, "原因"),
        ({"kind": "support", "station": "../x", "officers": "1"}, "../x"),
        ({"kind": "demand", "station": "龙桥所", "post": "接处警", "shift": "值", "minimum": "-3"}, "最低"),
    ],
)
def test_what_cannot_be_is_told_by_its_field_and_stays_as_typed(ready: Board, wrong: dict[str, str], word: str) -> None:
    answer = ready.post("/ledger/replan/event", data=ILLNESS | wrong)
    assert answer.status_code == 422
    alert = answer.text.split('role="alert">')[1].split("</p>")[0]
    assert word in alert
    assert "发热" in answer.text
    assert "已记下" not in page(ready)


def test_an_absence_of_who_is_on_leave_is_told_when_it_is_tried(ready: Board) -> None:
    ready.post("/ledger/replan/event", data=ILLNESS)
    assert 'role="alert"' in tried(ready, "2031-01-01")


def test_what_was_taken_out_of_the_line_waits_no_more(ready: Board) -> None:
    """Also while the work that it waited for goes on."""
    let_go = threading.Event()

    def wait() -> None:
        let_go.wait(30)

    def outcome() -> str:
        return ready.browser.get("/ledger/replan/outcome", params={"roster": "好.json"}).text

    ready.desk.turn.queue(Work(lambda: "比选", lambda: None, wait))
    ready.post("/ledger/replan/event", data=ILLNESS)
    ready.post("/ledger/replan/run", data={"roster": "好.json", "since": "2024-07-26"})
    assert "hx-get" in outcome()
    (waiting,) = ready.desk.turn.waiting()
    assert ready.post("/solve/leave", data={"number": waiting.number}).status_code == 303
    assert "hx-get" not in outcome()
    assert ready.desk.turn.holder == "比选"
    let_go.set()
    assert "变动本人" in tried(ready)


@pytest.mark.parametrize("path", ["event", "drop", "undo", "run", "write"])
def test_nothing_outside_the_folder_and_from_no_other_page(ready: Board, path: str) -> None:
    data = ILLNESS | {"at": "0", "event": "1", "since": "2024-07-26"}
    for roster in ("../好.json", "没有.json", "99"):
        assert ready.post(f"/ledger/replan/{path}", data=data | {"roster": roster}).status_code in (303, 422)
    answer = ready.browser.post(f"/ledger/replan/{path}", headers={"Origin": f"{ORIGIN}0"}, data=data)
    assert answer.status_code == 403
    assert not ready.desk.turn.holder


def test_a_version_is_replanned_by_its_number(ready: Board, tmp_path: Path) -> None:
    publish(as_json(tmp_path, with_refusal(), "a.json"))
    assert ready.post("/ledger/replan/event", data=ILLNESS | {"roster": "1"}).status_code == 303
    assert "发热" in page(ready, "1")
    assert "发热" not in page(ready)
