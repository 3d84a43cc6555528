"""The demand workbook: what a planner finds in it, and that it can be read back as 需求."""

import io
from functools import cache
from pathlib import Path

import openpyxl
import pytest

from models.duty import DemandException
from scheduler.demand.backtest import backtest
from scheduler.demand.planning import DemandPlan, demand_plan
from scheduler.exchange.writing.answers.demand_json import demand_summary
from scheduler.exchange.writing.answers.demand_summary import backtest_lines, demand_lines
from scheduler.exchange.writing.answers.demand_workbook import demand_bytes
from tests.cases import LONGQIAO, day
from tests.demand.cases import asking, counted, counting_case


@cache
def plan() -> DemandPlan:
    changed = DemandException(station=LONGQIAO, post="户籍窗口", shift="白", date=day(1), minimum=5, target=6)
    request = asking(4, 2, 3, submitted=day(0), reason="=庙会")
    return demand_plan(counting_case(demand_exceptions=(changed,), support_requests=(request,), history=counted(200)))


@cache
def book() -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(demand_bytes(plan(), backtest(plan().case))))


def cells(name: str) -> list[list[object]]:
    return [[cell.value for cell in row] for row in book()[name].iter_rows()]


def test_a_sheet_a_station_with_two_charts_a_service() -> None:
    assert book().sheetnames == ["总览", "龙桥所", "凤凰山所", "需求", "需求例外", "答复", "历史异常", "回测", "_charts"]
    assert [len(book()[name]._charts) for name in ("龙桥所", "凤凰山所")] == [4, 2]
    assert book()["_charts"].sheet_state == "hidden"


def test_a_station_shows_the_computed_number_beside_the_one_in_force() -> None:
    header = next(row for row in cells("龙桥所") if row[0] == "日期")
    by_day = {
        row[0].date(): dict(zip(header, row, strict=True)) for row in cells("龙桥所") if row[-1] and hasattr(row[0], "date")
    }
    counter = [row for row in cells("龙桥所") if hasattr(row[0], "date")][:5]
    rows = [dict(zip(header, row, strict=True)) for row in counter]
    assert by_day
    assert [row["来源"] for row in rows] == ["历史推算", "◆ 需求例外", "支援申请", "支援申请", "历史推算"]
    assert [(row["推算目标"], row["采用目标"]) for row in rows] == [(3, 3), (3, 6), (3, 4), (3, 4), (3, 3)]


def test_the_demand_can_be_copied_into_the_case() -> None:
    rows = cells("需求")
    assert rows[0][:7] == ["派出所", "岗位", "班次", "日别", "起", "止", "最低警力"]
    assert len(rows) - 1 == len(plan().case.demands)
    assert [row[:4] for row in cells("需求例外")[1:]] == [
        [LONGQIAO, "户籍窗口", "白", cells("需求例外")[number][3]] for number in (1, 2, 3)
    ]


def test_each_request_is_answered_and_a_late_one_is_flagged() -> None:
    row = cells("答复")[3]
    assert row[7] == "=庙会"
    assert row[8] == "已并入目标警力（2 天中 2 天提高目标）；迟报（提前 2 天）"
    assert any("迟报" in line for line in demand_lines(plan()))


def test_the_summary_for_scripts() -> None:
    summary = demand_summary(plan(), backtest(plan().case)).model_dump(mode="json")
    assert list(summary) == ["duties", "remarks", "requests", "backtest"]
    first = summary["duties"][0]
    keys = "station post shift date service mean quantiles minimum target weight origin in_force"
    assert list(first) == keys.split()
    assert (first["station"], first["origin"], first["minimum"], first["target"]) == (LONGQIAO, "history", 2, 3)
    assert first["quantiles"]["50"] <= first["quantiles"]["90"]
    assert summary["requests"][0]["late"] is True
    assert set(summary["backtest"]["errors"]) == {"model", "last_year", "four_weeks", "seasonal_naive"}
    assert set(summary["backtest"]["coverage"]) == {"50", "80", "90", "95"}
    assert [remark["kind"] for remark in summary["remarks"]] == ["no_season", "no_season"]


def test_a_backtest_that_cannot_be_made_says_so() -> None:
    assert list(backtest_lines(backtest(counting_case(history=counted(80))))) == ["回测：历史不足十四周，无法回测"]


def test_each_service_of_a_station_begins_a_page_that_holds_it() -> None:
    """Excel ignores breaks on a sheet that is fitted to pages."""
    page = book()["龙桥所"]
    starts = [row[0].row for row in page.iter_rows() if isinstance(row[0].value, str) and row[0].value.endswith("）")]
    assert [page_break.id for page_break in page.row_breaks.brk] == [row - 1 for row in starts[1:]]
    assert not (page.sheet_properties.pageSetUpPr and page.sheet_properties.pageSetUpPr.fitToPage)
    assert page.page_setup.orientation == "portrait"
    assert 50 <= page.page_setup.scale <= 70


def test_small_means_keep_a_decimal() -> None:
    """Usual 9.6 and mean 10.2 would both be 10."""
    rows = [row for row in book()["龙桥所"].iter_rows() if hasattr(row[0].value, "date")]
    assert {rows[0][place].number_format for place in (4, 9)} == {"#,##0.0"}
    assert isinstance(rows[0][4].value, float)


def test_every_sheet_has_no_formula() -> None:
    assert all(cell.data_type != "f" for page in book() for row in page.iter_rows() for cell in row)


@pytest.mark.parametrize("name", ["总览", "答复", "历史异常", "回测"])
def test_one_page_wide(name: str) -> None:
    """Fitted to the width, or at a scale at which the columns are no wider than the paper between its margins."""
    page = book()[name]
    if page.sheet_properties.pageSetUpPr.fitToPage:
        assert page.page_setup.fitToHeight == 0
        return
    inches = (8.27 if page.page_setup.orientation == "portrait" else 11.69) - page.page_margins.left - page.page_margins.right
    pixels = sum(column.width * 7 * (column.max - column.min + 1) for column in page.column_dimensions.values())
    assert 0 < pixels * page.page_setup.scale / 100 <= inches * 96


def test_written_beside_nothing(tmp_path: Path) -> None:
    (tmp_path / "demand.xlsx").write_bytes(demand_bytes(plan(), None))
    assert "回测" not in openpyxl.load_workbook(tmp_path / "demand.xlsx").sheetnames
