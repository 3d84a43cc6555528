"""One solve at a time, looked on at, stopped and kept; others wait in line."""

import os
import threading
import time
from pathlib import Path

import pytest

from scheduler.board.charts import course_chart
from scheduler.jobs.board.solve_course import Point
from scheduler.jobs.board.solve_run import Now
from scheduler.jobs.board.solving import Solving
from scheduler.jobs.board.turn import LONGEST_LINE, Busy, Turn, Work
from tests.board.desks import CASE, Board
from tests.exchange.books import sound, write_book
from tests.models.words import CHINESE


def ended(solving: Solving, seconds: float = 60.0) -> Now:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        now = solving.now()
        if now is not None and not now.is_running:
            return now
        time.sleep(0.05)
    raise AssertionError(solving.now())


def said_of_levels(page: str) -> str:
    """How it ended, and its levels, without names of files."""
    return page.split('class="doing')[1].split("</p>")[0] + page.split('<table class="levels">')[1].split("</table>")[0]


def test_a_solve_tells_its_levels_and_writes_its_files(opened: Board) -> None:
    assert opened.post("/solve/start", data={"file": CASE, "seconds": "5"}).status_code == 303
    now = ended(opened.desk.solving)
    assert not now.failure
    assert now.written == ("七月-底稿.xlsx", "七月-张贴.xlsx")
    assert all((opened.desk.folder.path / name).exists() for name in now.written)
    assert all(level.sentence for level in now.levels)
    page = opened.browser.get("/solve").text
    assert "看排班" in page
    assert CHINESE.search(said_of_levels(page))
    assert not CHINESE.search(said_of_levels(opened.browser.get("/solve?lang=en").text))
    opened.browser.get("/solve?lang=zh")
    assert "event: ended" in opened.browser.get("/solve/progress").text
    log = opened.log.read_text(encoding="utf-8")
    assert "指挥中心\t开始求解「七月.xlsx」" in log
    assert "求解结束" in log


def test_what_ends_while_it_is_shown_is_shown_as_it_ended(opened: Board, monkeypatch: pytest.MonkeyPatch) -> None:
    runs = Now(CASE, True, False, 1.0, 5.0, "正在求解", (), (), "")
    seen = iter([runs])
    ends = runs._replace(is_running=False, written=("七月-底稿.xlsx",))
    monkeypatch.setattr(opened.desk.solving, "now", lambda: next(seen, ends))
    told = opened.browser.get("/solve/progress").text
    assert told.index("正在求解") < told.index("七月-底稿.xlsx") < told.index("event: ended")


def test_a_second_roster_of_a_case_is_written_beside_the_first(opened: Board) -> None:
    (opened.desk.folder.path / "七月-底稿.xlsx").write_bytes(b"edited by hand")
    opened.desk.solve(CASE, 2.0, lambda now: None)
    assert ended(opened.desk.solving).written == ("七月-2-底稿.xlsx", "七月-2-张贴.xlsx")
    assert (opened.desk.folder.path / "七月-底稿.xlsx").read_bytes() == b"edited by hand"


def test_closing_keeps_the_best_roster(tmp_path: Path) -> None:
    solving = Solving(Turn())
    solving.start(write_book(tmp_path / CASE, sound()), 600.0)
    solving.close(threading.Event())
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


def test_a_roster_is_solved_on_from_where_it_stands(opened: Board) -> None:
    """No worse, and beside the first, which stays."""
    opened.desk.solve(CASE, 2.0, lambda now: None)
    first = ended(opened.desk.solving)
    kept = (opened.desk.folder.path / "七月-底稿.xlsx").read_bytes()
    opened.post("/solve/start", data={"file": "七月-底稿.xlsx", "seconds": "2"})
    again = ended(opened.desk.solving)
    assert not again.failure
    assert again.written == ("七月-2-底稿.xlsx", "七月-2-张贴.xlsx")
    assert [level.value for level in again.levels] <= [level.value for level in first.levels]
    assert (opened.desk.folder.path / "七月-底稿.xlsx").read_bytes() == kept
    assert opened.desk.opened("七月-2-底稿.xlsx").file.made_from


