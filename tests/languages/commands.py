"""Every command as it is typed, over one small case and rosters of it, and what it said and wrote."""

import contextlib
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import openpyxl
import pytest

import cli
from models.case import Case
from models.organisation import Restriction, RestrictionKind
from models.roster import Roster
from models.words import Language, speaking
from scheduler.exchange import write_case
from scheduler.exchange.reading.roster_file import read_roster, write_roster_json
from scheduler.exchange.sheets import SHEETS
from tests.cases import LONGQIAO, request, seat, tiny_case
from tests.demand.cases import asking, counted, counting_case
from tests.exchange.cases import rich_case
from tests.exchange.rosters import case as full_case
from tests.exchange.rosters import roster_file
from tests.explain.asked.files import file_of
from tests.ledger.rosters import as_book

SOLVE = "--time-limit 60 --workers 1"
DUTY = f"{LONGQIAO}/接处警/值:2024-07-22"
SCENARIOS = """
甲:
  - 准假: 全部
乙:
  - 指定: A01:2024-07-22
    数值: 龙桥所/接处警/值
  - 缺勤: A01
"""
EVENTS = """
- 类型: 病假
  人员: A03
  开始: 2024-07-23
  原因: 病
"""
TYPED = (SCENARIOS, EVENTS, *"甲乙", "李四", "张三", "加强", "没有", "没有.xlsx", "调派", "调派没有", "空", "指挥中心")

RUNS: dict[str, tuple[str, ...]] = {
    "template": ("a.xlsx", "b.xlsx --full", f"p.xlsx --unit {LONGQIAO} --from c.xlsx", "o.xlsx --unit 凤凰山所 --from c.xlsx"),
    "merge": ("c.xlsx d.xlsx -o m.xlsx", "p.xlsx o.xlsx -o n.xlsx"),
    "check": ("c.xlsx --mark k.xlsx", "x.xlsx --mark l.xlsx", "q.xlsx", "a.xlsx", "h.xlsx"),
    "demand": ("h.xlsx --backtest -o hh.xlsx", "c.xlsx"),
    "solve": (f"c.xlsx -o r.xlsx --reproducible {SOLVE}", "x.xlsx -o z.xlsx", "c.xlsx -o c.xlsx", "e.xlsx -o z.xlsx"),
    "run": (f"c.xlsx {SOLVE}",),
    "demo": (SOLVE,),
    "audit": ("r.xlsx", "c.xlsx r.xlsx", "e.xlsx", "f.json", "h.xlsx r.xlsx"),
    "verify": ("r.xlsx 没有.zip",),
    "diff": ("g.json r.xlsx -o dd.xlsx", "f.json f.xlsx", "r.xlsx f.json"),
    "explain": (
        "f.json --cover D01:2024-07-23",
        "f.json --officer D01",
        "f.json --officer A02",
        f"f.json --why-not C01 --on {DUTY}",
        f"f.json --shortage {DUTY}",
        "f.json --leave Q3",
        "f.json --leave Q2",
        "r.xlsx --pins",
        "f.json --cover A01:2024-07-23",
    ),
    "stand-in": (f"r.xlsx --duty {DUTY} --confirm", f"f.json --duty {DUTY}", "r.xlsx --duty 没有"),
    "assign": (
        f"r.xlsx A03 --duty {DUTY} --by 张三 --why 加强 --when 2024-07-21 --force -o s.xlsx",
        f"r.xlsx D01 --duty {DUTY} --why 加强 -o z.xlsx",
    ),
    "swap": ("r.xlsx A03:2024-07-22 A03:2024-07-23", "r.xlsx A02:2024-07-22 A01:2024-07-23 -o z.xlsx"),
    "stress": (f"c.xlsx --absence --demand 150 -o t.xlsx {SOLVE}",),
    "whatif": (f"c.xlsx s.yaml --absent A02 -o u.xlsx {SOLVE}",),
    "tradeoff": (f"c.xlsx --steps 1 -o v.xlsx {SOLVE}",),
    "bottleneck": (f"c.xlsx -o w.xlsx {SOLVE}",),
    "stays": ("q.xlsx -o qs.xlsx", "q.xlsx --keep", ""),
    "results": ("q.xlsx -o qr.xlsx", "q.xlsx --by officer", "q.xlsx --keep", ""),
    "publish": ("r.xlsx --by 张三 --note 加强", "r.xlsx", "f.json"),
    "replan": (
        "1 --absent A03:2024-07-23 --from 2024-07-23 -o i.xlsx",
        "1 --events v.yaml --from 2024-07-23 --dry-run",
        "1 --absent 没有 --from 2024-07-23",
        "f.json --absent D01:2024-07-24 --from 2024-07-23 --dry-run",
    ),
    "history": ("", "--officer A03", "--date 2024-07-22"),
    "show": ("1 -o y.xlsx", "9 -o z.xlsx"),
    "today": ("2024-07-22", "2025-01-01"),
    "rebuild": ("",),
    "notice": ("f.json -o no", "i.xlsx --since 1 -o ni"),
    "dispatch": ("f.json -o 调派", "g.json -o z"),
    "report": ("f.json -o fr.html", "f.json -o fw.html --wall", "1 -o 1r.html"),
    "board": (". --no-browser", "没有"),
    "schema": ("case", "没有"),
}
"""In this order, since some read what others wrote; each also with nothing, an unknown option and a file that is not there."""
NOT_MIXED = {"demo", "run", "demand", "explain", "stand-in", "history", "rebuild", "show", "schema", "board"}
"""What says and writes nothing of its own that depends on both languages at once, and is left out where they differ."""
LATER = (("solve", f"f.json -o j.xlsx --returned 调派 {SOLVE}"), ("solve", "f.json -o j.xlsx --returned 空"))
GIVEN = ("s.yaml", "v.yaml")
SOURCES = ("c.xlsx", "h.xlsx", "q.xlsx", "f.json")


