"""问: every question of `explain` is asked by choosing, and answered in its sentences."""

import re
import threading
import time
from typing import Any

import pytest

from scheduler.jobs.board.asked_for import Question
from scheduler.jobs.board.confirming import Confirmed
from scheduler.jobs.board.questions import NEEDED, ask, choices
from scheduler.jobs.board.turn import Busy, Turn
from scheduler.jobs.explain import Kind, answer
from tests.board.desks import ROSTER, Board

DUTY, DAY = "龙桥所/户籍窗口/白", "2024-07-23"
ASKED = {
    "cover": ({"officer": "D01", "day": DAY}, (Kind.COVER, f"D01:{DAY}")),
    "officer": ({"officer": "D01"}, (Kind.OFFICER, "D01")),
    "why_not": ({"officer": "C01", "duty": DUTY, "day": DAY}, (Kind.WHY_NOT, "C01", f"{DUTY}:{DAY}")),
    "shortage": ({"duty": "龙桥所/接处警/值", "day": DAY}, (Kind.SHORTAGE, f"龙桥所/接处警/值:{DAY}")),
    "leave": ({"id": "Q3"}, (Kind.LEAVE, "Q3")),
    "pins": ({}, (Kind.PINS,)),
}


def page(board: Board, question: str, **asked: Any) -> str:
    return board.browser.get("/why", params={"file": ROSTER, "question": question} | asked).text


def test_every_kind_of_explain_can_be_asked() -> None:
    assert set(ASKED) == set(Kind) == set(NEEDED)


@pytest.mark.parametrize("kind", ASKED)
def test_the_answer_is_what_explain_says(opened: Board, kind: str) -> None:
    asked, typed = ASKED[kind]
    told = answer(opened.desk.folder.of(ROSTER), *typed)
    text = page(opened, kind, **asked)
    assert f"<h3>{told.title}</h3>" in text
    assert told.audited
    assert all(f"<p>{sentence}</p>" in text for sentence in told.audited)


@pytest.mark.parametrize("kind", ASKED)
def test_nothing_is_answered_before_all_is_chosen(opened: Board, kind: str) -> None:
    text = page(opened, kind)
    assert ("<article" in text) is (kind == "pins")
    assert 'role="alert"' not in text


def test_whatever_can_be_chosen_is_answered(opened: Board) -> None:
    """No choice ends in a refusal."""
    known = opened.desk.opened(ROSTER)
    short = choices(known, Question("shortage")).shortages
    assert short[0].title == "龙桥所"
    for group in short:
        duty, _, day = group.options[0].value.rpartition(":")
        assert ask(known, Question("shortage", duty=duty, day=day))
    for group in choices(known, Question("leave")).requests:
        assert all(ask(known, Question("leave", request=option.value)) for option in group.options)
    for group in choices(known, Question("cover")).officers:
        for officer in group.options:
            covers = choices(known, Question("cover", officer=officer.value)).covers
            assert covers
            assert all(ask(known, Question("cover", officer=officer.value, day=day.value)) for day in covers)


def test_a_shortage_is_named_as_a_whole_or_in_parts(opened: Board) -> None:
    whole = page(opened, "shortage", duty=f"龙桥所/接处警/值:{DAY}")
    assert whole.count("<article") == 1
    parts = page(opened, "shortage", duty="龙桥所/接处警/值", day=DAY)
    assert f'<option value="龙桥所/接处警/值:{DAY}" selected>' in parts


@pytest.mark.parametrize(
    "wrong",
    [
        {"question": "cover", "officer": "X99", "day": DAY},
        {"question": "cover", "officer": "D01", "day": "x"},
        {"question": "cover", "officer": "D01", "day": "2031-01-01"},
        {"question": "why_not", "officer": "D01", "duty": "../x", "day": DAY},
        {"question": "leave", "id": "<b>x"},
    ],
)
def test_what_the_roster_does_not_hold_is_refused(opened: Board, wrong: dict[str, str]) -> None:
    text = page(opened, **wrong)
    assert 'role="alert"' in text
    assert "<b>x" not in text


def test_what_needs_no_explanation_is_said_without_alarm(opened: Board) -> None:
    text = page(opened, "cover", officer="A02", day="2024-07-25")
    assert 'role="alert"' not in text
    assert 'role="status"' in text


def test_a_question_of_no_kind_is_the_first(opened: Board) -> None:
    assert 'aria-current="page"' in page(opened, "x")


def test_solving_again_is_streamed_and_kept(opened: Board) -> None:
    asked = ASKED["leave"][0] | {"file": ROSTER, "question": "leave"}
    assert "求解证实</button>" in page(opened, **asked)
    assert opened.post("/why/confirm", data=asked).status_code == 303
    text = opened.browser.get("/why/confirmed", params=asked).text
    assert "event: ended" in text
    assert "重新求解" in text
    kept = page(opened, **asked)
    assert "重新求解" in kept
    assert "求解证实</button>" not in kept


def test_solving_again_takes_its_turn() -> None:
    turn, go = Turn(), threading.Event()
    confirmed = Confirmed(turn)

    def slow():
        yield "甲"
        go.wait(5)
        raise ValueError("broken")

    confirmed.start("a", "甲题", slow)
    confirmed.start("a", "甲题", slow)
    with pytest.raises(Busy, match="甲题"):
        confirmed.start("b", "乙题", slow)
    go.set()
    known = confirmed.of("a")
    assert known is not None
    while known.is_running:
        time.sleep(0.01)
    assert known.sentences == ("甲",)
    assert "broken" in known.failure
    turn.take("next")


@pytest.mark.parametrize(
    ("cell", "kinds"),
    [
        ({"of": "officers", "key": "D01", "day": DAY}, {"cover", "officer"}),
        ({"of": "officers", "key": "A02", "day": "2024-07-25"}, {"officer"}),
        ({"of": "stations", "key": "龙桥所/接处警/值", "day": DAY}, {"shortage", "why_not"}),
    ],
)
def test_a_cell_of_the_roster_leads_to_its_questions(opened: Board, cell: dict[str, str], kinds: set[str]) -> None:
    text = opened.browser.get("/roster/reason", params={"file": ROSTER} | cell).text.replace("&amp;", "&")
    leads = re.findall(r'href="(/why[?][^"]*)"', text)
    assert {re.search(r"question=(\w+)", address)[1] for address in leads} == kinds
    for address in leads:
        answered = opened.browser.get(address).text
        assert 'role="alert"' not in answered
        assert ("<article" in answered) is ("why_not" not in address)
