"""One solve at a time, looked on at, stopped and kept."""

import time
from pathlib import Path

import pytest

from scheduler.board.charts import course_chart
from scheduler.jobs.board.solving import Now, Point, Solving
from scheduler.jobs.board.turn import Busy, Turn
from tests.board.desks import CASE, Board
from tests.exchange.books import sound, write_book


def ended(solving: Solving, seconds: float = 60.0) -> Now:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        now = solving.now()
        if now is not None and not now.is_running:
            return now
        time.sleep(0.05)
    raise AssertionError(solving.now())


def test_a_solve_tells_its_levels_and_writes_its_files(opened: Board) -> None:
    assert opened.post("/solve/start", data={"file": CASE, "seconds": "5"}).status_code == 303
    assert opened.post("/solve/start", data={"file": CASE, "seconds": "5"}).status_code == 422
    now = ended(opened.desk.solving)
    assert not now.failure
    assert now.written == ("七月-底稿.xlsx", "七月-张贴.xlsx")
    assert all((opened.desk.folder.path / name).exists() for name in now.written)
    assert all(level.sentence for level in now.levels)
    page = opened.browser.get("/solve").text
    assert "看排班" in page
    assert "event: ended" in opened.browser.get("/solve/progress").text
    log = opened.log.read_text(encoding="utf-8")
    assert "指挥中心\t开始求解「七月.xlsx」" in log
    assert "求解结束" in log


def test_a_second_roster_of_a_case_is_written_beside_the_first(opened: Board) -> None:
    (opened.desk.folder.path / "七月-底稿.xlsx").write_bytes(b"edited by hand")
    opened.desk.solve(CASE, 2.0, lambda now: None)
    assert ended(opened.desk.solving).written == ("七月-2-底稿.xlsx", "七月-2-张贴.xlsx")
    assert (opened.desk.folder.path / "七月-底稿.xlsx").read_bytes() == b"edited by hand"


def test_closing_keeps_the_best_roster(tmp_path: Path) -> None:
    solving = Solving(Turn())
    solving.start(write_book(tmp_path / CASE, sound()), 600.0)
    with pytest.raises(Busy):
        solving.start(tmp_path / CASE, 1.0)
    solving.close()
    now = solving.now()
    assert now is not None
    assert not now.is_running


def test_a_case_with_faults_ends_in_its_faults(tmp_path: Path) -> None:
    sheets = sound()
    sheets["需求"][1][3] = "两"
    solving = Solving(Turn())
    solving.start(write_book(tmp_path / CASE, sheets), 5.0)
    now = ended(solving)
    assert "需求!D2" in now.failure
    assert now.written == ()


def test_the_course_is_drawn_between_bound_and_value() -> None:
    assert course_chart([Point(0.0, 9, 0)], 1.0) == ""
    drawn = course_chart([Point(0.0, 9, 0), Point(1.0, 5, 5)], 2.0)
    assert drawn.count("polyline") == 2
    assert 'points="3.0,3.0 ' in drawn
