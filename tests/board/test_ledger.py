"""今日 and 台账: the versions that were published."""

from pathlib import Path

import pytest

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


def test_versions_are_listed_the_latest_first_and_compared(two: Board) -> None:
    text = two.browser.get("/ledger").text
    assert text.index("增援") < text.index(">指挥中心</td>")
    assert "第 1 版与第 2 版" in two.browser.get("/ledger?before=1&after=2").text
    text = two.browser.get("/ledger?before=1&after=9").text
    assert 'role="alert"' in text
    assert "第 1 版与第 9 版" not in text
    assert text.count('type="radio"') == 4


def test_today_has_a_card_for_each_station_by_the_version_in_force(two: Board) -> None:
    text = two.browser.get("/today?day=2024-07-26").text
    assert text.count('class="card"') >= 3
    assert "A03" in text
    assert "今日没有" not in text
    assert 'role="alert"' in two.browser.get("/today?day=2031-01-01").text


@pytest.mark.parametrize("path", ["/ledger?before=-1", "/ledger?before=x", "/ledger?after=99999999999", "/today?day=yesterday"])
def test_what_means_nothing_is_refused(opened: Board, path: str) -> None:
    assert opened.browser.get(path).status_code == 400


def test_a_ledger_that_nobody_made_is_empty(opened: Board) -> None:
    answer = opened.browser.get("/ledger")
    assert answer.status_code == 200
    assert 'type="radio"' not in answer.text


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_the_ends_of_the_calendar_have_a_page(opened: Board, day: str) -> None:
    assert opened.browser.get(f"/today?day={day}").status_code == 200
