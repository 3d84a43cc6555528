"""A number that its cell shows as 001201 is the id 001201, and a number where a number is asked for."""

from pathlib import Path
from typing import Any

import pytest

from scheduler.exchange import read_case
from scheduler.exchange.reading.cells.number_formats import ShownNumber, meant, shown_as
from tests.exchange.books import Sheets, sound, write_folder
from tests.exchange.reading.formats import FORMATS, Shown, write
from tests.exchange.reading.test_faults import faults


def numbered(first: Any, named: Any) -> Sheets:
    """The first officer's id, and the one who asks for leave."""
    sheets = sound()
    sheets["警员"][1][0] = first
    sheets["请假"][1][0] = named
    sheets["请假"][1][2:4] = ["2024-07-09", "2024-07-10"]
    sheets["参数"][1:] = [["开始日期", "2024-07-01"], ["结束日期", "2024-07-14"]]
    return sheets


@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.parametrize(
    ("cell", "id"), [(Shown(1201, "000000"), "001201"), (Shown(7, "000"), "007"), (Shown(12, '"A"0000'), "A0012"), (1201, "1201")]
)
def test_an_id_is_what_its_cell_shows(cell: Any, id: str, suffix: str, tmp_path: Path) -> None:
    for number, named in enumerate((id, cell)):
        case = read_case(write(tmp_path / f"{number}.{suffix}", numbered(cell, named))).case
        assert case.officers[0].id == case.leave[0].officer == id


@pytest.mark.parametrize("suffix", FORMATS)
def test_ids_in_a_duty_grid_are_what_their_cells_show(suffix: str, tmp_path: Path) -> None:
    sheets = numbered(Shown(1201, "000000"), "001201")
    sheets["现排班"] = [["警号", "2024-07-01", "2024-07-02"], [Shown(1201, "000000"), "夜", ""]]
    case = read_case(write(tmp_path / f"case.{suffix}", sheets)).case
    assert [(row.officer, row.shift) for row in case.base_roster if row.shift] == [("001201", "夜")]


@pytest.mark.parametrize("suffix", FORMATS)
def test_a_number_that_is_asked_for_stays_a_number(suffix: str, tmp_path: Path) -> None:
    sheets = numbered("001", "001")
    sheets["需求"][1][3:5] = [Shown(1, "00"), Shown(2, '"共"0')]
    demand = read_case(write(tmp_path / f"case.{suffix}", sheets)).case.demands[0]
    assert (demand.minimum, demand.target) == (1, 2)


@pytest.mark.parametrize("suffix", FORMATS)
def test_lost_zeros_name_the_officer(suffix: str, tmp_path: Path) -> None:
    sentences = faults(write(tmp_path / f"case.{suffix}", numbered(Shown(1201, "000000"), 1201)))
    assert sentences == ["请假!A2: 未知的警员「1201」，与「001201」只差前导零；应为警员表中的警号、不重名的姓名，或 单位/姓名"]


@pytest.mark.parametrize(
    ("cell", "id"), [('="001"', "001"), ('"=""001"""', "001"), ("'001", "001"), ('="张三"', "001"), ('=""', None)]
)
def test_csv_that_holds_text_against_spreadsheets(cell: str, id: str | None, tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "案例", numbered("001", cell))
    if id:
        assert read_case(folder).case.leave[0].officer == id
    else:
        assert faults(folder) == ["请假!A2: 警员为空；应为警员（警号；不重名时可填姓名；重名时填 单位/姓名）"]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("000000", "001201"),
        ("000000_ ;[Red]-000000", "001201"),
        ("00-00", "12-01"),
        ("#-000", "1-201"),
        ("\\N0", "N1201"),
        ("0", None),
        ("General", None),
        ("0.00", None),
        ("#,##0", None),
        ("0E+00", None),
        ("[h]:mm", None),
        ("m/d", None),
        ("@", None),
    ],
)
def test_what_a_format_shows(code: str, text: str | None) -> None:
    number = meant(1201.0, code)
    assert (number.text if isinstance(number, ShownNumber) else None) == text


@pytest.mark.parametrize(
    ("text", "is_shown"), [("001201", True), ("N-1201", True), ("1201", False), ("1,201", False), ("1202", False)]
)
def test_what_an_ods_shows(text: str, is_shown: bool) -> None:
    assert isinstance(shown_as(1201.0, text), ShownNumber) == is_shown
