"""Edits of a roster: typed into its working copy, told by the audit, undone, and none of them lost."""

import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from models.leave import PinKind
from scheduler.exchange.working.edits.roster_edits import Edit
from scheduler.jobs.audit import audit
from scheduler.jobs.board.editing.working_copy import WorkingCopy
from scheduler.jobs.edited_roster import read_case_or_edited
from tests.board.desks import ROSTER, Board

COPY = "七月底稿.xlsx"
DUTY, DAY = "龙桥所/户籍窗口/白", "2024-07-23"
COVER = {"of": "stations", "key": DUTY, "day": DAY}
OFFICER = {"of": "officers", "key": "D01", "day": DAY}
Ask = Callable[..., Any]


@pytest.fixture
def edited(opened: Board) -> Board:
    assert opened.post("/roster/copy", data={"file": ROSTER}).status_code == 303
    return opened


@pytest.fixture
def ask(edited: Board) -> Ask:
    """Posts an edit of the latest state, unless another is named."""

    def asked(path: str = "/roster/edit", **given: str) -> Any:
        return edited.post(path, data={"file": COPY, "state": copy(edited).state, "of": "stations"} | given)

    return asked


def copy(board: Board) -> WorkingCopy:
    return board.desk.copy(COPY)


def path(board: Board) -> Path:
    return board.desk.folder.path / COPY


def crew(board: Board) -> list[str]:
    return [row.officer for row in copy(board).shown.file.roster.assignments if f"{row.date}" == DAY and row.post == "户籍窗口"]


def test_a_candidate_is_put_in_anothers_place_and_the_file_says_so(edited: Board, ask: Ask) -> None:
    """As `audit` and `solve` read it: the one is pinned to the duty, the other kept off it."""
    before = crew(edited)
    assert "D01" in before
    page = edited.browser.get("/roster/cell", params=COVER | {"file": COPY, "instead": "D01"}).text
    assert '<option value="D01" selected>' in page
    answer = ask(**COVER, act="put", officer="D02", instead="D01")
    assert answer.status_code == 200
    assert "新增规则冲突" in answer.text
    assert sorted(crew(edited)) == sorted({*before, "D02"} - {"D01"})
    audited = audit(path(edited))
    assert [row.officer for row in audited.edits if isinstance(row, Edit)] == []
    assert len(audited.edits) == 1
    pins = read_case_or_edited(path(edited)).read.case.pins
    assert {(pin.kind, pin.officer) for pin in pins if pin.kind in (PinKind.ASSIGN, PinKind.FORBID)} >= {
        (PinKind.ASSIGN, "D02"),
        (PinKind.FORBID, "D01"),
    }
    assert "指挥中心\t改「七月底稿.xlsx」" in edited.log.read_text(encoding="utf-8")


def test_an_edit_before_the_edits_are_read_is_taken(edited: Board) -> None:
    """The page is there before them, and whoever is quick is not refused; what he was told is not thrown away either."""
    page = edited.browser.get("/roster", params={"file": COPY}).text
    (state,) = re.findall(r'data-state="([^"]*)" hx-get="[^"]*"', page)
    awaited = {"file": COPY, "state": state}
    assert edited.post("/roster/edit", data=awaited | COVER | {"act": "off", "officer": "D01"}).status_code == 200
    assert "D01" not in crew(edited)
    late = edited.browser.get("/roster/edits", params=awaited)
    assert "HX-Refresh" not in late.headers
    assert f'data-state="{state}"' in late.text
    assert edited.browser.get("/roster/edits", params={"file": COPY, "state": copy(edited).state}).headers["HX-Refresh"] == "true"


def test_taking_somebody_off_tells_the_shortage_and_the_levels(edited: Board, ask: Ask) -> None:
    answer = ask(**COVER, act="off", officer="D01")
    assert "D01" not in crew(edited)
    assert "新增警力缺口 1 处" in answer.text
    assert "各级目标的变化" in answer.text
    sentences = [short.sentence for short in audit(path(edited)).report.shortages]
    assert any(sentence in answer.text for sentence in sentences)
    assert 'data-key="龙桥所/户籍窗口/白"' in answer.text
    assert answer.text.count('class="line"') == 1


def test_leave_is_given_by_its_word_and_breaches_come_from_the_audit(edited: Board, ask: Ask) -> None:
    answer = ask(**OFFICER, act="type", text="病假")
    assert answer.status_code == 200
    assert "病假" in answer.text
    requests = copy(edited).shown.file.case.leave
    assert [request.kind for request in requests if request.officer == "D01"] == ["病假"]
    assert "D01" not in crew(edited)
    report, shown = audit(path(edited)).report, copy(edited).shown
    assert (shown.levels, set(shown.shortages.values())) == (report.levels, set(report.shortages))
    assert set(report.breaches) == shown.breaches


