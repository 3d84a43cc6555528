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
from typing import Any, NamedTuple

import yaml

from models.case import Case
from models.errors import ScenarioRefused
from models.words import listed, say
from scheduler.exchange.errors import Unreadable, UnreadableKind, fault_lines
from scheduler.exchange.reading.cells.cells import BadCell
from scheduler.exchange.reading.cells.days import Range
from scheduler.exchange.reading.cells.spans import one_date
from scheduler.exchange.reading.child.untrusted import yaml_nodes
from scheduler.exchange.reading.files.tables import refuse_missing
from scheduler.exchange.reading.headers import by_name, key
from scheduler.exchange.reading.scenarios.lines import Line
from scheduler.exchange.sheets.decisions import SCENARIOS
from scheduler.exchange.sheets.words import ACTION

COLUMNS = by_name(SCENARIOS)
WORDS = "scenario.yaml"
SHAPE = f"{WORDS}.shape"
LARGEST_BYTES = 1_000_000
LONGEST_NAME = 40
MOST_NODES, DEEPEST = 20_000, 10
"""Of what the file means, aliases taken for what they stand for. A cell is three deep."""
Plain = list[Any]
TEXT, LIST, PAIRS = "text", "list", "pairs"


class Node(NamedTuple):
    """A text, a list of nodes, or a mapping as a list of pairs; `line` from 1 is where it begins."""

    line: int
    kind: str
    value: Any


def yaml_lines(path: Path, case: Case) -> list[tuple[str, Line]]:
    """Lines by the name of their scenario. Raises `Unreadable`, or `ScenarioRefused` with every line that is wrong."""
    refuse_missing(path)
    reader = _Reader(path.name, Range(case.start, case.end))
    lines = list(reader.lines(_node(yaml_nodes(path))))
    if reader.wrong:
        raise ScenarioRefused(fault_lines(reader.wrong))
    return lines


def plain_root(path: Path, words: str = WORDS) -> Plain:
    """For the process that reads: the file as nodes, each a list of line, kind and value.

    `words`: the part of the catalogue that says what the file should be (`shape`), and that it is `none`, or `too_large`.
    """
    root = _root(path, words)
    left = [MOST_NODES]
    try:
        return _plain(root, DEEPEST, left)
    except OverflowError as error:
        raise Unreadable(UnreadableKind.TOO_LARGE, say(f"{words}.too_large", path=path)) from error


def _plain(node: yaml.Node, depth: int, left: list[int]) -> Plain:
    """Raises `OverflowError` past so many nodes, `left` of which may still come, or so deep."""
    left[0] -= 1
    if not depth or left[0] < 0:
        raise OverflowError
    line = node.start_mark.line + 1
    if isinstance(node, yaml.MappingNode):
        return [line, PAIRS, [[_plain(part, depth - 1, left) for part in pair] for pair in node.value]]
    if isinstance(node, yaml.SequenceNode):
        return [line, LIST, [_plain(part, depth - 1, left) for part in node.value]]
    return [line, TEXT, node.value]


def _node(plain: Plain) -> Node:
    line, kind, value = plain
    if kind == PAIRS:
        value = [(_node(name), _node(content)) for name, content in value]
    elif kind == LIST:
        value = [_node(part) for part in value]
    return Node(line, kind, value)


def _root(path: Path, words: str) -> yaml.MappingNode:
    shape = say(f"{words}.shape")
    content = path.read_bytes()
    if len(content) > LARGEST_BYTES:
        raise Unreadable(UnreadableKind.TOO_LARGE, say(f"{words}.too_large", path=path))
    try:
        root = yaml.compose(content.decode("utf-8-sig"), Loader=yaml.SafeLoader)
    except UnicodeDecodeError as error:
        raise Unreadable(UnreadableKind.ENCODING, say("scenario.yaml.encoding", path=path)) from error
    except yaml.MarkedYAMLError as error:
        line = say("scenario.yaml.line", line=error.problem_mark.line + 1) if error.problem_mark else ""
        raise Unreadable(
            UnreadableKind.BROKEN, say("scenario.yaml.broken_at", path=path, line=line, problem=error.problem, shape=shape)
        ) from error
    except (yaml.YAMLError, RecursionError) as error:
        raise Unreadable(UnreadableKind.BROKEN, say("scenario.yaml.broken", path=path, shape=shape)) from error
    if not isinstance(root, yaml.MappingNode):
        raise Unreadable(UnreadableKind.BROKEN, say(f"{words}.none", path=path, shape=shape))
    return root


class _Wrong(Exception):
    """A part of the file that cannot be read; the text says what is wrong and what is expected."""

    def __init__(self, node: Node, wrong: str, expected: str = "") -> None:
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
            except _Wrong as wrong:
                self._note(wrong)
                continue
            known.add(title)
            yield from ((title, line) for line in map(self._line, body.value) if line)

    def _line(self, node: Node) -> Line | None:
        try:
            cells = _cells(node)
            first, last = (self._date(node, cells.get(cell, "")) for cell in ("first", "last"))
        except _Wrong as wrong:
            self._note(wrong)
            return None
        return Line(cells["action"], cells.get("subject", ""), cells.get("value", ""), first, last, self._place(node))

    def _date(self, node: Node, text: str) -> date | None:
        try:
            return one_date(text, self.horizon) if text else None
        except BadCell as bad:
            raise _Wrong(node, bad.wrong, bad.expected) from bad

    def _note(self, wrong: _Wrong) -> None:
        self.wrong.append(f"{self._place(wrong.node)}: {wrong}")

    def _place(self, node: Node) -> str:
        return say("scenario.yaml.place", file=self.file, line=node.line)


def _title(name: Node, body: Node, known: set[str]) -> str:
    title = name.value.strip() if name.kind == TEXT else ""
    if not title or len(title) > LONGEST_NAME:
        raise _Wrong(
            name,
            say("scenario.yaml.name_length", name=title[:LONGEST_NAME]),
            say("scenario.yaml.name_at_most", most=LONGEST_NAME),
        )
    if title in known:
        raise _Wrong(name, say("scenario.yaml.name_repeated", name=title), say("scenario.yaml.name_unlike"))
    if body.kind != LIST or not body.value:
        raise _Wrong(name, say("scenario.yaml.empty", name=title))
    return title


def _cells(node: Node) -> dict[str, str]:
    if node.kind != PAIRS:
        raise _Wrong(node, say("scenario.yaml.no_pair"))
    cells: dict[str, str] = {}
    for name, value in node.value:
        if name.kind != TEXT or value.kind != TEXT:
            raise _Wrong(name, say("scenario.yaml.nested"))
        is_action = name.value.casefold() in ACTION.values
        typed = {"action": name.value, "subject": value.value} if is_action else {_cell(name): value.value}
        for cell, text in typed.items():
            if cell in cells:
                raise _Wrong(
                    name, say("scenario.yaml.cell_repeated", cell=SCENARIOS.by_key[cell].title), say("scenario.yaml.one_action")
                )
            cells[cell] = text.strip()
    if "action" not in cells:
        raise _Wrong(node, say("scenario.yaml.no_action"), listed(ACTION.list))
    return cells


def _cell(name: Node) -> str:
    column = COLUMNS.get(key(name.value))
    if column is None or column.key == "name":
        raise _Wrong(
            name,
            say("scenario.yaml.unknown", cell=name.value),
            say("scenario.yaml.shape_and_actions", shape=say(SHAPE), actions=listed(ACTION.list)),
        )
    return column.key
