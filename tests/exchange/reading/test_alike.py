"""What looks or means the same is the same, or is named as what it differs in: units, officers, ids."""

from collections.abc import Callable
from pathlib import Path

import pytest

from models.words import Language, speaking
from scheduler.exchange import read_case
from scheduler.exchange.reading.builtin import short
from scheduler.exchange.reading.cells.asked import ReferenceReader, Unclear
from scheduler.exchange.reading.naming.name_cells import parted
from tests.exchange.books import Sheets, sound, write_book, write_folder
from tests.exchange.reading.test_faults import faults

Write = Callable[[Path, Sheets], Path]
KHADIJA, RENE = "哈迪娅·买买提", "René Dubois"


def people(*names: str) -> Sheets:
    """001, 002 … at 龙桥, of these names; 001 asks for leave by id."""
    sheets = sound()
    sheets["警员"][1:] = [[f"00{number}", name, "龙桥", "民警", "户籍", ""] for number, name in enumerate(names, 1)]
    sheets["请假"][1][0] = "001"
    return sheets


def named(tmp_path: Path, sheets: Sheets, name: str) -> list[str]:
    """Whom a name means in every sheet in which officers are named."""
    sheets |= {
        "限制": [["警员", "限制", "另一警员"], [name, "同班", "003"], ["003", "避班", name]],
        "锁定": [["锁定", "警员", "日期"], ["禁止", name, "2024-07-03"]],
        "意愿": [["警员", "意愿", "开始日期"], [name, "愿休息", "2024-07-04"]],
        "挂钩": [["派出所", "警员"], ["龙桥", name]],
        "往期勤务量": [["警员", "勤务量"], [name, 3]],
    }
    case = read_case(write_folder(tmp_path / "案例", sheets)).case
    first, second = case.restrictions
    return [first.officer, str(second.other), str(case.pins[0].officer), case.wishes[0].officer, str(case.pairings[0].officer)]


@pytest.mark.parametrize("dot", [*"·•・‧．.。∙⋅●･", " ", ""])
def test_the_kind_of_a_middle_dot_does_not_count(dot: str, tmp_path: Path) -> None:
    name = KHADIJA.replace("·", dot)
    assert set(named(tmp_path, people(KHADIJA, "李四", "王五"), name)) == {"001"}


@pytest.mark.parametrize(
    "typed",
    [
        "rené dubois",
        "RENÉ  DUBOIS",
        "Rene\u0301 Dubois",
        "René\u00a0Dubois",
        "Re\u00adné Dubois",
        "ＲＥＮÉ Dubois",
        "René\u200bDubois",
    ],
)
def test_case_accents_and_soft_hyphens_do_not_count(typed: str, tmp_path: Path) -> None:
    assert set(named(tmp_path, people(RENE, "李四", "王五"), typed)) == {"001"}


@pytest.mark.parametrize(("known", "typed"), [("阿里（大）", "阿里(大)"), ("O’Brien", "O'Brien"), ("Anne-Lise", "Anne‐Lise")])
def test_width_of_brackets_and_kinds_of_signs_do_not_count(known: str, typed: str, tmp_path: Path) -> None:
    assert set(named(tmp_path, people(known, "李四", "王五"), typed)) == {"001"}


def test_an_id_in_another_case_or_width_is_that_of_the_only_officer(tmp_path: Path) -> None:
    sheets = people("甲", "乙", "丙")
    sheets["警员"][2][0] = "B7"
    sheets["请假"][1][0] = "ｂ７"
    assert read_case(write_book(tmp_path / "case.xlsx", sheets)).case.leave[0].officer == "B7"


def test_names_alike_of_two_officers_are_refused_with_both(tmp_path: Path) -> None:
    sheets = people("阿里·买买提", "阿里.买买提")
    sheets["请假"][1][0] = "阿里•买买提"
    assert faults(write_book(tmp_path / "case.xlsx", sheets)) == [
        "请假!A2: 姓名「阿里•买买提」有 2 人（001、002）；应为警号，或 单位/姓名"
    ]


@pytest.mark.parametrize(
    ("ids", "typed", "says"),
    [
        (("1201", "1202"), "001201", "与「1201」只差前导零"),
        (("001201", "001202"), "1201", "与「001201」只差前导零"),
        (("A001", "A002"), "A1", "与「A001」只差前导零"),
        (("001", "0001"), "01", ""),
    ],
)
def test_a_number_that_lost_its_zeros_names_the_officer(ids: tuple[str, str], typed: str, says: str, tmp_path: Path) -> None:
    sheets = people("甲", "乙")
    for row, id in zip(sheets["警员"][1:], ids, strict=True):
        row[0] = id
    sheets["请假"][1][0] = typed
    sentences = [fault for fault in faults(write_book(tmp_path / "case.xlsx", sheets)) if fault.startswith("请假")]
    assert len(sentences) == 1
    assert sentences[0].startswith(f"请假!A2: 未知的警员「{typed}」")
    assert (says or "只差") in sentences[0] if says else "只差" not in sentences[0]


def test_a_name_without_its_accents_is_named(tmp_path: Path) -> None:
    sheets = people(RENE, "李四")
    sheets["请假"][1][0] = "Rene Dubois"
    (fault,) = faults(write_book(tmp_path / "case.xlsx", sheets))
    assert "「Rene Dubois」，与「René Dubois（001）」只差字母上的符号；应为" in fault
    with speaking(Language.EN, Language.EN):
        (fault,) = faults(write_book(tmp_path / "again.xlsx", sheets))
    assert 'which differs from "René Dubois (001)" only in accents; expected' in fault


