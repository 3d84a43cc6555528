"""Every fault at its cell, in one pass, and none that only follows from another."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest

from scheduler.exchange import CaseFaults, read_case, write_case
from tests.cases import tiny_case
from tests.exchange.books import Sheets, sound, write_book, write_folder

Edit = Callable[[Sheets], object]


def faults(path: Path) -> list[str]:
    with pytest.raises(CaseFaults) as caught:
        read_case(path)
    return [str(fault) for fault in caught.value.faults]


def put(sheet: str, row: int, place: int, value: object) -> Edit:
    def edit(sheets: Sheets) -> None:
        cells = sheets[sheet][row]
        cells.extend([""] * (place + 1 - len(cells)))
        cells[place] = value

    return edit


def add(sheet: str, *rows: list[object]) -> Edit:
    return lambda sheets: sheets.setdefault(sheet, []).extend(list(row) for row in rows)


LIMITS = ["警员", "限额", "班次", "值"]
QUALIFICATIONS = ["警员", "技能", "等级", "起", "止"]

CASES: dict[str, tuple[Edit, str]] = {
    "leave ends before it begins": (
        put("请假", 1, 3, date(2024, 7, 5)),
        "请假!D2: 结束日期 2024-07-05 早于开始日期 2024-07-09",
    ),
    "required sheet missing": (lambda sheets: sheets.pop("需求"), "需求: 缺少工作表「需求」"),
    "required column missing": (put("警员", 0, 3, "甲"), "警员!1行: 缺少「类别」列"),
    "unknown officer": (put("请假", 1, 0, "赵六"), "请假!A2: 未知的警员「赵六」；应为警员表中的警号"),
    "duplicated id": (put("警员", 3, 0, "001"), "警员!A4: 警员「001」重复"),
    "a name of two officers": (put("警员", 2, 1, "张三"), "请假!A2: 姓名「张三」有 2 人（001、002）；应为警号，或 单位/姓名"),
    "qualification ends before it begins": (
        add("资质", QUALIFICATIONS, ["001", "户籍", "独立", "2024-07-02", "2024-07-01"]),
        "资质!E2: 止 2024-07-01 早于起 2024-07-02",
    ),
    "limit of an unknown officer": (
        add("个人限额", LIMITS, ["赵六", "连续工作上限", "", 5]),
        "个人限额!A2: 未知的警员「赵六」",
    ),
    "unknown limit": (add("个人限额", LIMITS, ["001", "睡觉", "", 5]), "个人限额!B2: 「睡觉」不是限额"),
    "limit of an unknown shift": (
        add("个人限额", LIMITS, ["001", "单班次次数上限", "大夜", 5]),
        "个人限额!C2: 未知的班次「大夜」",
    ),
    "limit without its shift": (
        add("个人限额", LIMITS, ["001", "单班次次数上限", "", 5]),
        "个人限额!C2: 单班次次数上限须写明班次",
    ),
    "limit with a shift": (add("个人限额", LIMITS, ["001", "连续工作上限", "白", 5]), "个人限额!C2: 单班次次数上限须写明班次"),
    "negative limit": (add("个人限额", LIMITS, ["001", "连续工作上限", "", -1]), "个人限额!D2: 值 -1 为负数"),
    "limit given twice": (
        add("个人限额", LIMITS, ["001", "连续工作上限", "", 5], ["001", "连续工作上限", "", 6]),
        "个人限额!B3: 警员「001」的同一限额重复",
    ),
    "unknown shift on the next date": (
        add("班次", ["班次", "时段", "次日不可接"], ["早", "06:00-14:00", "早；大夜"]),
        "班次!C2: 未知的班次「大夜」",
    ),
    "negative demand": (put("需求", 1, 3, -1), "需求!D2: 最低警力 -1 为负数；应为不小于 0 的整数"),
    "half an officer": (put("需求", 1, 3, 3.5), "需求!D2: 「3.5」不是整数"),
    "a word for a count": (put("需求", 1, 3, "两人"), "需求!D2: 「两人」不是整数"),
    "target below minimum": (put("需求", 1, 4, 0), "需求!E2: 目标警力 0 小于最低警力 1"),
    "empty required cell": (put("需求", 1, 2, ""), "需求!C2: 班次为空"),
    "unknown shift": (put("需求", 1, 2, "大夜"), "需求!C2: 未知的班次「大夜」"),
    "unknown station": (put("需求", 1, 0, "龙侨"), "需求!A2: 未知的单位「龙侨」"),
    "unknown home post": (put("警员", 1, 5, "接处井"), "警员!F2: 未知的岗位「接处井」"),
    "unknown category": (put("警员", 1, 3, "保安"), "警员!D2: 「保安」不是类别；应为局领导、中层干部、普通民警、辅警"),
    "not a date": (put("请假", 1, 2, "七月九日"), "请假!C2: 「七月九日」不是日期；应为日期，如 2024-07-01"),
    "no such date": (put("请假", 1, 2, "2024-02-30"), "请假!C2: 「2024-02-30」不是日期"),
    "a bare number for a date": (put("请假", 1, 2, 45482), "请假!C2: 「45482」不是日期"),
    "a date with a time of day": (put("请假", 1, 2, datetime(2024, 7, 9, 8, 30)), "请假!C2: 2024-07-09 08:30 带有时刻"),
    "an id of too many digits": (put("警员", 1, 0, 110101199001011234), "警员!A2: 数字超过 15 位，末位已失真；应为文本"),
    "an id with a fraction": (put("警员", 1, 0, 1.5), "警员!A2: 1.5 不是编号"),
    "a date for an id": (put("警员", 1, 0, date(2024, 7, 1)), "警员!A2: 单元格是日期或时刻"),
    "an error typed as text": (put("警员", 2, 1, "#N/A"), "警员!B3: 单元格是错误值 #N/A"),
    "unknown level of a skill": (put("警员", 2, 4, "户籍(熟练)"), "警员!E3: 「户籍(熟练)」的等级「熟练」不能识别"),
    "start outside its window": (put("请假", 1, 4, date(2024, 7, 10)), "请假!E2: 最早开始 2024-07-10 晚于开始日期"),
    "two leaves at once": (add("请假", ["001", "", date(2024, 7, 10), date(2024, 7, 11)]), "请假!C3: 与同一警员的申请「001#1」"),
    "a rank twice": (
        add("请假", ["002", "", "2024-07-01", "2024-07-01", "", "", 1], ["002", "", "2024-07-02", "2024-07-02", "", "", 1]),
        "请假!G4: 同一申请的志愿序 1 重复",
    ),
    "horizon the wrong way round": (put("参数", 2, 1, date(2024, 6, 1)), "参数!B3: 结束日期 2024-06-01 早于开始日期 2024-07-01"),
    "no start": (put("参数", 1, 1, ""), "参数!B2: 缺少「开始日期」"),
    "no end row": (lambda sheets: sheets["参数"].pop(), "参数!A1: 缺少「结束日期」"),
    "dates without calendar": (
        lambda sheets: (put("参数", 1, 1, "2099-01-01")(sheets), put("参数", 2, 1, "2099-01-31")(sheets)),
        "参数!B3: 日历不含 2099-01-01 至 2099-01-31 的 31 天；请在「节假日」表中填一行 2099-01-01 至 2099-01-31、日别「按星期」",
    ),
    "a team outside the cycle": (
        add("轮班模式", ["模式", "循环", "警组", "基准日", "周期位置"], ["四班", "值 休", "甲", "2024-07-01", 3]),
        "轮班模式!E2: 周期位置 3 超出循环长度 2",
    ),
    "an unknown shift in a cycle": (
        add("轮班模式", ["模式", "循环", "警组", "基准日", "周期位置"], ["四班", "值 歇", "甲", "2024-07-01", 1]),
        "轮班模式!B2: 未知的班次「歇」",
    ),
    "hours that are none": (add("班次", ["班次", "时段"], ["早", "七点到三点"]), "班次!B2: 「七点到三点」不是时段"),
    "hours without an end": (add("班次", ["班次", "时段"], ["早", "07:00"]), "班次!B2: 时段没有结束时刻"),
    "a pin without duty": (
        add("锁定", ["锁定", "警员", "日期", "派出所", "岗位"], ["指定", "001", "2024-07-02", "龙桥", "接处警"]),
        "锁定!2行: 该锁定类别缺少此项",
    ),
    "an unknown request": (add("锁定", ["锁定", "申请号"], ["准假", "001#9"]), "锁定!B2: 未知的请假申请「001#9」"),
    "an unknown rule": (add("规则", ["键", "值"], ["rests", 1]), "规则!A2: 未知的规则「rests」"),
    "a step of fairness that is a word": (
        add("规则", ["键", "值"], ["fairness.steps", "50；半"]),
        "规则!B2: 「50；半」不是均衡阶梯的值；应为以分号分开的非负整数百分比，如 50;100;150;200;300",
    ),
    "a step of fairness below 0": (
        add("规则", ["键", "值"], ["fairness.steps", "-50;100"]),
        "规则!B2: 「-50;100」不是均衡阶梯的值",
    ),
    "a step of mutual aid in percent": (
        add("规则", ["键", "值"], ["mutual_balance", "0;3%"]),
        "规则!B2: 「0;3%」不是互助平衡的值；应为以分号分开的非负整数，如 0;3;6;12",
    ),
    "a level of no form": (
        add("规则", ["键", "级"], ["leave", "b3"]),
        "规则!B2: 「b3」不是整数；应为不小于 1 的整数，或后加一个字母的级次（3b 在 3 与 4 之间）",
    ),
    "a level before the first": (add("规则", ["键", "级"], ["leave", "00b"]), "规则!B2: 「00b」不是整数"),
    "a word for a rule's number": (add("规则", ["键", "值"], ["rest", "长"]), "规则!B2: 「长」不是勤务间休息的值"),
    "a unit twice": (add("单位", ["单位", "区位"], ["龙桥", 0], ["龙桥所", 0]), "单位!A3: 单位「龙桥」重复"),
    "a second opening": (add("期初", ["警员", "连续上勤"], ["001", 1], ["张三", 1]), "期初!A3: 「001」重复"),
    "pairing of nobody": (add("挂钩", ["派出所", "部门"], ["龙桥", ""]), "挂钩!B2: 挂钩须写明部门或警员"),
}


@pytest.mark.parametrize("name", CASES)
def test_one_fault_one_message(name: str, tmp_path: Path) -> None:
    """The message begins as stated, and nothing else is said."""
    edit, expected = CASES[name]
    sheets = sound()
    edit(sheets)
    sentences = faults(write_book(tmp_path / "case.xlsx", sheets))
    assert len(sentences) == 1, sentences
    assert sentences[0].startswith(expected)


def test_all_faults_come_at_once_in_the_order_of_the_sheets(tmp_path: Path) -> None:
    sheets = sound()
    for name in ("negative demand", "unknown officer", "unknown category", "unknown level of a skill"):
        CASES[name][0](sheets)
    sheets["请假"].append(["003", "", "x", "y"])
    sentences = faults(write_book(tmp_path / "case.xlsx", sheets))
    assert [line.partition(":")[0] for line in sentences] == ["警员!D2", "警员!E3", "需求!D2", "请假!A2", "请假!C3", "请假!D3"]


def test_a_row_that_fails_brings_no_faults_where_it_is_referred_to(tmp_path: Path) -> None:
    """001's category is wrong and 李四's id is an error: their leave is not said to be of unknown officers."""
    sheets = sound()
    sheets["警员"][1][3] = "保安"
    sheets["警员"][2][0] = "#REF!"
    sheets["请假"] += [["001", "", "2024-07-01", "2024-07-02"], ["李四", "", "2024-07-01", "2024-07-02"]]
    sentences = faults(write_book(tmp_path / "case.xlsx", sheets))
    assert [line.partition(":")[0] for line in sentences] == ["警员!D2", "警员!A3"]


def test_a_wrong_row_is_still_looked_at_for_its_other_cells(tmp_path: Path) -> None:
    sheets = sound()
    sheets["需求"][1] = ["龙侨", "接处警", "大夜", -1, ""]
    sentences = faults(write_book(tmp_path / "case.xlsx", sheets))
    assert [line.partition(":")[0] for line in sentences] == ["需求!A2", "需求!C2", "需求!D2"]


def test_error_cells_and_formulas_that_nobody_computed(tmp_path: Path) -> None:
    path = write_book(tmp_path / "case.xlsx", sound())
    book = openpyxl.load_workbook(path)
    book["警员"]["B2"] = "#N/A"
    book["警员"]["B2"].data_type = "e"
    book["需求"]["D2"] = "=1+1"
    book.save(path)
    sentences = faults(path)
    assert sentences[0].startswith("警员!B2: 单元格是错误值 #N/A")
    assert sentences[1].startswith("需求!D2: 公式没有算出的结果")


def test_the_header_may_stand_below_a_title(tmp_path: Path) -> None:
    sheets = sound()
    sheets["请假"] = [["2024年夏季请假表"], [], *sheets["请假"]]
    sheets["请假"][3][3] = date(2024, 7, 5)
    assert faults(write_book(tmp_path / "case.xlsx", sheets)) == ["请假!D4: 结束日期 2024-07-05 早于开始日期 2024-07-09"]


def test_a_folder_of_csv_names_cells_too(tmp_path: Path) -> None:
    sheets = sound()
    sheets["需求"][1][3] = -1
    assert faults(write_folder(tmp_path / "case", sheets, "gb18030"))[0].startswith("需求!D2: 最低警力 -1 为负数")


def test_a_hundred_faults(tmp_path: Path) -> None:
    sheets = sound()
    for number in range(50):
        sheets["警员"].append([f"P{number}", f"新{number}", "龙桥", "保安"])
        sheets["请假"].append([f"Q{number}", "", "2024-07-01", "2024-07-02"])
    sentences = faults(write_book(tmp_path / "case.xlsx", sheets))
    assert len(sentences) == 100


def test_json_names_the_field(tmp_path: Path) -> None:
    path = tmp_path / "case.json"
    write_case(tiny_case(), path)
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('"category": "head"', '"category": "boss"', 1), encoding="utf-8")
    assert faults(path) == ["officers[8].category: 「boss」不是可选的值"]
