"""Workbooks as a planner types them: sheets as rows of cells, and the smallest case that is sound."""

from datetime import date
from pathlib import Path
from typing import Any

import xlsxwriter

Sheets = dict[str, list[list[Any]]]


def sound() -> Sheets:
    """Four required sheets; 张三 and 李四 at 龙桥, 王五 of 户政科."""
    return {
        "参数": [["项目", "值"], ["开始日期", date(2024, 7, 1)], ["结束日期", date(2024, 7, 14)]],
        "警员": [
            ["警号", "姓名", "单位", "类别", "技能", "本岗"],
            ["001", "张三", "龙桥派出所", "民警", "", "接处警"],
            ["002", "李四", "龙桥", "辅警", "户籍(协助)", ""],
            ["003", "王五", "户政科", "中层", "户籍；出入境", ""],
        ],
        "需求": [
            ["派出所", "岗位", "班次", "最低警力", "目标警力"],
            ["龙桥所", "接处警", "夜", 1, 2],
            ["龙桥", "户籍窗口", "白", 1, ""],
        ],
        "请假": [
            ["警员", "假种", "开始日期", "结束日期", "最早开始", "最晚开始", "志愿序", "申请号"],
            ["张三", "年休假", date(2024, 7, 9), date(2024, 7, 10), "", "", "", ""],
        ],
    }


def write_book(path: Path, sheets: Sheets) -> Path:
    with xlsxwriter.Workbook(path, {"strings_to_formulas": False}) as book:
        days = book.add_format({"num_format": "yyyy-mm-dd"})
        for name, rows in sheets.items():
            page = book.add_worksheet(name)
            for number, row in enumerate(rows):
                for place, cell in enumerate(row):
                    if isinstance(cell, date):
                        page.write_datetime(number, place, cell, days)
                    elif cell != "":
                        page.write(number, place, cell)
    return path


def write_folder(path: Path, sheets: Sheets, encoding: str = "utf-8") -> Path:
    path.mkdir()
    for name, rows in sheets.items():
        text = "\r\n".join(",".join(str(cell) for cell in row) for row in rows)
        (path / f"{name}.csv").write_bytes(text.encode(encoding))
    return path
