"""Every exception that ends a command has its exit code, which the docs list, and a sentence; the others are caught."""

import errno
import inspect
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import pytest

import models
import scheduler
from models.errors import DutycoverError, Exit, Interrupted, NoRoster, PlanConflict, SelfContradiction, no_roster
from models.roster import StoppedBy
from models.words import Language, speaking
from scheduler.exchange.errors import CaseFault, CaseFaults, Unreadable, UnreadableKind
from scheduler.terminal.failures import failure
from scheduler.terminal.language import UnknownLanguage

ROOT = Path(__file__).resolve().parents[2]
SOURCES = [ROOT / "cli.py", *(ROOT / "models").rglob("*.py"), *(ROOT / "scheduler").rglob("*.py")]


def _exceptions() -> Iterator[type[Exception]]:
    for package in (models, scheduler):
        for module in walk_packages(package.__path__, f"{package.__name__}."):
            defined = vars(import_module(module.name)).values()
            yield from (kind for kind in defined if inspect.isclass(kind) and kind.__module__ == module.name)


EXCEPTIONS = sorted({kind for kind in _exceptions() if issubclass(kind, Exception)}, key=lambda kind: kind.__name__)
ENDING = [kind for kind in EXCEPTIONS if issubclass(kind, DutycoverError) and kind is not DutycoverError]
INNER = [kind for kind in EXCEPTIONS if not issubclass(kind, DutycoverError)]


def test_some_are_known() -> None:
    assert {CaseFaults, Unreadable, PlanConflict, NoRoster, SelfContradiction, UnknownLanguage} < set(ENDING)
    assert len(ENDING) >= 14


@pytest.mark.parametrize("kind", ENDING)
def test_each_has_an_exit_code_that_the_docs_list(kind: type[DutycoverError]) -> None:
    assert isinstance(kind.exit_code, Exit)
    assert kind.exit_code is not Exit.OK
    for page in ("README.md", "README.zh.md"):
        assert re.search(rf"^\| {kind.exit_code.value} \| ", (ROOT / page).read_text(encoding="utf-8"), re.MULTILINE)


@pytest.mark.parametrize("kind", INNER)
def test_what_ends_no_command_is_caught_by_name(kind: type[Exception]) -> None:
    catching = re.compile(rf"(?:except|suppress)\b[^\n]*\b{kind.__name__}\b")
    assert any(catching.search(source.read_text(encoding="utf-8")) for source in SOURCES)


@pytest.mark.parametrize("language", Language)
def test_a_case_with_faults_says_how_many(language: Language) -> None:
    fault = CaseFault("人员", "B3", "缺少「姓名」")
    with speaking(language, language):
        code, message = failure(CaseFaults((fault,), more=2))
    assert code == 2
    assert message.splitlines()[0] == {"zh": "案例有 3 处错误：", "en": "Faults in the case: 3"}[language]
    assert message.splitlines()[1] == "人员!B3: 缺少「姓名」"


@pytest.mark.parametrize(
    ("error", "code", "message"),
    [
        (Unreadable(UnreadableKind.MISSING, "没有这个文件"), 3, "没有这个文件"),
        (PlanConflict(("甲", "乙")), 5, "甲\n乙"),
        (no_roster(StoppedBy.INTERRUPTED, 3.0), 130, None),
        (no_roster(StoppedBy.TIME_LIMIT, 3.0), 6, None),
        (OSError(errno.ENAMETOOLONG, "File name too long", "x" * 300), 3, None),
    ],
)
def test_code_and_sentence_of_what_the_planner_can_mend(error: Exception, code: int, message: str | None) -> None:
    ended, said = failure(error)
    assert ended == code
    assert message is None or said == message
    assert "Traceback" not in said


@pytest.mark.parametrize("error", [SelfContradiction("审核不符"), KeyError("夜班")])
def test_a_fault_of_the_program_comes_with_its_trace(error: Exception) -> None:
    try:
        raise error
    except Exception as raised:
        code, said = failure(raised)
    assert code == 70
    assert "Traceback" in said
    assert "请把案例" in said


def test_a_search_that_was_interrupted_is_no_roster_of_another_code() -> None:
    assert isinstance(no_roster(StoppedBy.INTERRUPTED, 3.0), Interrupted)
    assert Interrupted.exit_code is not NoRoster.exit_code
