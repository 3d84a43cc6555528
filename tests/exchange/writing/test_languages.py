"""A workbook speaks one language: English where it is asked for, and Chinese on whatever console it was ordered."""

import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pytest

import cli
from models.case import Case
from models.errors import Exit
from models.findings import AuditReport
from models.leave import Opening
from models.organisation import Restriction, RestrictionKind
from models.policy import default_policy
from models.reasons import Reasons
from models.roster import Roster
from models.words import Language, catalogue, speaking
from scheduler.engine.provenance import versions
from scheduler.exchange import read_case, write_case
from scheduler.exchange.reading import builtin
from scheduler.exchange.reading.roster_file import read_roster, write_roster_json
from scheduler.exchange.sheets import SHEETS
from scheduler.exchange.working.edits.roster_changes import Changes, read_changes
from scheduler.exchange.working.workbook import write_working
from scheduler.exchange.writing.case.template import GRID_EXAMPLE
from scheduler.exchange.writing.paper.text import EXTRA
from scheduler.jobs.after import after
from tests.cases import LONGQIAO, calendar, request, seat, tiny_case
from tests.demand.cases import asking, counted, counting_case
from tests.exchange.cases import rich_case
from tests.exchange.rosters import roster_file
from tests.exchange.writing.visible import texts
from tests.models.words import CHINESE

pytestmark = pytest.mark.usefixtures("signals")

QUICK = ("--time-limit", "60", "--workers", "1")
SCENARIOS = """
甲:
  - 准假: 全部
乙:
  - 指定: A01:2024-07-22
    数值: 龙桥所/接处警/值
  - 缺勤: A01
"""
WORD = re.compile("[A-Za-z]{3,}")
OTHER_NAME, DECIDER, REASON = "李四", "张三", "加强"
DECIDED = ("--duty", f"{LONGQIAO}/接处警/值:2024-07-22", "--by", DECIDER, "--why", REASON, "--when", "2024-07-21")
FILES = ("case.xlsx", "again.xlsx", "scenarios.yaml", "--absent")


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


def broken(path: Path) -> Path:
    """A case with faults of several kinds, one of them of a whole row."""
    book = openpyxl.load_workbook(path)
    officers, demand, leave = (book[next(name for name in sheet.names if name in book.sheetnames)] for sheet in SHEETS[1:4])
    officers["D2"], demand["G2"], leave["C2"], leave["A3"] = "?", -1, "7.2", None
    book.save(path.with_name("broken.xlsx"))
    return path.with_name("broken.xlsx")


def written(folder: Path, *lang: str) -> dict[str, Path]:
    """What every command that writes workbooks wrote, from a case in their language."""

    def run(*words: object, code: int = Exit.OK) -> None:
        with pytest.raises(SystemExit) as left:
            cli.main([*map(str, words), *lang])
        assert int(left.value.code or 0) == code

    def out(name: str) -> Path:
        goals[name] = folder / f"{name}.xlsx"
        return goals[name]

    language = Language(lang[1]) if lang else Language.ZH
    goals: dict[str, Path] = {}
    case, counted_case, recorded_case = folder / "case.xlsx", folder / "counted.xlsx", folder / "recorded.xlsx"
    with speaking(language, language):
        write_case(small_case(), case)
        write_case(rich_case(), recorded_case)
        write_case(counting_case(history=counted(70), support_requests=(asking(4, 0, 1),)), counted_case)
    (folder / "scenarios.yaml").write_text(SCENARIOS, encoding="utf-8")
    run("template", out("template"))
    run("template", out("full"), "--full")
    run("template", out("part"), "--unit", "龙桥所", "--from", case)
    run("template", out("other"), "--unit", "凤凰山所", "--from", case)
    run("merge", case, differing(case), "-o", out("merged"), code=Exit.FAULTS)
    run("check", case, "--mark", out("marked"))
    run("check", broken(case), "--mark", out("faults"), code=Exit.FAULTS)
    run("demand", counted_case, "--backtest", "-o", out("demand"))
    run("solve", case, "-o", out("roster"), "--reproducible", *QUICK)
    goals["wall"] = folder / "roster-张贴.xlsx"
    write_roster_json(folder / "before.json", read_roster(goals["roster"]).model_copy(update={"roster": Roster()}))
    run("diff", folder / "before.json", goals["roster"], "-o", out("difference"))
    run("assign", goals["roster"], "A03", *DECIDED, "--force", "-o", out("assigned"))
    run("whatif", case, folder / "scenarios.yaml", "--absent", "A02", "-o", out("compared"), *QUICK)
    run("stress", case, "--absence", "--demand", "150", "-o", out("stress"), *QUICK)
    run("tradeoff", case, "--steps", "1", "-o", out("tradeoff"), *QUICK)
    run("bottleneck", case, "-o", out("bottleneck"), *QUICK)
    run("stays", recorded_case, "-o", out("stays"))
    run("results", recorded_case, "-o", out("results"))
    return goals


def differing(path: Path) -> Path:
    """The same case with an officer of another category."""
    book = openpyxl.load_workbook(path)
    book.worksheets[1]["B2"] = OTHER_NAME
    book.save(path.with_name("again.xlsx"))
    return path.with_name("again.xlsx")


