"""请假: what became of every request, why, and where it is seen."""

import re
from typing import Any

import pytest

from scheduler.jobs.board import leave_page
from scheduler.jobs.board.asked_for import LeaveFilter
from scheduler.jobs.board.leave_page import counts, request_rows
from scheduler.jobs.explain import Kind, answer
from tests.board.desks import CASE, ROSTER, Board


def rows(text: str) -> list[str]:
    return re.findall(r'<th scope="row">(.*?)</th>', text)


def page(board: Board, **asked: Any) -> str:
    return board.browser.get("/leave", params={"file": ROSTER} | asked).text


def test_every_request_is_there_with_what_became_of_it(opened: Board) -> None:
    known = opened.desk.opened(ROSTER)
    outcomes = {row.request: row.decided for row in request_rows(known, LeaveFilter())}
    assert outcomes == {"Q1": "granted", "Q2": "moved", "Q3": "refused", "Q4": "given"}
    assert {count.decided: count.requests for count in counts(known)} == dict.fromkeys(outcomes.values(), 1)
    assert len(rows(page(opened))) == 4


def test_the_reason_is_what_explain_says(opened: Board) -> None:
    told = answer(opened.desk.folder.of(ROSTER), Kind.LEAVE, "Q3").audited
    text = page(opened)
    assert len(told) >= 3
    assert all(f"<p>{sentence}</p>" in text for sentence in told)
    assert "提前：" in text
    assert "推后：" in text


def test_reasons_that_take_long_are_asked_for_one_by_one(opened: Board, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(leave_page, "AT_ONCE_SECONDS", 0.0)
    text = page(opened)
    later = re.findall(r'hx-get="(/leave/reason\?.*?)" hx-trigger="revealed"', text)
    assert len(later) == 2
    assert "提前：" not in text
    assert "提前：" in opened.browser.get(later[0].replace("&amp;", "&")).text


@pytest.mark.parametrize(
    ("asked", "requests"),
    [
        ({"decided": "refused"}, {"Q3"}),
        ({"unit": "龙桥所"}, {"Q1", "Q2"}),
        ({"person": "a02"}, {"Q2"}),
        ({"person": "Q4"}, {"Q4"}),
        ({"unit": "龙桥所", "decided": "refused"}, set()),
        ({"unit": "没有"}, set()),
        ({"decided": "x"}, set()),
    ],
)
def test_requests_are_filtered_by_unit_person_and_outcome(opened: Board, asked: dict[str, str], requests: set[str]) -> None:
    known = {row.request for row in request_rows(opened.desk.opened(ROSTER), LeaveFilter(**asked))}
    assert known == requests
    assert len(rows(page(opened, **asked))) == len(requests)


def test_a_request_leads_to_its_dates_in_the_roster_and_to_the_question_why(opened: Board) -> None:
    text = page(opened, decided="refused").replace("&amp;", "&")
    leads = re.findall(r'href="(/(?:roster|why)\?[^"]*(?:unit|question)=[^"]*)"', text)
    assert len(leads) == 2
    for address in leads:
        answered = opened.browser.get(address)
        assert answered.status_code == 200
        assert 'role="alert"' not in answered.text
    assert 'data-day="2024-08-03"' in opened.browser.get(leads[0]).text


@pytest.mark.parametrize("id", ["没有", "Q1", "../x", "<b>"])
def test_what_has_no_reason_is_said_to_have_none(opened: Board, id: str) -> None:
    answered = opened.browser.get("/leave/reason", params={"file": ROSTER, "id": id})
    assert answered.status_code == 422
    assert "<b>" not in answered.text


def test_a_case_has_no_decisions(opened: Board) -> None:
    assert 'role="alert"' in opened.browser.get("/leave", params={"file": CASE}).text
