"""What is written is what is read: every noun of a case survives a workbook, a folder of CSV files and JSON."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models.alike import has_invisible, zeros_key
from models.case import Case
from models.duty import CalendarDay, DayKind
from scheduler.exchange.reading.cells.cells import ERRORS
from scheduler.exchange.reading.reader import read_case
from scheduler.exchange.writing.case.case_file import write_case
from tests.cases import START, officer, tiny_case
from tests.exchange.cases import rich_case

FORMATS = ("case.xlsx", "case", "case.json")


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("case", [tiny_case(), rich_case()], ids=["tiny", "rich"])
def test_a_case_survives(case: Case, name: str, tmp_path: Path) -> None:
    write_case(case, tmp_path / name)
    back = read_case(tmp_path / name).case
    for part in Case.model_fields:
        assert getattr(back, part) == getattr(case, part), part


@pytest.mark.parametrize("name", FORMATS)
def test_a_level_between_two_others_survives(name: str, tmp_path: Path) -> None:
    """Beside the built-in one, a row that has been moved there."""
    case = tiny_case(policy={"wishes": {"level": "3a"}, "leave": {"level": 4}})
    write_case(case, tmp_path / name)
    back = read_case(tmp_path / name).case.policy
    assert {key: back.row(key).level for key in ("wishes", "spread", "leave")} == {"wishes": "3a", "spread": "3b", "leave": 4}


def test_writing_again_leaves_no_sheet_of_the_case_before(tmp_path: Path) -> None:
    write_case(rich_case(), tmp_path / "case")
    write_case(tiny_case(), tmp_path / "case")
    assert read_case(tmp_path / "case").case == tiny_case()


def test_a_calendar_of_a_year_that_the_library_lacks(tmp_path: Path) -> None:
    """The sheet 节假日 alone carries 2027; a few rows are enough for six weeks."""
    first = date(2099, 1, 18)
    days = tuple(
        CalendarDay(date=day, kind=DayKind.HOLIDAY, name="春节")
        if 10 <= n < 17
        else CalendarDay(date=day, kind=DayKind.REST if day.weekday() >= 5 else DayKind.WORKING)
        for n, day in ((n, first + timedelta(n)) for n in range(42))
    )
    case = tiny_case(start=first, days=42, calendar=days, cycle_rotas=(), only=["A03"])
    write_case(case, tmp_path / "case.xlsx")
    assert read_case(tmp_path / "case.xlsx").case == case


NAMES = st.text(st.characters(blacklist_categories=("Cs", "Cc", "Cf", "Zl", "Zp", "Zs")), min_size=1, max_size=12).filter(
    lambda text: text not in ERRORS and not has_invisible(text)
)
IDS = st.text("abcXYZ0123456789张王#._=+@-", min_size=1, max_size=12)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ids=st.lists(IDS, min_size=1, max_size=6, unique_by=zeros_key), names=st.lists(NAMES, min_size=6, max_size=6))
def test_any_text_survives(ids: list[str], names: list[str], tmp_path: Path) -> None:
    """Formulas, leading zeros, apostrophes and number-like ids stay the text that they are."""
    officers = tuple(
        officer(id, "龙桥所").model_copy(update={"name": name, "title": name}) for id, name in zip(ids, names, strict=False)
    )
    case = tiny_case(officers=officers, start=START)
    for name in ("case.xlsx", "case"):
        write_case(case, tmp_path / name)
        assert read_case(tmp_path / name).case == case
