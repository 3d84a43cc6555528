"""Events as they are typed, in a workbook, in CSV and in YAML, in either language; and what cannot be read of them."""

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from models.errors import EventRefused
from models.events.event import EventKind, EventReason
from scheduler.exchange.errors import Unreadable
from scheduler.exchange.reading.events.absences import absences
from scheduler.exchange.reading.events.file import file_events
from scheduler.exchange.reading.reader import read_case
from tests.cases import LONGQIAO, day, tiny_case
from tests.paths import ROOT
from tests.publishing.events.absent import ill, published

HEAD = ["编号", "类别", "警员", "起", "止", "派出所", "岗位", "班次", "数量", "原因", "说明", "经办人"]
ROWS = [
    ["1", "因病缺勤", "A03", "2024-07-23", "2024-07-24", "", "", "", "", "生病", "发烧", "李四"],
    ["2", "支援申请", "", "2024-07-25", "", "龙桥", "接处警", "白", "1", "警情", "", ""],
]
YAML = """
1:
  类别: 因病缺勤
  警员: A03
  起: 2024-07-23
  止: 2024-07-24
  原因: 生病
  说明: 发烧
  经办人: 李四
2:
  kind: support
  from: 2024-07-25
  station: 龙桥
  post: 接处警
  shift: 白
  number: 1
  reason: incident
"""


def book(path: Path, *rows: list[str]) -> Path:
    made = openpyxl.Workbook()
    made.active.title = "变动"
    for row in rows:
        made.active.append(row)
    made.save(path)
    return path


def test_a_workbook_and_yaml_say_the_same(tmp_path: Path) -> None:
    typed = tmp_path / "e.yaml"
    typed.write_text(YAML, encoding="utf-8")
    (ill_event, support), told = file_events(tiny_case(), book(tmp_path / "e.xlsx", HEAD, *ROWS))
    assert ((ill_event, support), told) == file_events(tiny_case(), typed)
    assert told == ()
    assert (ill_event.kind, ill_event.officer, ill_event.last) == (EventKind.ILLNESS, "A03", date(2024, 7, 24))
    assert (ill_event.reason, ill_event.text, ill_event.author) == (EventReason.SICK, "发烧", "李四")
    assert (support.station, support.officers) == (LONGQIAO, 1)


@pytest.mark.parametrize(
    ("column", "typed", "said"),
    [
        ("类别", "出差", "变动!B2"),
        ("警员", "A99", "A99"),
        ("起", "七月", "变动!D2"),
        ("起", "", "变动!D2"),
        ("止", "2024-07-20", "早于"),
        ("警员", "", "缺少"),
        ("原因", "没来由", "变动!J2"),
    ],
)
def test_what_cannot_be_read_is_named_at_its_place(tmp_path: Path, column: str, typed: str, said: str) -> None:
    row = [typed if name == column else cell for name, cell in zip(HEAD, ROWS[0], strict=True)]
    with pytest.raises(EventRefused, match=said):
        file_events(tiny_case(), book(tmp_path / "e.xlsx", HEAD, row))


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("起: 七月", "e.yaml 第 2 项的「起」"),
        ("起: ''", "e.yaml 第 2 项的「起」"),
        ("类别: 出差", "e.yaml 第 2 项的「类别」"),
        ("警员: A99", "e.yaml 第 2 项: .*A99"),
        ("止: 2024-07-20", "e.yaml 第 2 项的「止」: .*早于"),
        ("日期: 2024-07-20", "e.yaml 第 2 项: 没有「日期」"),
    ],
)
def test_what_is_wrong_in_yaml_is_named_by_entry_and_field(tmp_path: Path, line: str, said: str) -> None:
    fields = {"类别": "因病缺勤", "警员": "A03", "起": "2024-07-23"}
    name, _, value = line.partition(": ")
    entry = "".join(f"  {key}: {typed}\n" for key, typed in (fields | {name: value}).items())
    (tmp_path / "e.yaml").write_text(f"1:\n  类别: 返岗\n  警员: A05\n  起: 2024-07-24\n7:\n{entry}", encoding="utf-8")
    with pytest.raises(EventRefused, match=said):
        file_events(tiny_case(), tmp_path / "e.yaml")