class Said(NamedTuple):
    """JSON is for programs, and the same in every language."""

    command: str
    code: int
    text: str


class Walked(NamedTuple):
    folder: Path
    said: tuple[Said, ...]


def small_case() -> Case:
    """Two days at 龙桥所: a leave that leaves a duty open, one given, a wish's restriction, a title, a row of the policy."""
    demands = (seat(f"{LONGQIAO}/接处警/值", 1, 2), seat("凤凰山所/户籍窗口/白"))
    leave = (request("Q1", "A01", 0, 0), request("Q2", "A02", 1, 1, kind="病假"), request("Q3", "C01", 0, 1))
    restrictions = (Restriction(officer="C01", kind=RestrictionKind.NO_NIGHT),)
    return tiny_case(
        days=2,
        title="城厢分局",
        only=["A01", "A02", "A03", "C01", "D01"],
        demands=demands,
        leave=leave,
        restrictions=restrictions,
        policy={"rest.night": {"value": 1500}},
        holidays=[1],
    )


def prepared(folder: Path, language: Language) -> None:
    """The files that the commands read, as a planner of this language has them."""
    with speaking(language, language):
        write_case(small_case(), folder / "c.xlsx")
        write_case(rich_case(), folder / "q.xlsx")
        write_case(counting_case(history=counted(70), support_requests=(asking(4, 0, 1),)), folder / "h.xlsx")
        full = file_of(full_case(), roster_file().roster)
        write_roster_json(folder / "f.json", full)
        as_book(folder, full, "f.xlsx")
    _edited(folder / "c.xlsx", folder / "d.xlsx", {(1, "B2"): "李四"})
    _edited(folder / "c.xlsx", folder / "x.xlsx", {(1, "D2"): "?", (2, "G2"): -1, (3, "C2"): "7.2", (3, "A3"): None})
    (folder / "s.yaml").write_text(SCENARIOS, encoding="utf-8")
    (folder / "v.yaml").write_text(EVENTS, encoding="utf-8")
    (folder / "空").mkdir()


def _edited(source: Path, target: Path, cells: dict[tuple[int, str], Any]) -> None:
    """By the place of a sheet among those that exist and a cell."""
    book = openpyxl.load_workbook(source)
    for (place, cell), value in cells.items():
        book[next(name for name in SHEETS[place].names if name in book.sheetnames)][cell] = value
    book.save(target)


def run(*typed: str) -> tuple[int, str]:
    """The exit code and all that is printed."""
    heard = io.StringIO()
    with contextlib.redirect_stdout(heard), contextlib.redirect_stderr(heard), pytest.raises(SystemExit) as left:
        cli.main(list(typed))
    return int(left.value.code or 0), heard.getvalue()


def walk(folder: Path, files: Language, *lang: str) -> Walked:
    """`files` is the language of the planner's own files; `lang` ends every command. Without it console and files differ."""
    prepared(folder, files)
    said = [_said(typed, lang) for typed in (_typed(folder) if lang else _mixed(folder))]
    return Walked(folder, tuple(said))


def _said(typed: str, lang: tuple[str, ...]) -> Said:
    code, text = run(*(word for word in typed.split() if word != "run"), *lang)
    return Said(typed, code, "" if text.startswith("{") else text)


def _typed(folder: Path) -> Iterator[str]:
    """One by one, each when those before have ended."""
    yield "--help"
    yield "没有"
    for command, endings in RUNS.items():
        yield f"{command} --help"
        yield f"{command} --no-such-option"
        yield f"{command} 没有.xlsx"
        if "" not in endings and command not in ("board", "demo", "run", "schema"):
            yield command
        yield from _done(folder, command)
    yield from (f"{command} {ending}" for command, ending in LATER)


def _mixed(folder: Path) -> Iterator[str]:
    for command in RUNS:
        if command not in NOT_MIXED:
            yield from _done(folder, command)


def _done(folder: Path, command: str) -> Iterator[str]:
    yield from (f"{command} {ending}".strip() for ending in RUNS[command])
    if command == "solve":
        file = read_roster(folder / "r.xlsx")
        write_roster_json(folder / "g.json", file.model_copy(update={"roster": Roster()}))
        _move_a_code(folder)


def _move_a_code(folder: Path) -> None:
    """`e.xlsx` is the roster with a cell changed by hand to what nobody reads."""
    book = openpyxl.load_workbook(folder / "r.xlsx")
    sheet = next(sheet for sheet in book if LONGQIAO in sheet.title)
    cell = next(cell for row in sheet.iter_rows() for cell in row if str(cell.value or "").startswith("值"))
    cell.value = "?"
    book.save(folder / "e.xlsx")