@pytest.fixture(scope="module")
def english(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    return written(tmp_path_factory.mktemp("english"), "--lang", "en")


@pytest.fixture(scope="module")
def chinese(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Path]]:
    with pytest.MonkeyPatch.context() as patched:
        patched.delenv("LC_ALL", raising=False)
        patched.delenv("LC_MESSAGES", raising=False)
        patched.setenv("LANG", "en_US.UTF-8")
        yield written(tmp_path_factory.mktemp("chinese"))


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from strings(list(value.values()))
    elif isinstance(value, list | tuple):
        for item in value:
            yield from strings(item)


def own(folder: Path) -> set[str]:
    """What the user typed and what is built in under names of its own: not the rules' texts, nor the names of days."""
    typed = {*builtin.POSTS, *builtin.SHIFTS, *builtin.SERVICES, *strings([SCENARIOS, OTHER_NAME, DECIDER, REASON]), *"甲乙"}
    for name in ("case.xlsx", "counted.xlsx", "recorded.xlsx"):
        fields = read_case(folder / name).case.model_dump(mode="json", exclude={"calendar"})
        typed |= {*strings([row["value"] for row in fields.pop("policy")["rows"]]), *strings(fields)}
    return typed


def examples() -> set[str]:
    """Invented names on the sheets of a template: no words of ours, which are said in either language."""
    columns = [column for sheet in SHEETS for column in sheet.columns if column.choice is None and column.example is not None]
    return {part for column in columns for part in re.split("[；(（ )）]", str(column.example))} | {*GRID_EXAMPLE}


def test_an_english_workbook_holds_no_chinese_but_the_users_own(english: dict[str, Path]) -> None:
    folder = english["template"].parent
    names = sorted({name for name in own(folder) | examples() if CHINESE.search(name)}, key=len, reverse=True)
    ours = "|".join(map(re.escape, (*names, EXTRA)))
    left = {
        (name, where, text)
        for name, path in english.items()
        for where, text in texts(path)
        if CHINESE.search(re.sub(ours, "", text))
    }
    assert not left


def words(texts: Any) -> set[str]:
    return {word.casefold() for text in texts for word in WORD.findall(text)}


def test_no_english_lands_in_a_chinese_workbook_from_an_english_console(chinese: dict[str, Path]) -> None:
    """Keys of rules, names of files and of programs are no words of the catalogue; a header's note names it in English, too."""
    english = words(re.sub("{.*?}", "", text) for text in catalogue(Language.EN).values())
    keys = words(row.key for row in default_policy().rows)
    software = words(versions().values())
    known = words(catalogue(Language.ZH).values()) | keys | software | words(own(chinese["template"].parent)) | words(FILES)
    headers = {f"{column.zh} {column.en}" for sheet in SHEETS for column in sheet.columns}
    left = {
        (name, where, text)
        for name, path in chinese.items()
        for where, text in texts(path)
        if words(line for line in text.split("\n") if line not in headers) & (english - known)
    }
    assert not left


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("spoken", Language)
def test_a_case_survives_in_either_language_whatever_is_spoken(language: Language, spoken: Language, tmp_path: Path) -> None:
    with speaking(language, language):
        write_case(rich_case(), tmp_path / "case.xlsx")
    with speaking(spoken, spoken):
        assert read_case(tmp_path / "case.xlsx").case == rich_case()


@pytest.mark.parametrize("language", Language)
def test_the_closing_state_and_the_policy_are_read_back_as_sheets_of_the_next_case(language: Language, tmp_path: Path) -> None:
    """期末 is copied over 期初 and 规则 over 规则, from a working copy in either language into a Chinese case."""
    given = small_case()
    file = roster_file(given.model_copy(update={"restrictions": ()}))
    rows = tuple(Opening(officer=officer.id, work_run=2) for officer in given.officers)
    with speaking(language, language):
        write_working(tmp_path / "working.xlsx", file.model_copy(update={"roster": Roster()}), AuditReport(), Reasons(), rows)
    write_case(given, tmp_path / "case.xlsx")
    book, working = openpyxl.load_workbook(tmp_path / "case.xlsx"), openpyxl.load_workbook(tmp_path / "working.xlsx")
    for source, target in ((catalogue(language)["title.closing"], "期初"), (working.sheetnames[-2], "规则")):
        if target in book.sheetnames:
            book.remove(book[target])
        page = book.create_sheet(target)
        for row in working[source].iter_rows(values_only=True):
            page.append(row)
    book.save(tmp_path / "next.xlsx")
    back = read_case(tmp_path / "next.xlsx").case
    assert back.policy == given.policy
    assert back.opening == rows


def test_a_working_copy_in_english_carries_its_roster_and_hands_on_its_end(english: dict[str, Path], tmp_path: Path) -> None:
    file = read_roster(english["roster"])
    assert file.case == read_case(english["template"].parent / "case.xlsx").case
    assert read_changes(english["roster"], file) == Changes()
    first = file.case.end + timedelta(1)
    with speaking(Language.EN, Language.EN):
        write_case(tiny_case(start=first, days=2, calendar=calendar(first, 2), only=["A01", "A02"]), tmp_path / "next.xlsx")
    opening = after(read_case(tmp_path / "next.xlsx"), english["roster"]).case.opening
    assert {row.officer for row in opening} == {"A01", "A02"}
