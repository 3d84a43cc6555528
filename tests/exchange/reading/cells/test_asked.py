"""References of the command line: what they mean, and what is said where they mean nothing or several things."""

import pytest

from scheduler.exchange.reading.cells.asked import DutyOn, ReferenceReader, Unclear
from tests.cases import FENGHUANG, LONGQIAO, OFFICERS, day, request, tiny_case

TWIN = OFFICERS[-1].model_copy(update={"id": "X9", "name": "警员A01", "unit": FENGHUANG})
REQUESTS = (request("r1", "A01", 0, 1), request("r2", "A01", 4, 5), request("q", "B01", 0, 0))
CASE = tiny_case(officers=(*OFFICERS, TWIN), leave=REQUESTS)


@pytest.mark.parametrize("text", ["A02", "警员A02", "龙桥/警员A02", "龙桥派出所/警员A02"])
def test_an_officer_is_an_id_a_unique_name_or_unit_and_name(text: str) -> None:
    assert ReferenceReader(CASE).officer(text) == "A02"


def test_a_name_that_two_share_needs_the_unit() -> None:
    asked = ReferenceReader(CASE)
    with pytest.raises(Unclear, match=r"有 2 人（A01、X9）"):
        asked.officer("警员A01")
    assert asked.officer("凤凰山/警员A01") == "X9"


def test_a_duty_has_four_parts_each_of_which_must_exist() -> None:
    asked = ReferenceReader(CASE)
    assert asked.duty_on("龙桥/接处警/值:2024-07-23") == DutyOn(LONGQIAO, "接处警", "值", day(1))
    for text, why in (
        ("龙桥/接处警:2024-07-23", "派出所/岗位/班次:日期"),
        ("龙桥/接处警/值", "派出所/岗位/班次:日期"),
        ("龙桥/窗口/值:2024-07-23", "没有名为「窗口」的岗位"),
        ("城东/接处警/值:2024-07-23", "没有名为「城东」的单位"),
        ("龙桥/接处警/值:2024-09-23", "不在编制期"),
    ):
        with pytest.raises(Unclear, match=why):
            asked.duty_on(text)


def test_a_request_is_an_id_or_its_officer_with_a_date_where_there_are_two() -> None:
    asked = ReferenceReader(CASE)
    assert (asked.request("r2"), asked.request("警员B01"), asked.request("A01:2024-07-26")) == ("r2", "q", "r2")
    with pytest.raises(Unclear, match="r1（2024-07-22 至 2024-07-23）、r2"):
        asked.request("A01")
    with pytest.raises(Unclear, match="没有请假申请"):
        asked.request("C01")
    for unknown in ("r9", "r9:2024-07-26"):
        with pytest.raises(Unclear, match="「r9」不是本案例中的申请号或人员；应为申请号、警号"):
            asked.request(unknown)
