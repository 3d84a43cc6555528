"""The workbooks of the standing questions: what is known stands in them in the planner's words, and what is not is 未定."""

from io import BytesIO

from openpyxl import load_workbook
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from models.findings import Shortage
from models.stress import Absence, Growth, StandIn, Stress, Verdict
from models.tradeoff import Tradeoff, TradePoint
from models.words import Language, speaking
from scheduler.exchange.writing.answers.bottleneck_workbook import bottleneck_bytes
from scheduler.exchange.writing.answers.stress_rows import gap, stress_lines
from scheduler.exchange.writing.answers.stress_workbook import stress_bytes
from scheduler.exchange.writing.answers.tradeoff_workbook import conclusion, tradeoff_bytes, tradeoff_lines
from tests.cases import LONGQIAO, day, tiny_case
from tests.exchange.writing.test_compare_workbook import compared
from tests.models.words import CHINESE

SHORT = Shortage(
    station=LONGQIAO,
    post="接处警",
    shift="值",
    date=day(0),
    minimum=1,
    target=1,
    weight=1,
    present=0,
    effective=0,
    below_minimum=1,
    below_target=1,
    lacks_lead=False,
    sentence="缺一人",
)
HOLDS = Absence(
    officers=("A01",), verdict=Verdict.HOLDS, value=0, uncovered=(SHORT,), standing_by=(StandIn(officer="C01", duties=1),)
)
BREAKS = Absence(officers=("A03",), verdict=Verdict.BREAKS, value=1, bound=1, uncovered=(SHORT,), lacking=(SHORT,))
OPEN = Absence(officers=("C01",), verdict=Verdict.OPEN, value=3, bound=0, lacking=(SHORT,))
UNKNOWN = Absence(officers=("C02",), verdict=Verdict.OPEN)
PAIR = Absence(officers=("A01", "C01"), verdict=Verdict.BREAKS, value=1, bound=1, lacking=(SHORT,))
GROWN = Growth(percent=20, verdict=Verdict.BREAKS, value=4, bound=2, lacking=(SHORT,))


def book(content: bytes) -> Workbook:
    return load_workbook(BytesIO(content))


def is_one_page(sheet: Worksheet) -> bool:
    """One page high is what the file format means where it says nothing; as many as it takes would be 0."""
    fits = sheet.sheet_properties.pageSetUpPr
    return fits is not None and bool(fits.fitToPage) and sheet.page_setup.fitToHeight in (None, 1)


def point(leave: int, bound: int, target: int, critical_bound: int = 0) -> TradePoint:
    return TradePoint(
        allowed=target,
        critical=0,
        critical_bound=critical_bound,
        leave=leave,
        bound=bound,
        target=target,
        target_bound=0,
        granted_days=1,
        asked_days=2,
    )


def test_a_stress_test_ranks_what_breaks_first_and_names_who_stands_by() -> None:
    stress = Stress(
        case=tiny_case(days=1), target=0, asked=12, singles=(HOLDS, BREAKS, OPEN, UNKNOWN), pairs=(PAIR,), growth=(GROWN,)
    )
    sheets = book(stress_bytes(stress))
    assert sheets.sheetnames == ["总览", "单人缺勤", "两人缺勤", "缺口", "需求加压"]
    singles = [[cell.value for cell in row] for row in sheets["单人缺勤"].iter_rows(min_row=4)]
    assert [row[2] for row in singles] == ["失守", "未定", "未定", "守得住"]
    assert "C01" in singles[-1][6]
    assert "1次" in singles[-1][6]
    lacking = [row[0].value for row in sheets["缺口"].iter_rows(min_row=4)]
    assert len(lacking) == 3
    assert len(sheets["总览"]._charts) == 1
    assert [cell.value for cell in sheets["需求加压"][4]][:3] == ["20%", "失守", "2–4"]
    assert sheets["单人缺勤"].page_setup.orientation == "landscape"
    assert is_one_page(sheets["总览"])


def test_what_is_not_known_is_said() -> None:
    assert gap(UNKNOWN) == "未求解"
    assert gap(OPEN) == "0–3"
    said = list(stress_lines(Stress(case=tiny_case(days=1), target=0, asked=12, singles=(HOLDS,))))
    assert "1/12" in said[0]
    assert "已中断" in said[0]


def test_a_curve_has_a_row_and_a_mark_a_point() -> None:
    tradeoff = Tradeoff(case=tiny_case(days=1), points=(point(10, 10, 0), point(4, 2, 3)))
    sheet = book(tradeoff_bytes(tradeoff))["休假与保障"]
    rows = [[cell.value for cell in row][1:4] for row in sheet.iter_rows(min_row=6)]
    assert [0, 10, 10] in rows
    assert [3, 4, 2] in rows
    assert len(sheet._charts) == 1
    assert is_one_page(sheet)
    assert conclusion(tradeoff.points[0]) == "已证明不可能更小"
    assert conclusion(tradeoff.points[1]).startswith("未定")


def test_where_there_is_nothing_to_trade_it_is_said() -> None:
    assert any("不必取舍" in line for line in tradeoff_lines(Tradeoff(case=tiny_case(days=1), points=(point(0, 0, 0),))))


def test_the_chart_of_bottlenecks_shows_what_is_proven_to_be_freed() -> None:
    """Numbers in the column of differences, which the chart is of; what is open is no number, and alone it has no chart."""
    comparison = compared()
    better, similar, failed = comparison.scenarios
    sheet = book(bottleneck_bytes(comparison, (better, similar, failed), True)).active
    assert sheet is not None
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=5, max_row=7)]
    assert [row[6] for row in rows] == [-15, "未定", None]
    (chart,) = sheet._charts
    assert [series.val.numRef.f.rpartition("!")[2] for series in chart.series] == ["$D$5:$D$7", "$G$5:$G$7"]
    alone = book(bottleneck_bytes(comparison, (similar,), True)).active
    assert alone is not None
    assert not alone._charts


def test_in_english_nothing_is_left_in_chinese() -> None:
    case = tiny_case(days=1)
    stress = Stress(case=case, target=0, asked=12, singles=(HOLDS, BREAKS, OPEN, UNKNOWN), pairs=(PAIR,), growth=(GROWN,))
    curve = Tradeoff(case=case, points=(point(10, 10, 0), point(4, 2, 3, critical_bound=-1)))
    with speaking(Language.EN, Language.EN):
        said = [*stress_lines(stress), *tradeoff_lines(curve)]
        books = [book(stress_bytes(stress)), book(tradeoff_bytes(curve))]
    heads = [
        cell.value for workbook in books for sheet in workbook for row in sheet.iter_rows(max_row=2) for cell in row if cell.value
    ]
    titles = [name for workbook in books for name in workbook.sheetnames]
    own = [case.title, SHORT.station, SHORT.post, *(officer.name for officer in case.officers)]
    text = "\n".join(map(str, (*said, *heads, *titles)))
    for word in own:
        text = text.replace(word, "")
    assert not CHINESE.findall(text)
