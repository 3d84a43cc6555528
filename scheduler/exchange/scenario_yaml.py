"""比选方案 in YAML: the name of each scenario with its lines below. Cells are text, as typed; nothing is guessed from them.

三人病倒:
  - 缺勤: 龙桥07:2027-02-01/2027-02-10
  - 培训: 治安大队03
    数值: 户籍
    起: 2027-01-25
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from models.case import Case
from scheduler.exchange.cells import BadCell
from scheduler.exchange.days import Range
from scheduler.exchange.errors import Unreadable, UnreadableKind
from scheduler.exchange.scenario_lines import ACTIONS, Line
from scheduler.exchange.spans import one_date
from scheduler.exchange.tables import refuse_missing
from scheduler.refusals import ScenarioRefused

CELLS = ("动作", "对象", "数值", "起", "止")
SHAPE = "方案名称: 下面每行一个「- 动作: 对象」，另可有 数值、起、止"
LARGEST_BYTES = 1_000_000
LONGEST_NAME = 40


def yaml_lines(path: Path, case: Case) -> list[tuple[str, Line]]:
    """Lines by the name of their scenario. Raises `Unreadable`, or `ScenarioRefused` with every line that is wrong."""
    reader = _Reader(path.name, Range(case.start, case.end))
    lines = list(reader.lines(_root(path)))
    if reader.wrong:
        raise ScenarioRefused("\n".join(reader.wrong))
    return lines


def _root(path: Path) -> Any:
    refuse_missing(path)
    content = path.read_bytes()
    if len(content) > LARGEST_BYTES:
        raise Unreadable(UnreadableKind.TOO_LARGE, f"「{path}」过大，不是比选方案")
    try:
        root = yaml.compose(content.decode("utf-8-sig"), Loader=yaml.SafeLoader)
    except UnicodeDecodeError as error:
        raise Unreadable(UnreadableKind.ENCODING, f"「{path}」的编码不能识别；请另存为 UTF-8") from error
    except yaml.MarkedYAMLError as error:
        line = f"第 {error.problem_mark.line + 1} 行" if error.problem_mark else ""
        raise Unreadable(UnreadableKind.BROKEN, f"「{path}」{line}不是完好的 YAML（{error.problem}）；应为{SHAPE}") from error
    except (yaml.YAMLError, RecursionError) as error:
        raise Unreadable(UnreadableKind.BROKEN, f"「{path}」不是完好的 YAML；应为{SHAPE}") from error
    if not isinstance(root, yaml.MappingNode):
        raise Unreadable(UnreadableKind.BROKEN, f"「{path}」里没有比选方案；应为{SHAPE}")
    return root


class _Wrong(Exception):
    """A part of the file that cannot be read; the text says what is wrong and what is expected."""

    def __init__(self, node: Any, wrong: str, expected: str = SHAPE) -> None:
        super().__init__(f"{wrong}；应为{expected}")
        self.node = node


class _Reader:
    def __init__(self, file: str, horizon: Range) -> None:
        self.file = file
        self.horizon = horizon
        self.wrong: list[str] = []

    def lines(self, root: Any) -> Iterator[tuple[str, Line]]:
        known: set[str] = set()
        for name, body in root.value:
            try:
                title = _title(name, body, known)
            except _Wrong as found:
                self._note(found)
                continue
            known.add(title)
            yield from ((title, line) for line in map(self._line, body.value) if line)

    def _line(self, node: Any) -> Line | None:
        try:
            cells = _cells(node)
            first, last = (self._date(node, cells.get(cell, "")) for cell in ("起", "止"))
        except _Wrong as found:
            self._note(found)
            return None
        return Line(cells["动作"], cells.get("对象", ""), cells.get("数值", ""), first, last, self._place(node))

    def _date(self, node: Any, text: str) -> date | None:
        try:
            return one_date(text, self.horizon) if text else None
        except BadCell as bad:
            raise _Wrong(node, bad.wrong, bad.expected) from bad

    def _note(self, found: _Wrong) -> None:
        self.wrong.append(f"{self._place(found.node)}: {found}")

    def _place(self, node: Any) -> str:
        return f"{self.file} 第 {node.start_mark.line + 1} 行"


def _title(name: Any, body: Any, known: set[str]) -> str:
    title = name.value.strip() if isinstance(name, yaml.ScalarNode) else ""
    if not title or len(title) > LONGEST_NAME:
        raise _Wrong(name, f"方案名称「{title[:LONGEST_NAME]}」为空或过长", f"不超过 {LONGEST_NAME} 字的名称")
    if title in known:
        raise _Wrong(name, f"方案名称「{title}」重复", "各不相同的名称")
    if not isinstance(body, yaml.SequenceNode) or not body.value:
        raise _Wrong(name, f"方案「{title}」下面没有内容")
    return title


def _cells(node: Any) -> dict[str, str]:
    if not isinstance(node, yaml.MappingNode):
        raise _Wrong(node, "这一项不是「动作: 对象」")
    cells: dict[str, str] = {}
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode) or not isinstance(value, yaml.ScalarNode):
            raise _Wrong(key, "这一项里有多层内容")
        found = {"动作": key.value, "对象": value.value} if key.value in ACTIONS else {key.value: value.value}
        for cell, text in found.items():
            if cell not in CELLS:
                raise _Wrong(key, f"「{cell}」不是动作，也不是数值、起、止", f"{SHAPE}；动作有 {'、'.join(ACTIONS)}")
            if cell in cells:
                raise _Wrong(key, f"这一项里「{cell}」重复", "一项一个动作；另一个动作另起一个「-」")
            cells[cell] = text.strip()
    if "动作" not in cells:
        raise _Wrong(node, "没有动作", "、".join(ACTIONS))
    return cells
