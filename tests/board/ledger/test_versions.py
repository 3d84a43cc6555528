"""今日 and 台账: the versions that were published."""

import re
from pathlib import Path

import pytest
from openpyxl import load_workbook

from scheduler.exchange.reading.roster_file import read_roster
from scheduler.jobs.ledger.publish import publish
from tests.board.desks import Board
from tests.ledger.rosters import as_json, on_duty, with_refusal


@pytest.fixture
def two(opened: Board, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Board:
    """Two versions of the same period."""
    monkeypatch.setenv("DUTYCOVER_DB", str(tmp_path / "ledger.db"))
    before = with_refusal()
    publish(as_json(tmp_path, before, "a.json"), "指挥中心")
    publish(as_json(tmp_path, on_duty(0, 4, made_from=before, of=before.case), "b.json"), note="增援")
    return opened


def test_versions_are_listed_the_latest_first(two: Board) -> None:
    text = two.browser.get("/ledger").text
    assert text.index("增援") < text.index(">指挥中心</td>")
    assert "/ledger/diff?before=1&amp;after=2" in text


def test_two_versions_are_compared_person_by_person_and_date_by_date(two: Board) -> None:
    text = two.browser.get("/ledger/diff?before=1&after=2").text
    assert text.index("A03") < text.index('<td class="before">') < text.index("接处警/值")
    assert "1 人、1 人日有变" in text
    assert re.search(r"<th[^>]*>7/26</th>", two.browser.get("/ledger/diff?before=1&after=2&view=dates").text)


@pytest.mark.parametrize("wrong", ["9", "没有.xlsx", "../ledger.db", "/etc/passwd", "-1"])
def test_what_is_not_there_is_not_compared(two: Board, wrong: str) -> None:
    answer = two.browser.get("/ledger/diff", params={"before": "1", "after": wrong})
    assert 'role="alert"' in answer.text
    assert 'class="changes"' not in answer.text


@pytest.mark.parametrize(("form", "suffix"), [("working", ".xlsx"), ("wall", ".xlsx"), ("json", ".json")])
def test_a_version_is_downloaded_as_a_file(two: Board, tmp_path: Path, form: str, suffix: str) -> None:
    answer = two.browser.get(f"/ledger/version/1/{form}")
    assert answer.headers["Content-Disposition"].startswith("attachment")
    path = tmp_path / f"back{suffix}"
    path.write_bytes(answer.content)
    if form != "wall":
        assert read_roster(path).roster == with_refusal().roster
    else:
        assert load_workbook(path).sheetnames


@pytest.mark.parametrize(
    "path", ["/ledger/version/9/json", "/ledger/version/0/json", "/ledger/version/1/exe", "/ledger/version/..%2f1/json"]
)
def test_no_other_version_and_no_other_form_is_downloaded(two: Board, path: str) -> None:
    assert two.browser.get(f"/ledger/version/{path}").status_code in (400, 404, 422)


def test_today_has_a_card_for_each_station_by_the_version_in_force(two: Board) -> None:
    text = two.browser.get("/today?day=2024-07-26").text
    assert text.count('class="card"') >= 3
    assert "A03" in text
    assert "今日没有" not in text
    assert 'role="alert"' in two.browser.get("/today?day=2031-01-01").text


@pytest.mark.parametrize("path", ["/ledger?published=-1", "/ledger?published=x", "/ledger/diff?view=x", "/today?day=yesterday"])
def test_what_means_nothing_is_refused(opened: Board, path: str) -> None:
    assert opened.browser.get(path).status_code == 400


def test_a_ledger_that_nobody_made_is_empty(opened: Board) -> None:
    answer = opened.browser.get("/ledger")
    assert answer.status_code == 200
    assert "<table" not in answer.text


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_the_ends_of_the_calendar_have_a_page(opened: Board, day: str) -> None:
    assert opened.browser.get(f"/today?day={day}").status_code == 200