def held(opened: Board) -> threading.Event:
    """Something else has the turn until the event is set."""
    let_go = threading.Event()

    def wait() -> None:
        let_go.wait(30)

    opened.desk.turn.queue(Work(lambda: "比选", lambda: None, wait))
    return let_go


def test_others_wait_in_line_and_can_be_removed(opened: Board) -> None:
    let_go = held(opened)
    for seconds in ("2", "3"):
        assert opened.post("/solve/start", data={"file": CASE, "seconds": seconds}).status_code == 303
    page = opened.browser.get("/solve").text
    assert "正在比选" in page
    assert "排队等候（2 项）" in page
    assert opened.desk.solving.now() is None
    first, second = opened.desk.turn.waiting()
    assert opened.post("/solve/leave", data={"number": second.number}).status_code == 303
    assert opened.post("/solve/leave", data={"number": 99}).status_code == 303
    assert opened.desk.turn.waiting() == (first,)
    let_go.set()
    assert ended(opened.desk.solving).limit == 2.0
    opened.post("/solve/stop")
    assert not opened.desk.solving.now().is_stopping
    assert opened.desk.turn.holder == ""


def test_a_line_does_not_grow_without_end(opened: Board) -> None:
    let_go = held(opened)
    asked = [opened.post("/solve/start", data={"file": CASE}).status_code for _ in range(LONGEST_LINE + 1)]
    assert asked == [303] * LONGEST_LINE + [422]
    with pytest.raises(Busy):
        opened.desk.turn.take("问")
    opened.desk.close()
    assert opened.desk.turn.waiting() == ()
    let_go.set()


def test_a_page_of_the_line_is_sent_when_it_has_changed(opened: Board) -> None:
    seen = opened.browser.get("/solve").text.split("seen=")[1][:16]
    assert opened.browser.get("/solve/line", params={"seen": seen, "running": "false"}).status_code == 204
    let_go = held(opened)
    opened.post("/solve/start", data={"file": CASE})
    answer = opened.browser.get("/solve/line", params={"seen": seen, "running": "false"})
    assert "排队等候（1 项）" in answer.text
    assert answer.headers["HX-Refresh"] == "true"
    english = opened.browser.get("/solve?lang=en").text
    assert "solving “七月.xlsx”" in english
    opened.desk.turn.leave_all()
    let_go.set()


def test_a_solver_that_is_killed_is_told_of_and_its_best_roster_kept(opened: Board, monkeypatch: pytest.MonkeyPatch) -> None:
    """As `kill -9` of the child ends it, once it has told of a roster."""
    from scheduler.engine.process import child, supervised

    run = child.run

    def killed(work, asked, limits, hear):
        answered = run(work, asked, limits, hear)
        return answered._replace(answer=None, killed=None)

    monkeypatch.setattr(supervised, "run", killed)
    opened.desk.solve(CASE, 2.0, lambda now: None)
    now = ended(opened.desk.solving)
    assert "七月-底稿.xlsx" in now.written
    assert "意外退出" in now.doing


def test_a_full_disk_is_told_of(opened: Board, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fsync", lambda handle: (_ for _ in ()).throw(OSError(28, "No space left on device")))
    opened.desk.solve(CASE, 2.0, lambda now: None)
    now = ended(opened.desk.solving)
    assert now.written == ()
    assert "磁盘" in now.failure
    assert "没有求解成功" in opened.browser.get("/solve").text


def test_what_is_waited_for_at_the_end_is_said_once(opened: Board) -> None:
    assert opened.desk.leave() == ""
    opened.desk.is_closing.clear()
    opened.desk.solve(CASE, 600.0, lambda now: None)
    opened.post("/solve/start", data={"file": CASE})
    told = opened.desk.leave()
    assert "正在求解「七月.xlsx」" in told
    assert "不再进行：求解「七月.xlsx」" in told
    opened.desk.close()
    assert "已写出：七月-底稿.xlsx" in opened.desk.kept_at_the_end()


def test_the_course_is_drawn_between_bound_and_value() -> None:
    assert course_chart([Point(0.0, 9, 0)], 1.0) == ""
    drawn = course_chart([Point(0.0, 9, 0), Point(1.0, 5, 5)], 2.0)
    assert drawn.count("polyline") == 2
    assert 'points="3.0,3.0 ' in drawn
