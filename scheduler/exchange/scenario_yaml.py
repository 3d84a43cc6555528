"""比选方案 in YAML, in either language: the name of each scenario with its lines below. Cells are text, as typed.

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
from models.words import say
from scheduler.exchange.cells import BadCell
from scheduler.exchange.days import Range
from scheduler.exchange.errors import Unreadable, UnreadableKind
from scheduler.exchange.headers import by_name, key
from scheduler.exchange.scenario_lines import Line
from scheduler.exchange.sheets.decisions import SCENARIOS
from scheduler.exchange.sheets.words import ACTION
from scheduler.exchange.spans import one_date
from scheduler.exchange.tables import refuse_missing
from scheduler.refusals import ScenarioRefused

COLUMNS = by_name(SCENARIOS)
SHAPE = "scenario.yaml.shape"
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
        raise Unreadable(UnreadableKind.TOO_LARGE, say("scenario.yaml.too_large", path=path))
    try:
        root = yaml.compose(content.decode("utf-8-sig"), Loader=yaml.SafeLoader)
    except UnicodeDecodeError as error:
        raise Unreadable(UnreadableKind.ENCODING, say("scenario.yaml.encoding", path=path)) from error
    except yaml.MarkedYAMLError as error:
        line = say("scenario.yaml.line", line=error.problem_mark.line + 1) if error.problem_mark else ""
        raise Unreadable(
            UnreadableKind.BROKEN, say("scenario.yaml.broken_at", path=path, line=line, problem=error.problem, shape=say(SHAPE))
        ) from error
    except (yaml.YAMLError, RecursionError) as error:
        raise Unreadable(UnreadableKind.BROKEN, say("scenario.yaml.broken", path=path, shape=say(SHAPE))) from error
    if not isinstance(root, yaml.MappingNode):
        raise Unreadable(UnreadableKind.BROKEN, say("scenario.yaml.none", path=path, shape=say(SHAPE)))
    return root


class _Wrong(Exception):
    """A part of the file that cannot be read; the text says what is wrong and what is expected."""

    def __init__(self, node: Any, wrong: str, expected: str = "") -> None:
        super().__init__(say("scenario.expected", wrong=wrong, expected=expected or say(SHAPE)))
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
            first, last = (self._date(node, cells.get(cell, "")) for cell in ("first", "last"))
        except _Wrong as found:
            self._note(found)
            return None
        return Line(cells["action"], cells.get("subject", ""), cells.get("value", ""), first, last, self._place(node))

    def _date(self, node: Any, text: str) -> date | None:
        try:
            return one_date(text, self.horizon) if text else None
        except BadCell as bad:
            raise _Wrong(node, bad.wrong, bad.expected) from bad

    def _note(self, found: _Wrong) -> None:
        self.wrong.append(f"{self._place(found.node)}: {found}")

    def _place(self, node: Any) -> str:
        return say("scenario.yaml.place", file=self.file, line=node.start_mark.line + 1)


def _title(name: Any, body: Any, known: set[str]) -> str:
    title = name.value.strip() if isinstance(name, yaml.ScalarNode) else ""
    if not title or len(title) > LONGEST_NAME:
        raise _Wrong(
            name,
            say("scenario.yaml.name_length", name=title[:LONGEST_NAME]),
            say("scenario.yaml.name_at_most", most=LONGEST_NAME),
        )
    if title in known:
        raise _Wrong(name, say("scenario.yaml.name_repeated", name=title), say("scenario.yaml.name_unlike"))
    if not isinstance(body, yaml.SequenceNode) or not body.value:
        raise _Wrong(name, say("scenario.yaml.empty", name=title))
    return title


def _cells(node: Any) -> dict[str, str]:
    if not isinstance(node, yaml.MappingNode):
        raise _Wrong(node, say("scenario.yaml.no_pair"))
    cells: dict[str, str] = {}
    for name, value in node.value:
        if not isinstance(name, yaml.ScalarNode) or not isinstance(value, yaml.ScalarNode):
            raise _Wrong(name, say("scenario.yaml.nested"))
        is_action = name.value.casefold() in ACTION.values
        found = {"action": name.value, "subject": value.value} if is_action else {_cell(name): value.value}
        for cell, text in found.items():
            if cell in cells:
                raise _Wrong(
                    name, say("scenario.yaml.cell_repeated", cell=SCENARIOS.by_key[cell].title), say("scenario.yaml.one_action")
                )
            cells[cell] = text.strip()
    if "action" not in cells:
        raise _Wrong(node, say("scenario.yaml.no_action"), say("join.list").join(ACTION.list))
    return cells


def _cell(name: Any) -> str:
    column = COLUMNS.get(key(name.value))
    if column is None or column.key == "name":
        raise _Wrong(
            name,
            say("scenario.yaml.unknown", cell=name.value),
            say("scenario.yaml.shape_and_actions", shape=say(SHAPE), actions=say("join.list").join(ACTION.list)),
        )
    return column.key
