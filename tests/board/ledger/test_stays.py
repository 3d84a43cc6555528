"""驻所 on the board: the ten boxes and the problem list go to the ledger, as a file of theirs would."""

import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from models.records.problem import ProblemState
from models.reports.stays import StaysReport
from scheduler.jobs.ready import answer_targets
from scheduler.jobs.records import Source, stays
from tests.board.desks import ORIGIN, Board
from tests.paths import ROOT

STAYS = "stays-2024-phase1.xlsx"


@pytest.fixture
def board(opened: Board, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Board:
    monkeypatch.setenv("DUTYCOVER_DB", str(tmp_path / "ledger.db"))
    shutil.copy(ROOT / "data" / STAYS, opened.desk.folder.path)
    assert opened.post("/ledger/stays/keep", data={"file": STAYS}).status_code == 303
    return opened


def page(board: Board, **asked: str) -> str:
    return board.browser.get("/ledger/stays", params=asked).text


def kept() -> StaysReport:
    return stays(Source(None), answer_targets(None)).value.report


def first_stay(board: Board) -> str:
    known = re.search(r"stay=([0-9a-f]{20})#stay", page(board))
    assert known
    return known[1]


def problem(board: Board) -> dict[str, Any]:
    known = re.search(r'name="key" value="([0-9a-f]{20})"', page(board))
    assert known
    return {"key": known[1], "state": "solved"}


def test_the_known_phase_is_read_out(board: Board) -> None:
    text = page(board)
    assert 'stays"' in text
    assert text.count("#stay") == 15
    assert text.count('action="/ledger/stays/problem"') == 21
    assert board.browser.get("/ledger/stays/report").content.startswith(b"PK")


def test_boxes_are_ticked_and_the_chiefs_report_counts_them(board: Board) -> None:
    before = kept().total
    key = first_stay(board)
    assert 'type="checkbox"' in page(board, stay=key)
    data = {"key": key, "talks-done": "yes", "talks": "40", "petitions-done": "yes", "petitions": "", "companies": "9"}
    assert board.post("/ledger/stays/tick", data=data).status_code == 303
    after = kept()
    record = next(record for record in after.records if record.talks == 40)
    assert (record.petitions, record.companies) == (1, 0)
    assert after.total.stays == before.stays == 15
    assert "驻所记录" in board.log.read_text(encoding="utf-8")


def test_a_problem_is_settled(board: Board) -> None:
    before = kept()
    assert board.post("/ledger/stays/problem", data=problem(board)).status_code == 303
    after = kept()
    assert after.states(ProblemState.SOLVED) == before.states(ProblemState.SOLVED) + 1 == 8
    assert after.total.problems == 21


def test_overdue_problems_stand_first(board: Board) -> None:
    late = [bool(row) for row in re.findall(r'<tr( class="late")?><th scope="row">', page(board).split("</thead>")[1])]
    assert late == sorted(late, reverse=True)


def test_a_record_changed_elsewhere_is_told_and_kept(board: Board) -> None:
    data = problem(board)
    board.post("/ledger/stays/problem", data=data)
    answer = board.post("/ledger/stays/problem", data=data | {"state": "mechanism"})
    assert answer.status_code == 422
    assert "在别处改过" in answer.text
    assert kept().states(ProblemState.SOLVED) == 8
    key = first_stay(board)
    board.post("/ledger/stays/tick", data={"key": key, "talks-done": "yes", "talks": "77"})
    assert board.post("/ledger/stays/tick", data={"key": key}).status_code == 422
    assert [record for record in kept().records if record.talks == 77]


def test_a_problem_and_a_stay_are_added_once(board: Board) -> None:
    report = kept()
    stay = report.records[0]
    new = {"station": stay.station, "kind": "care", "text": "夜间 <b> 休息", "found_on": str(stay.date), "state": "ongoing"}
    assert board.post("/ledger/stays/problem/new", data=new).status_code == 303
    assert "夜间 &lt;b&gt; 休息" in page(board)
    assert board.post("/ledger/stays/problem/new", data=new).status_code == 422
    added = {"day": str(stay.date), "officer": stay.officer, "station": stay.station, "time": "night"}
    answer = board.post("/ledger/stays/new", data=added).status_code
    assert (len(kept().records), answer) in ((16, 303), (15, 422))


@pytest.mark.parametrize(
    ("path", "wrong", "status"),
    [
        ("problem", {"state": "dated"}, 422),
        ("problem", {"deadline": "七月"}, 422),
        ("problem", {"deadline": "1999-01-01"}, 422),
        ("problem", {"state": "gone"}, 400),
        ("problem", {"key": "../x"}, 422),
        ("tick", {"key": "x" * 5000}, 422),
        ("keep", {"file": "../x.xlsx"}, 422),
        ("new", {"day": "2031-01-01", "officer": "Z", "station": "龙桥", "time": "day"}, 422),
        ("new", {"day": "x", "officer": "Z", "station": "龙桥", "time": "day"}, 400),
    ],
)
def test_what_cannot_be_changes_nothing(board: Board, path: str, wrong: dict[str, str], status: int) -> None:
    before = kept()
    assert board.post(f"/ledger/stays/{path}", data=problem(board) | {"deadline": ""} | wrong).status_code == status
    assert board.browser.post(f"/ledger/stays/{path}", headers={"Origin": f"{ORIGIN}1"}, data=wrong).status_code == 403
    assert kept() == before
    assert board.browser.get("/ledger/stays/report", params={"phase": "../x"}).status_code == 422


def test_without_records_the_page_says_what_to_do(opened: Board, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DUTYCOVER_DB", str(tmp_path / "none.db"))
    text = page(opened)
    assert "还没有驻所记录" in text
    assert not (tmp_path / "none.db").exists()
