"""Which language is spoken, and that no console stops the program."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import cli
from models.errors import Exit
from models.words import Language
from scheduler.terminal.language import UnknownLanguage, asked, by_locale, printable
from tests.paths import ROOT

ZH, EN = Language.ZH, Language.EN


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, ZH),
        ({"LANG": "C.UTF-8"}, ZH),
        ({"LANG": "fr_FR.UTF-8"}, ZH),
        ({"LANG": "en_GB.UTF-8"}, EN),
        ({"LANG": "en"}, EN),
        ({"LANG": "en_US.UTF-8", "LC_MESSAGES": "zh_CN.UTF-8"}, ZH),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "", "LC_MESSAGES": "en_US.UTF-8"}, EN),
        ({"LC_ALL": "zh_CN.GB18030", "LANG": "en_US.UTF-8"}, ZH),
    ],
)
def test_the_first_locale_variable_with_a_value_decides(environment: dict[str, str], language: Language) -> None:
    assert by_locale(environment) is language


def test_the_option_may_stand_anywhere() -> None:
    assert asked(["check", "a.xlsx"]) == (None, ["check", "a.xlsx"])
    assert asked(["--lang", "en", "check", "a.xlsx"]) == (EN, ["check", "a.xlsx"])
    assert asked(["check", "a.xlsx", "--lang=zh"]) == (ZH, ["check", "a.xlsx"])


@pytest.mark.parametrize("words", [["--lang"], ["--lang", "fr"], ["--lang="]])
def test_another_language_is_refused(words: list[str]) -> None:
    with pytest.raises(UnknownLanguage):
        asked(words)


def said(capsys: pytest.CaptureFixture[str], *words: object) -> tuple[int, str]:
    with pytest.raises(SystemExit) as left:
        cli.main([str(word) for word in words])
    out, err = capsys.readouterr()
    return int(left.value.code or 0), out + err


COMMANDS = [command.name or command.callback.__name__ for command in cli.app.registered_commands if not command.hidden]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_list_of_commands_says_of_each_a_whole_sentence(capsys: pytest.CaptureFixture[str], language: str) -> None:
    lines = said(capsys, "--help", "--lang", language)[1].splitlines()
    first = next(number for number, line in enumerate(lines) if line.startswith("  template"))
    listed = " ".join(lines[first : lines.index("", first)])
    assert [word for word in COMMANDS if f"  {word}  " in f"  {listed}"] == COMMANDS
    assert "..." not in listed


def test_no_argument_is_explained_by_the_type_it_has_in_python(capsys: pytest.CaptureFixture[str]) -> None:
    assert "  FILES...  " in said(capsys, "merge", "--help")[1]
    assert "[x>=1，必填]" in said(capsys, "show", "--help")[1]


@pytest.mark.parametrize("command", COMMANDS)
def test_an_option_names_what_follows_it(capsys: pytest.CaptureFixture[str], command: str) -> None:
    """And not by its type in Python."""
    listed = said(capsys, command, "--help")[1]
    assert not re.search(r"None|<(str|int|float|bool|path|file|list)\b", listed)


def test_the_language_ends_with_the_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert "Incomplete command" in said(capsys, "check", "--lang", "en")[1]
    assert "缺少参数" in said(capsys, "check")[1]
    assert said(capsys, "check", "--lang", "fr") == (Exit.FAULTS, "参数不合要求：--lang 后应为 zh 或 en，而不是「fr」\n")


@pytest.mark.parametrize("encoding", ["cp936", "cp1252", "ascii", "cp936:strict", "utf-8:strict"])
@pytest.mark.parametrize("words", [["--help"], ["check", "没有·ẞ★.xlsx"], ["template"], ["--lang", "没有"]])
def test_a_console_that_lacks_characters_replaces_them(encoding: str, words: list[str]) -> None:
    environment = os.environ | {"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
    command = [sys.executable, "-m", "cli", *words]
    done = subprocess.run(command, capture_output=True, env=environment, cwd=ROOT, timeout=60)
    assert done.returncode in set(Exit) - {Exit.INTERNAL}
    assert b"Traceback" not in done.stderr
    assert done.stdout + done.stderr
    shown = encoding.partition(":")[0].replace(
        "ascii", "utf-8"
    )  # the parser takes ASCII for a mistake and writes its help in UTF-8
    (done.stdout + done.stderr).decode(shown)


ESCAPES = "\x1b]0;title\x07\x9b31m\r\u202egnp"


def test_control_characters_are_spelt_out() -> None:
    """Escape sequences by either introducer, a carriage return, a turned direction; a tab, a newline and Chinese stay."""
    assert printable(ESCAPES) == r"\x1b]0;title\x07\x9b31m\r\u202egnp"
    assert printable("龙桥\t所\n— ★ é") == "龙桥\t所\n— ★ é"


@pytest.mark.parametrize(
    "words", [["check", "{}"], ["solve", "{}", "-o", "r.xlsx"], ["check", f"{ESCAPES}.xlsx"], [ESCAPES], ["--lang", ESCAPES]]
)
def test_no_cell_and_no_name_sends_commands_to_the_terminal(words: list[str], tmp_path: Path) -> None:
    """An id, a name and a reason of a case that hold escape sequences, and such words on the command line."""
    case = tmp_path / "case"
    case.mkdir()
    for name, rows in {
        "参数": "参数,值\n开始日期,2024-07-22\n结束日期,2024-07-23\n",
        "警员": f"警号,姓名,单位,类别\nA01,{ESCAPES},龙桥派出所,普通民警\n{ESCAPES},乙,龙桥派出所,{ESCAPES}\n",
        "需求": f"单位,岗位,班次,最低警力\n龙桥派出所,接处警,{ESCAPES},1\n",
        "请假": f"警号,类别,开始日期,结束日期\n{ESCAPES},年休,2024-07-22,2024-07-22\n",
    }.items():
        (case / f"{name}.csv").write_text(rows, encoding="utf-8", newline="")
    command = [sys.executable, "-m", "cli", *(word.format(case) for word in words)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True)
    out, error = done.stdout.decode(), done.stderr.decode()
    assert done.returncode in (Exit.FAULTS, Exit.UNREADABLE)
    assert not set(out + error) & set("\x1b\x07\x9b\r\u202e")
    assert "\\x1b" in error
