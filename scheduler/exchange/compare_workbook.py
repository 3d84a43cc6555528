"""The workbook of a comparison: key figures with a chart, levels, who changes and how, shortages, and what each scenario is."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

from models.comparison import Compared, Comparison, KeyFigures, LeaveChange, OfficerChange, ShortageChange
from models.roster import LeaveDecision, Outcome
from models.words import say
from scheduler.exchange.atomic import replace_file
from scheduler.exchange.compare_lines import FIGURES, OPEN, difference, gap
from scheduler.exchange.roster_style import Styles, new_workbook
from scheduler.exchange.roster_text import days
from scheduler.exchange.scenario_text import edit_text
from scheduler.exchange.working_levels import STATUSES
from scheduler.exchange.working_table import Column, table_sheet

BASE = "基准"
OUTCOMES = {Outcome.GRANTED: "准假", Outcome.MOVED: "改期", Outcome.REFUSED: "未准"}
CHARTED = ("critical", "below_target", "refused")
CHART_ROWS = 18

FIGURE_COLUMNS = (
    Column("方案", 24, "strong"),
    *(Column(title, 11, "number") for title in FIGURES.values()),
    Column("人员有变", 9, "number"),
    Column("求解结果", 26),
    Column("用时（秒）", 9, "number"),
)
LEVEL_COLUMNS = (
    Column("方案", 24, "strong"),
    Column("级", 5, "number"),
    Column("目标", 16),
    Column("基准值", 9, "number"),
    Column("基准下界", 9, "number"),
    Column("基准差距", 12, "code"),
    Column("方案值", 9, "number"),
    Column("方案下界", 9, "number"),
    Column("方案差距", 12, "code"),
    Column("差异", 9, "code"),
)
OFFICER_COLUMNS = (
    Column("方案", 24, "strong"),
    Column("单位", 14),
    Column("警员", 14, "strong"),
    Column("变动天数", 9, "number"),
    Column("起止", 22),
    Column("替岗天数（原→现）", 28),
    Column("请假（原→现）", 44),
)
DAY_COLUMNS = (
    Column("方案", 24, "strong"),
    Column("单位", 14),
    Column("警员", 14, "strong"),
    Column("日期", 12, "date"),
    Column("原勤务", 28),
    Column("现勤务", 28),
)
SHORTAGE_COLUMNS = (
    Column("方案", 24, "strong"),
    Column("变化", 10),
    Column("派出所", 12),
    Column("岗位", 12),
    Column("班次", 8, "code"),
    Column("日期", 12, "date"),
    Column("低于最低：原", 10, "number"),
    Column("现", 8, "number"),
    Column("低于目标：原", 10, "number"),
    Column("现", 8, "number"),
)
EDIT_COLUMNS = (Column("方案", 24, "strong"), Column("内容", 60), Column("出处", 36))

LEVEL_NOTE = (
    f"差异为方案值减基准值，越小越好。「{OPEN}」：尚未证明——前序各级没有都证明为相同，或两者的取值区间［下界，值］相交；"
    "延长时限可使更多差异有定论。"
)


def write_comparison(path: Path, found: Comparison) -> None:
    """Raises `NotWritten`."""
    content = BytesIO()
    book = new_workbook(content, found.start)
    styles = Styles(book)
    _figures_sheet(book, styles, found)
    _sheet(book, styles, "各级目标", LEVEL_NOTE, LEVEL_COLUMNS, found, _levels)
    _sheet(book, styles, "人员变化", "与基准相比安排有变的警员。", OFFICER_COLUMNS, found, _officers)
    _sheet(book, styles, "逐日变化", "岗次写作 派出所/岗位/班次；空白为当日无勤务。", DAY_COLUMNS, found, _days)
    _sheet(book, styles, "缺口变化", "与基准相比新增、消失、加重或减轻的警力缺口。", SHORTAGE_COLUMNS, found, _shortages)
    _sheet(book, styles, "方案内容", "各方案对案例的改动，按次序。", EDIT_COLUMNS, found, _edits)
    book.close()
    replace_file(path, content.getvalue())


def _sheet(book: Any, styles: Styles, title: str, note: str, columns: Any, found: Comparison, rows: Any) -> None:
    table_sheet(book, styles, title, note, columns, [row for one in found.scenarios for row in rows(one)])


def _figures_sheet(book: Any, styles: Styles, found: Comparison) -> None:
    note = f"{found.title}　{found.start} 至 {found.end}。各方案与基准并列；每级目标的差异是否已证明，见「各级目标」。"
    base = (*_figures(BASE, found.figures), None, say(STATUSES[found.proof.status]), round(found.proof.seconds))
    rows = [base, *(_overview(one) for one in found.scenarios)]
    sheet = table_sheet(book, styles, "总览", note, FIGURE_COLUMNS, rows)
    sheet.freeze_panes(3, 1)
    _chart(book, sheet, len(rows))


def _overview(one: Compared) -> tuple[Any, ...]:
    if one.figures is None or one.proof is None:
        return (one.scenario.name, *(None for _ in FIGURES), None, f"没有结果：{one.failure}", None)
    done = (len(one.officers), say(STATUSES[one.proof.status]), round(one.proof.seconds))
    return *_figures(one.scenario.name, one.figures), *done


def _figures(name: str, figures: KeyFigures) -> tuple[Any, ...]:
    return name, *(getattr(figures, key) for key in FIGURES)


def _chart(book: Any, sheet: Any, rows: int) -> None:
    """Shortages and refusals of the base and each scenario; the header is row 2, counted from 0."""
    first, last = 3, 2 + rows
    chart = book.add_chart({"type": "column"})
    for key in CHARTED:
        column = 1 + list(FIGURES).index(key)
        chart.add_series(
            {
                "name": [sheet.name, 2, column],
                "categories": [sheet.name, first, 0, last, 0],
                "values": [sheet.name, first, column, last, column],
                "data_labels": {"value": True},
            }
        )
    chart.set_title({"name": "各方案的缺口与未准假", "overlay": False})
    chart.set_legend({"position": "bottom"})
    chart.set_size({"width": 900, "height": CHART_ROWS * 20})
    sheet.insert_chart(last + 2, 0, chart)


def _levels(one: Compared) -> Iterator[tuple[Any, ...]]:
    for level in one.levels:
        before, after = level.before, level.after
        known = after or before
        yield (
            one.scenario.name,
            known and known.level,
            level.title,
            before and before.value,
            before and before.bound,
            gap(before),
            after and after.value,
            after and after.bound,
            gap(after),
            difference(level),
        )


def _officers(one: Compared) -> Iterator[tuple[Any, ...]]:
    for change in one.officers:
        span = days(change.days[0].date, change.days[-1].date) if change.days else ""
        stations = "；".join(f"{at.station} {at.before}→{at.after}" for at in change.stations)
        leave = "；".join(map(_leave, change.leave))
        yield one.scenario.name, change.unit, change.name, len(change.days), span, stations, leave


def _leave(change: LeaveChange) -> str:
    return f"{change.request}：{_decision(change.before)}→{_decision(change.after)}"


def _decision(one: LeaveDecision | None) -> str:
    if one is None:
        return "无"
    span = f" {days(one.first, one.last)}" if one.first and one.last else ""
    return OUTCOMES[one.outcome] + span


def _days(one: Compared) -> Iterator[tuple[Any, ...]]:
    for change in one.officers:
        yield from (_day(one, change, at) for at in range(len(change.days)))


def _day(one: Compared, change: OfficerChange, at: int) -> tuple[Any, ...]:
    day = change.days[at]
    return one.scenario.name, change.unit, change.name, day.date, "、".join(day.before), "、".join(day.after)


def _shortages(one: Compared) -> Iterator[tuple[Any, ...]]:
    for change in one.shortages:
        numbers = (change.minimum_before, change.minimum_after, change.target_before, change.target_after)
        yield one.scenario.name, _kind(change), change.station, change.post, change.shift, change.date, *numbers


def _kind(change: ShortageChange) -> str:
    before, after = (change.minimum_before, change.target_before), (change.minimum_after, change.target_after)
    if not any(before):
        return "新增"
    if not any(after):
        return "消失"
    return "加重" if after > before else "减轻"


def _edits(one: Compared) -> Iterator[tuple[Any, ...]]:
    yield from ((one.scenario.name, edit_text(edit), edit.place) for edit in one.scenario.edits)
