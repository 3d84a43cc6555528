"""Results are summed by station, lending unit, officer and phase; a stint counts once however many kinds it has."""

import pytest

from models.organisation import Secondment
from models.records.result import Result
from models.reports.book import RecordBook
from models.reports.grouping import Grouping
from scheduler.ledger.record_books import book_of
from scheduler.ledger.results import results_report
from tests.cases import FENGHUANG, LONGQIAO, NARCOTICS, REGISTRY, day, tiny_case


def result(officer: str, station: str, first: int, last: int, kind: str, number: int, phase: str = "") -> Result:
    return Result(officer=officer, station=station, first=day(first), last=day(last), kind=kind, number=number, phase=phase)


def book(**fields: object) -> RecordBook:
    rows = (
        result("C01", FENGHUANG, 0, 2, "警情", 30, "一"),
        result("C01", FENGHUANG, 0, 2, "调解", 2, "一"),
        result("C01", LONGQIAO, 4, 5, "警情", 4),
        result("D01", FENGHUANG, 0, 0, "户籍", 50),
    )
    return book_of(tiny_case(results=rows, **fields))


@pytest.mark.parametrize(
    ("by", "rows"),
    [
        ("station", {FENGHUANG: (2, 2, 4, (50, 30, 2)), LONGQIAO: (1, 1, 2, (0, 4, 0))}),
        ("department", {REGISTRY: (1, 1, 1, (50, 0, 0)), NARCOTICS: (2, 1, 5, (0, 34, 2))}),
        ("officer", {"D01": (1, 1, 1, (50, 0, 0)), "C01": (2, 1, 5, (0, 34, 2))}),
        ("phase", {"": (2, 2, 3, (50, 4, 0)), "一": (1, 1, 3, (0, 30, 2))}),
    ],
)
def test_sums(by: str, rows: dict[str, object]) -> None:
    report = results_report(book(), Grouping(by))
    assert report.kinds == ("户籍", "警情", "调解")
    assert {row.of: (row.stints, row.officers, row.days, row.numbers) for row in report.rows} == rows
    assert list(rows) == [row.of for row in report.rows]
    assert (report.total.stints, report.total.officers, report.total.days, report.total.numbers) == (3, 2, 6, (50, 34, 2))


def test_an_officer_lent_to_another_unit_comes_from_there() -> None:
    lent = Secondment(officer="C01", first=day(3), last=day(6), unit=REGISTRY)
    report = results_report(book(secondments=(lent,)), Grouping.DEPARTMENT)
    assert {row.of: row.numbers for row in report.rows} == {REGISTRY: (50, 4, 0), NARCOTICS: (0, 30, 2)}


def test_kinds_that_look_the_same_are_one() -> None:
    rows = (result("C01", LONGQIAO, 0, 0, "IC卡", 1), result("C02", LONGQIAO, 0, 0, "ic 卡", 2))
    assert results_report(book_of(tiny_case(results=rows))).total.numbers == (3,)


def test_nothing_entered_is_nothing() -> None:
    report = results_report(book_of(tiny_case()))
    assert (report.kinds, report.rows, report.total.days) == ((), (), 0)
