"""勤务均衡, 互助往来 and 帮扶成效: the same figures as the working copy's sheets and the command's."""

import re
import shutil
from pathlib import Path

import pytest

from scheduler.exchange.working.fairness import fairness
from scheduler.exchange.writing.paper.roster_tables import Tables
from tests.board.desks import ORIGIN, ROSTER, Board
from tests.paths import ROOT

RESULTS = "results-2024-summer.xlsx"


@pytest.fixture
def board(opened: Board, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Board:
    monkeypatch.setenv("DUTYCOVER_DB", str(tmp_path / "ledger.db"))
    return opened


def test_everybody_stands_with_the_figures_of_the_sheet(board: Board) -> None:
    text = board.browser.get("/ledger/fairness", params={"roster": ROSTER}).text
    tables = Tables(board.desk.opened(ROSTER).file)
    for known in fairness(tables):
        row = text.split(f">{tables.labels[known.officer.id]}</th>")[1].split("</tr>")[0]
        numbers = re.findall(r'class="number[^"]*">(?:<b>)?([^<]*)<', row)
        load = known.load
        assert numbers[:5] == [str(value) for value in (load.duties, load.nights, load.weekends, load.holidays, load.covers)]
        assert numbers[5:8] == [str(load.past), str(load.burden), str(load.total)]


def test_a_unit_alone_is_shown(board: Board) -> None:
    everybody = board.browser.get("/ledger/fairness", params={"roster": ROSTER}).text.count("<tr>")
    unit = board.desk.opened(ROSTER).file.case.units[0].id
    assert 1 < board.browser.get("/ledger/fairness", params={"roster": ROSTER, "unit": unit}).text.count("<tr>") < everybody


@pytest.mark.parametrize("roster", ["../x", "没有.xlsx", "7", "99999999999"])
@pytest.mark.parametrize("page", ["fairness", "aid"])
def test_a_roster_that_is_not_there_is_told(board: Board, page: str, roster: str) -> None:
    assert 'role="alert"' in board.browser.get(f"/ledger/{page}", params={"roster": roster}).text


def test_without_aid_or_records_the_pages_say_so(board: Board) -> None:
    assert board.browser.get("/ledger/aid", params={"roster": ROSTER}).status_code == 200
    assert "<table" not in board.browser.get("/ledger/results").text


def test_results_are_kept_from_a_file_summed_and_downloaded(board: Board) -> None:
    shutil.copy(ROOT / "data" / RESULTS, board.desk.folder.path)
    assert board.post("/ledger/results/keep", data={"file": RESULTS}).status_code == 303
    row = board.browser.get("/ledger/results").text.split(">凤凰山</th>")[1].split("</tr>")[0]
    assert ">112<" in row
    assert "记入台账" in board.log.read_text(encoding="utf-8")
    assert board.browser.get("/ledger/results?of=officer").text.count("<tr>") > 5
    assert board.browser.get("/ledger/results/report?of=phase").content.startswith(b"PK")


@pytest.mark.parametrize("file", ["../x.xlsx", "没有.xlsx", ROSTER])
def test_what_holds_no_results_is_not_kept(board: Board, file: str) -> None:
    answer = board.post("/ledger/results/keep", data={"file": file})
    assert answer.status_code == 422
    assert 'role="alert"' in answer.text
    assert board.browser.post("/ledger/results/keep", headers={"Origin": f"{ORIGIN}1"}, data={"file": file}).status_code == 403
    assert board.browser.get("/ledger/results?of=x").status_code == 400