def test_a_swap_names_both(tmp_path: Path) -> None:
    text = "1:\n  类别: 互换\n  警员: A03\n  起: 2024-07-23\n  互换警员: 警员C01\n  互换日期: 2024-07-24\n"
    (tmp_path / "e.yaml").write_text(text, encoding="utf-8")
    (swap,) = file_events(tiny_case(), tmp_path / "e.yaml").events
    assert (swap.kind, swap.officer, swap.other, swap.other_date) == (EventKind.SWAP, "A03", "C01", date(2024, 7, 24))


@pytest.mark.parametrize("text", ["1: 病", "1:\n  - 类别", "1:\n  类别: [病]"])
def test_yaml_of_another_shape_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "e.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(EventRefused, match="编号"):
        file_events(tiny_case(), tmp_path / "e.yaml")


@pytest.mark.parametrize("text", ["- [1, 2", "病", "1: {类别: 因病缺勤"])
def test_what_is_no_yaml_of_events_is_told_what_events_look_like(tmp_path: Path, text: str) -> None:
    """The same reader serves scenarios, whose form is another."""
    (tmp_path / "e.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(Unreadable, match="编号: 下面") as told:
        file_events(tiny_case(), tmp_path / "e.yaml")
    assert "方案" not in str(told.value)


def test_a_file_without_events_says_so(tmp_path: Path) -> None:
    with pytest.raises(EventRefused, match="没有变动"):
        file_events(tiny_case(), book(tmp_path / "e.xlsx", HEAD))


def test_absences_take_numbers_that_are_free() -> None:
    file = published().model_copy(update={"events": (ill(1, 1),)})
    typed = (ill(1, 1).model_copy(update={"id": "3"}),)
    first, second = absences(file, (f"A03:{day(2)}", f"A03:{day(3)}/{day(4)}?"), typed)
    assert [first.id, second.id] == ["2", "4"]
    assert (first.last, first.has_open_end, second.has_open_end) == (None, False, True)


def test_the_sample_is_of_the_summer() -> None:
    case = read_case(ROOT / "data/chengxiang-summer-2024.xlsx").case
    assert len(file_events(case, ROOT / "data/chengxiang-summer-2024-events.yaml").events) == 3


def test_what_of_a_workbook_is_not_read_is_told(tmp_path: Path) -> None:
    """As of a case: a column, a column typed twice, a row below the table, another sheet; and a row that is hidden but read."""
    path = book(tmp_path / "e.xlsx", [*HEAD, "批准", "警员"], [*ROWS[0], "同意", "A05"], [*ROWS[1], "", ""], ["合计：2 项"])
    made = openpyxl.load_workbook(path)
    made.create_sheet("说明").append(["每周更新"])
    made["变动"].row_dimensions[3].hidden = True
    made.save(path)
    events, told = file_events(tiny_case(), path)
    assert [event.id for event in events] == ["1", "2"]
    assert [sentence for sentence in told if "已略过" in sentence and "批准" in sentence and "M列" in sentence]
    assert [sentence for sentence in told if "警员" in sentence and "N列" in sentence]
    assert [sentence for sentence in told if "说明" in sentence and "工作表" in sentence]
    assert [sentence for sentence in told if "合计" in sentence]
    assert [sentence for sentence in told if "隐藏" in sentence]
    assert len(told) == 5


def test_where_an_event_lacks_something_the_column_that_may_hold_it_is_told(tmp_path: Path) -> None:
    head = [*HEAD, "互换的警员"]
    row = ["1", "互换", "A03", "2024-07-23", *[""] * 8, "A05"]
    with pytest.raises(EventRefused) as refused:
        file_events(tiny_case(), book(tmp_path / "e.xlsx", head, row))
    lacks, unread = str(refused.value).splitlines()
    assert "缺少：互换警员" in lacks
    assert "互换的警员" in unread
