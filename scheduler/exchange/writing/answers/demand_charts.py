"""The two charts of a service at a station: counts with the forecast's band, and the staffing that follows."""

from collections.abc import Sequence
from typing import Any

from models.words import say
from scheduler.demand.planning import DutyDemand

DATA_SHEET = "_charts"
HEADERS = (
    "head.date",
    "head.volume",
    "head.mean",
    "head.low",
    "head.band",
    "head.peak",
    "head.computed_minimum",
    "head.computed_target",
    "head.used_target",
)
SHOWN_HISTORY = 40
"""So many open dates before the horizon are drawn."""
BAND = (10, 90)
COUNTS_SIZE, STAFF_SIZE = {"width": 588, "height": 270}, {"width": 336, "height": 270}
GRID = {"visible": True, "line": {"color": "#D9D9D9"}}


class ChartData:
    """Rows for the charts, kept on a hidden sheet that is written last."""

    def __init__(self) -> None:
        self.rows: list[tuple[Any, ...]] = [tuple(map(say, HEADERS))]

    def add(self, history: Sequence[tuple[Any, int]], duties: Sequence[DutyDemand]) -> tuple[int, int, int]:
        """First row of the history, first and last of the forecast."""
        first = len(self.rows)
        self.rows += [(day, count, None, None, None, None, None, None, None) for day, count in history]
        start = len(self.rows)
        for demand in duties:
            low, high = (demand.forecast.quantile(percent) for percent in BAND)
            mean = round(demand.forecast.mean, 1)
            peak = mean if demand.weight > 1 else None
            staff = demand.minimum, demand.target, demand.in_force.target
            self.rows.append((demand.duty.date, None, mean, low, high - low, peak, *staff))
        return first, start, len(self.rows) - 1

    def write(self, book: Any) -> None:
        sheet = book.add_worksheet(DATA_SHEET)
        date = book.add_format({"num_format": "yyyy-mm-dd"})
        for at, row in enumerate(self.rows):
            for column, value in enumerate(row):
                if value is not None:
                    sheet.write(at, column, value, date if column == 0 and at else None)
        sheet.hide()


def counts_chart(book: Any, title: str, rows: tuple[int, int, int]) -> Any:
    first, _, last = rows
    band = book.add_chart({"type": "area", "subtype": "stacked"})
    lines = book.add_chart({"type": "line"})
    band.add_series(_series(3, first, last) | {"name": say("join.gap"), "fill": {"none": True}, "border": {"none": True}})
    band.add_series(
        _series(4, first, last)
        | {"name": say("sheet.demand_charts.band"), "fill": {"color": "#DDEBF7"}, "border": {"none": True}}
    )
    lines.add_series(_series(1, first, last) | {"name": say("head.volume"), "line": {"color": "#7F7F7F", "width": 1.25}})
    lines.add_series(_series(2, first, last) | {"name": say("head.mean"), "line": {"color": "#2F75B5", "width": 2.25}})
    lines.add_series(
        _series(5, first, last)
        | {
            "name": say("sheet.demand_charts.peak"),
            "line": {"none": True},
            "marker": {"type": "diamond", "size": 8, "fill": {"color": "#C00000"}, "border": {"color": "#000000"}},
        }
    )
    band.combine(lines)
    _dress(band, title, say("sheet.demand_charts.daily"), COUNTS_SIZE)
    band.set_legend({"position": "bottom", "delete_series": [0]})
    return band


def staff_chart(book: Any, title: str, rows: tuple[int, int, int], most: int) -> Any:
    """`most`: the largest number drawn."""
    _, first, last = rows
    columns = book.add_chart({"type": "column"})
    lines = book.add_chart({"type": "line"})
    dashed = {"color": "#404040", "width": 1.75, "dash_type": "dash"}
    columns.add_series(_series(6, first, last) | {"name": say("head.computed_minimum"), "fill": {"color": "#9DC3E6"}, "gap": 40})
    lines.add_series(_series(7, first, last) | {"name": say("head.computed_target"), "line": dashed})
    lines.add_series(_series(8, first, last) | {"name": say("head.used_target"), "line": {"color": "#C00000", "width": 1.5}})
    columns.combine(lines)
    _dress(columns, title, say("unit.people"), STAFF_SIZE)
    columns.set_y_axis({"name": say("unit.people"), "min": 0, "major_unit": max(1, most // 5), "major_gridlines": GRID})
    columns.set_legend({"position": "bottom"})
    return columns


def _series(column: int, first: int, last: int) -> dict[str, Any]:
    return {"categories": [DATA_SHEET, first, 0, last, 0], "values": [DATA_SHEET, first, column, last, column]}


def _dress(chart: Any, title: str, axis: str, size: dict[str, int]) -> None:
    chart.set_title({"name": title, "name_font": {"size": 11}})
    chart.set_x_axis({"num_format": "m/d", "text_axis": True, "interval_unit": 7, "interval_tick": 7, "num_font": {"size": 8}})
    chart.set_y_axis({"name": axis, "min": 0, "major_gridlines": GRID, "name_font": {"size": 9, "bold": False}})
    chart.show_blanks_as("gap")
    chart.show_hidden_data()
    chart.set_size(size)