GRID = "现排班"


def grid(*cells: str) -> list[list[str]]:
    return [["日期", "接处警/夜"], *([f"2024-07-{day:02}", cell] for day, cell in enumerate(cells, 1))]


@pytest.mark.parametrize("write", [lambda path, sheets: write_book(path / "case.xlsx", sheets)])
def test_known_names_are_tried_whole_before_blanks_part_them(write: Write, tmp_path: Path) -> None:
    sheets = people("John Smith", "Li Wei", "Mary Ann O'Neil", "Li", "张三")
    cells = (
        "John Smith, Li Wei",
        "John Smith Li Wei",
        "Mary Ann O’Neil; Li",
        "张 三、LI WEI(带班)",
        "john smith\nLi",
        "张三 Li Wei Li",
    )
    case = read_case(write(tmp_path, sheets | {GRID: grid(*cells)})).case
    on = {day: {row.officer for row in case.base_roster if row.date.day == day and row.shift} for day in range(1, 7)}
    assert on == {
        1: {"001", "002"},
        2: {"001", "002"},
        3: {"003", "004"},
        4: {"002", "005"},
        5: {"001", "004"},
        6: {"005", "002", "004"},
    }


def test_a_stranger_of_two_words_is_named_once(tmp_path: Path) -> None:
    sheets = people("John Smith", "Li Wei") | {GRID: grid("John Smyth, Li Wei", "赵六 钱七")}
    sentences = faults(write_book(tmp_path / "case.xlsx", sheets))
    assert [fault.split("；")[0] for fault in sentences] == [
        "现排班!B2: 未知的警员「John Smyth」",
        "现排班!B3: 未知的警员「赵六」",
        "现排班!B3: 未知的警员「钱七」",
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("", [""]),
        ("甲，乙;丙", ["甲", "乙", "丙"]),
        ("甲 乙", ["甲乙"]),
        ("甲甲 乙乙(带班)", ["甲甲", "乙乙"]),
        ("Smith, John; 甲甲", ["Smith, John", "甲甲"]),
        ("No Body", ["No Body"]),
    ],
)
def test_names_in_one_cell(text: str, names: list[str]) -> None:
    assert parted(text, lambda name: name in ("Smith, John", "甲甲")) == [name for name in names if name]


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("龙桥派出所", "龙桥"),
        ("龙桥所", "龙桥"),
        ("派出所", "派出所"),
        ("所", "所"),
        ("研究所", "研究所"),
        ("刑事科学研究所", "刑事科学研究所"),
        ("分所", "分所"),
        ("龙桥分所", "龙桥分所"),
        ("看守所", "看守所"),
    ],
)
def test_what_a_unit_is_called(name: str, known: str) -> None:
    assert short(name) == known


@pytest.mark.parametrize("typed", ["龙桥 派出所", "龙桥　所", "龙 桥", "龙桥\u200b派出所", "龙桥\n派出所"])
@pytest.mark.parametrize("declared", [None, "龙桥派出所", "龙桥"])
def test_a_blank_in_the_name_of_a_unit_does_not_count(typed: str, declared: str | None, tmp_path: Path) -> None:
    sheets = sound()
    sheets["警员"][1][2] = typed
    sheets["需求"][2][0] = typed
    if declared:
        sheets["单位"] = [["单位", "类别"], [declared, "派出所"]]
    units = read_case(write_book(tmp_path / "case.xlsx", sheets)).case.units
    assert [unit.id for unit in units] == [declared or "龙桥", "户政科"]


def test_units_that_are_no_stations_keep_their_names(tmp_path: Path) -> None:
    sheets = sound()
    sheets["警员"] += [
        ["004", "甲", "研究所", "民警", "", ""],
        ["005", "乙", "龙桥分所", "民警", "", ""],
        ["006", "丙", "派出所", "民警", "", ""],
    ]
    kinds = {unit.id: unit.kind.value for unit in read_case(write_book(tmp_path / "case.xlsx", sheets)).case.units}
    assert kinds == {
        "龙桥": "station",
        "户政科": "department",
        "研究所": "department",
        "龙桥分所": "station",
        "派出所": "station",
    }


def test_a_unit_in_brackets_of_another_width_is_the_unit(tmp_path: Path) -> None:
    sheets = sound()
    sheets["警员"][1][2], sheets["警员"][2][2] = "龙桥（东）所", "龙桥(东)派出所"
    sheets["需求"][1][0] = sheets["需求"][2][0] = "龙桥 (东)"
    assert len(read_case(write_book(tmp_path / "case.xlsx", sheets)).case.units) == 2


def test_the_same_unit_twice_on_its_sheet_has_its_cell(tmp_path: Path) -> None:
    sheets = sound() | {"单位": [["单位", "类别"], ["龙桥 派出所", "派出所"], ["龙桥所", "派出所"]]}
    (fault,) = faults(write_book(tmp_path / "case.xlsx", sheets))
    assert fault.startswith("单位!A3: 单位「龙桥派出所」重复")


def test_on_the_command_line_as_in_files(tmp_path: Path) -> None:
    sheets = people("John Smith", KHADIJA)
    asked = ReferenceReader(read_case(write_book(tmp_path / "case.xlsx", sheets)).case)
    assert asked.officer("john smith") == asked.officer("龙桥派出所/JOHN SMITH") == "001"
    assert asked.officer(KHADIJA.replace("·", "•")) == "002"
    assert asked.unit("龙桥 派出所") == "龙桥"
    with pytest.raises(Unclear, match="与「001」只差前导零"):
        asked.officer("1")
