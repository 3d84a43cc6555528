"""Formulas filled down below a table: the empty text that they result in is a blank cell, whichever program stored it."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from scheduler.exchange import read_case
from tests.exchange.books import sound
from tests.exchange.reading.formats import DATE, FORMATS, Formula, Shown, write
from tests.exchange.reading.test_faults import faults

BLANKS: dict[str, list[Any]] = {
    "dates": ["", "", "", Formula("", DATE), "", "", "", ""],
    "every column": [Formula("")] * 8,
    "of blanks": [Formula(" "), "", "", Formula("  ", DATE), "", "", "", ""],
    "numbers": ["", "", "", "", "", "", Formula("", "0"), ""],
}
"""Rows that formulas were filled down in, of 警员, 假种, 开始, 结束, 最早, 最晚, 志愿序 and 申请号."""


def asked(path: Path) -> list[tuple[str, date, date]]:
    return [(request.officer, request.choices[0].first, request.choices[0].last) for request in read_case(path).case.leave]


@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.parametrize("row", BLANKS.values(), ids=BLANKS.keys())
def test_rows_of_formulas_that_result_in_nothing_are_no_rows(row: list[Any], suffix: str, tmp_path: Path) -> None:
    """The last day of the one request is computed as well, and read."""
    sheets = sound()
    sheets["请假"][1][3] = Formula(float((date(2024, 7, 10) - date(1899, 12, 30)).days), DATE)
    sheets["请假"] += [row] * 30
    assert asked(write(tmp_path / f"case.{suffix}", sheets)) == [("001", date(2024, 7, 9), date(2024, 7, 10))]


@pytest.mark.parametrize("zero", [Formula(0, DATE), Formula(0, "0"), Formula(0, "h:mm")])
def test_an_old_workbook_that_stores_0_for_the_empty_text(zero: Formula, tmp_path: Path) -> None:
    """As LibreOffice writes an .xls, in cells formatted as dates, times and numbers; a row of nothing else is none."""
    sheets = sound()
    sheets["请假"] += [["", "", "", zero, "", "", zero, ""]] * 3
    assert len(asked(write(tmp_path / "case.xls", sheets))) == 1


def test_a_date_of_0_beside_others_is_blank_and_a_number_stays(tmp_path: Path) -> None:
    sheets = sound()
    sheets["请假"][1][4] = Formula(0, DATE)
    sheets["请假"][1][6] = Formula(0, "0")
    assert faults(write(tmp_path / "case.xls", sheets)) == ["请假!G2: 志愿序 0 过小；应为不小于 1 的整数"]


@pytest.mark.parametrize("suffix", ["xlsx", "ods"])
def test_a_formula_without_any_stored_result_is_a_fault(suffix: str, tmp_path: Path) -> None:
    sheets = sound()
    sheets["请假"][1][3] = Formula(None, DATE)
    sheets["请假"].append([Formula(None), *[""] * 7])
    sentences = faults(write(tmp_path / f"case.{suffix}", sheets))
    assert sentences[0] == "请假!D2: 公式没有算出的结果；应为数值或文本；请在表格软件中打开、重新计算并保存"
    assert sentences[1].startswith("请假!A3: 公式没有算出的结果；")


@pytest.mark.parametrize("suffix", FORMATS)
def test_texts_and_numbers_that_formulas_result_in_are_read(suffix: str, tmp_path: Path) -> None:
    sheets = sound()
    sheets["请假"][1] = [Formula("李四"), Formula("病假"), Shown(45482, DATE), Formula(45483, DATE), "", "", Formula(1), ""]
    assert asked(write(tmp_path / f"case.{suffix}", sheets)) == [("002", date(2024, 7, 9), date(2024, 7, 10))]