def test_a_word_that_means_nothing_is_told_and_nothing_is_written(edited: Board, ask: Ask) -> None:
    before = path(edited).read_bytes()
    for text in ("那个谁", "白/白/白", "=1+1"):
        answer = ask(**OFFICER, act="type", text=text)
        assert answer.status_code == 422
    assert ask(**COVER, act="type", text="没有这个人").status_code == 422
    assert ask(**COVER, act="put", officer="Z99").status_code == 422
    assert ask(**COVER, act="off", officer="A01").status_code == 422
    assert path(edited).read_bytes() == before


def test_undo_and_redo_go_through_every_edit(edited: Board, ask: Ask) -> None:
    written = audit(path(edited)).report
    ask(**COVER, act="off", officer="D01")
    ask(**OFFICER, act="type", text="病假")
    both = set(copy(edited).copy.typed.items())
    assert "D01" not in crew(edited)
    assert ask("/roster/undo").status_code == 200
    assert ask("/roster/undo").status_code == 200
    assert copy(edited).edits == []
    assert audit(path(edited)).report == written
    assert ask("/roster/undo").status_code == 422
    assert ask("/roster/redo").status_code == 200
    assert ask("/roster/redo").status_code == 200
    assert set(copy(edited).copy.typed.items()) == both
    assert ask("/roster/redo").status_code == 422


def test_the_later_of_two_edits_that_differ_holds(edited: Board, ask: Ask) -> None:
    ask(**OFFICER, act="type", text="休")
    assert "D01" not in crew(edited)
    assert ask(**COVER, act="put", officer="D01").status_code == 200
    assert "D01" in crew(edited)
    ask(**OFFICER, act="type", text="病假")
    assert "D01" not in crew(edited)
    assert audit(path(edited)).is_edited


def test_an_edit_of_a_stale_page_is_told_what_changed_and_can_be_made_again(edited: Board, ask: Ask) -> None:
    """As from a second tab."""
    stale = copy(edited).state
    ask(**COVER, act="off", officer="D01")
    answer = ask(**OFFICER, act="type", text="病假", state=stale)
    assert answer.status_code == 409
    assert "户籍窗口" in answer.text
    assert "data-again" in answer.text
    assert len(copy(edited).edits) == 1
    assert ask(**OFFICER, act="type", text="病假").status_code == 200
    assert len(copy(edited).edits) == 2


def test_what_excel_saved_meanwhile_is_kept_and_told(edited: Board, ask: Ask) -> None:
    ask(**COVER, act="off", officer="D01")
    once = path(edited).read_bytes()
    stale = copy(edited).state
    ask("/roster/undo")
    path(edited).write_bytes(once)
    os.utime(path(edited), (10, 10))
    assert ask(**OFFICER, act="type", text="病假", state=stale).status_code == 409
    assert [type(edit).__name__ for edit in copy(edited).edits] == ["CrewEdit"]


def test_what_stands_in_another_program_is_not_written_over(edited: Board, ask: Ask) -> None:
    lock = path(edited).with_name(f"~${COPY}")
    lock.write_bytes(b"")
    before = path(edited).read_bytes()
    answer = ask(**COVER, act="off", officer="D01")
    assert answer.status_code == 422
    assert path(edited).read_bytes() == before
    lock.unlink()
    assert ask(**COVER, act="off", officer="D01").status_code == 200


def test_an_edit_of_the_list_is_taken_back_by_its_cell(edited: Board, ask: Ask) -> None:
    ask(**COVER, act="off", officer="D01")
    edit = copy(edited).edits[0]
    assert ask("/roster/withdraw", sheet=edit.sheet, cell=edit.cell).status_code == 200
    assert copy(edited).edits == []
    assert ask("/roster/withdraw", sheet=edit.sheet, cell=edit.cell).status_code == 422


def test_what_is_no_working_copy_is_shown_but_not_edited(edited: Board) -> None:
    state = edited.desk.copy(ROSTER).state
    answer = edited.post("/roster/edit", data=COVER | {"file": ROSTER, "state": state, "act": "off", "officer": "D01"})
    assert answer.status_code == 422
    assert ROSTER in answer.text


def test_edited_cells_have_a_sign_and_a_cell_that_means_nothing_is_named(edited: Board, ask: Ask) -> None:
    ask(**OFFICER, act="type", text="休")
    page = edited.browser.get("/roster", params={"file": COPY, "of": "officers"}).text
    assert re.search(r'class="c [^"]*edited', page)
    assert "手工改动" in page


@pytest.mark.parametrize(
    "wrong", [{"act": "x"}, {"of": "x"}, {"day": "x"}, {"text": "x" * 401}, {"at": "-1"}, {"key": "x" * 300}]
)
def test_what_means_nothing_in_a_form_is_refused(ask: Ask, wrong: dict[str, str]) -> None:
    assert ask(**COVER | {"act": "type", "text": "x"} | wrong).status_code == 400


@pytest.mark.parametrize("name", ["../secret.xlsx", "/etc/passwd"])
def test_no_edit_reaches_beyond_the_folder(ask: Ask, name: str) -> None:
    answer = ask(**COVER, act="off", officer="D01", file=name)
    assert answer.status_code == 422
    assert "文件夹里没有" in answer.text
