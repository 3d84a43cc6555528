"""高峰: the forecast of each service drawn by station, with the officers it asks for and what overrides them."""

import re
from pathlib import Path

import pytest

from models.duty import Demand, DemandException
from scheduler.board.demand_charts import staff_chart, typed_chart, volume_chart
from scheduler.exchange.writing.case.case_file import write_case
from scheduler.jobs.board.folder import stamp
from tests.board.desks import CASE, Board
from tests.cases import FENGHUANG, LONGQIAO, day, tiny_case
from tests.demand.cases import asking, counting_case

COUNTED = "八月.xlsx"
BY_HAND = DemandException(station=LONGQIAO, post="户籍窗口", shift="白", date=day(1), minimum=4, target=9)


@pytest.fixture
def counted(opened: Board) -> Board:
    write_case(counting_case(demand_exceptions=(BY_HAND,)), opened.desk.folder.path / COUNTED)
    return opened


def test_the_page_is_there_at_once_and_asks_for_its_forecast(counted: Board) -> None:
    text = counted.browser.get("/demand", params={"file": COUNTED}).text
    assert "正在推算" in text
    assert 'hx-get="/demand/content?file=' in text
    assert COUNTED in counted.browser.get("/demand").text


def test_a_station_shows_its_services_with_band_peaks_and_officers(counted: Board) -> None:
    text = counted.browser.get("/demand/content", params={"file": COUNTED}).text
    assert text.count('<svg class="demand"') == 4
    assert text.count('class="band"') == 2
    assert "style=" not in text
    assert "◆ 需求例外" in text or "◆ 例外" in text
    other = counted.browser.get("/demand/content", params={"file": COUNTED, "station": FENGHUANG}).text
    assert other.count('<svg class="demand"') == 2


def test_the_charts_say_what_the_plan_says(counted: Board) -> None:
    service = counted.desk.demanded(COUNTED).services(LONGQIAO)[0]
    known = {known.date: known for known in service.days}[day(1)]
    assert (known.used_minimum, known.used_target, known.is_by_hand) == (4, 9, True)
    assert (known.minimum, known.target) == (2, 3)
    assert known.low < known.mean < known.high
    volumes, staff = volume_chart(service), staff_chart(service)
    assert len(re.findall(r'<rect class="minimum"', staff)) == len(service.days)
    assert staff.count("◆") == 1
    peaks = service._replace(days=tuple(known._replace(is_peak=True) for known in service.days))
    assert volume_chart(peaks).count("▲") == len(service.days)
    assert volumes.count("▲") == service.peaks
    high = [float(point.split(",")[1]) for point in re.findall(r'class="band" points="([^"]*)"', volumes)[0].split()]
    assert all(0 <= y <= 190 for y in high)


def test_a_case_without_a_history_says_so_and_shows_what_its_sheets_ask_for(opened: Board) -> None:
    path = opened.desk.folder.path / COUNTED
    write_case(tiny_case(demand_exceptions=(BY_HAND,)), path)
    text = opened.browser.get("/demand/content", params={"file": COUNTED}).text
    assert "没有业务量历史" in text
    assert 'role="alert"' not in text
    assert 'class="band"' not in text
    assert text.count('<svg class="demand"') == 2
    assert re.search(rf"{day(1)}</th><td>二</td><td>[^<]*</td><td>4</td><td>9</td><td>1</td><td>◆ 需求例外<", text)
    assert "<option>户籍窗口/白</option>" in text
    assert opened.browser.get("/demand/content", params={"file": CASE}).status_code == 200


def test_what_is_not_forecast_stands_beside_what_is(opened: Board) -> None:
    """By the sheet, raised by a request for support, and on some kinds of dates alone."""
    asked = asking(5, 2, 2, station=FENGHUANG)
    works = Demand(station=LONGQIAO, post="接处警", shift="夜", days="working", minimum=1, target=2)
    write_case(counting_case(demands=(works,), support_requests=(asked,)), opened.desk.folder.path / COUNTED)
    known = opened.desk.demanded(COUNTED)
    assert {(duty.post, duty.shift) for duty in known.typed(LONGQIAO)} == {("接处警", "夜")}
    days = known.typed(LONGQIAO)[0].days
    assert {(row.date.weekday() > 4, row.target, row.origin) for row in days} == {(True, 0, ""), (False, 2, "需求表")}
    raised = known.typed(FENGHUANG)[0].days
    assert [(row.date, row.target, row.origin) for row in raised if row.target] == [(day(2), 5, "支援申请")]
    assert typed_chart(known.typed(LONGQIAO)[0]).count('class="least"') == len(days)


def test_an_override_of_a_case_without_a_history_is_shown(opened: Board) -> None:
    path = opened.desk.folder.path / COUNTED
    write_case(tiny_case(), path)
    form = {"station": LONGQIAO, "place": "户籍窗口/白", "date": f"{day(2)}", "minimum": 5, "target": 6}
    made = opened.post("/demand/override", data=form | {"file": COUNTED, "seen": stamp(path)})
    assert made.status_code == 303
    assert "◆" in opened.browser.get(made.headers["location"].replace("/demand?", "/demand/content?").split("#")[0]).text


@pytest.mark.parametrize("file", ["../secret.xlsx", "/etc/passwd", ""])
def test_nothing_outside_the_folder_is_forecast(opened: Board, file: str) -> None:
    assert "文件夹里没有" in opened.browser.get("/demand/content", params={"file": file}).text


def test_a_file_that_changes_is_forecast_anew(counted: Board) -> None:
    before = counted.desk.demanded(COUNTED)
    assert counted.desk.demanded(COUNTED) is before
    write_case(counting_case(), Path(counted.desk.folder.path) / COUNTED)
    assert not any(known.is_by_hand for known in counted.desk.demanded(COUNTED).services(LONGQIAO)[0].days)
