"""`benchmarks/RESULTS.md` has one table a question: with the command that gave it, and its rows by date, the latest first."""

import re
from datetime import date

import pytest

from tests.paths import ROOT

TEXT = (ROOT / "benchmarks/RESULTS.md").read_text(encoding="utf-8")
QUESTIONS = dict(re.findall(r"^## (.+?)\n(.*?)(?=^## |\Z)", TEXT, re.MULTILINE | re.DOTALL))
COMMAND = re.compile(r"`(?:python -m [\w.]+|dutycover \w+) ")
MODULE = re.compile(r"python -m (benchmarks[\w.]*)")


def rows(section: str) -> list[list[str]]:
    """The cells of every line of a table, its head first and the rule below that left out."""
    lines = [line for line in section.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if not re.fullmatch(r"[|\s-]+", line)]


def test_there_are_questions() -> None:
    assert len(QUESTIONS) > 10
    assert all(question.endswith("?") for question in QUESTIONS)


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_question_has_one_table_a_command_and_dated_rows(question: str) -> None:
    section = QUESTIONS[question]
    assert len(re.findall(r"^\|[\s|-]+\|$", section, re.MULTILINE)) == 1
    assert COMMAND.search(section)
    head, *measured = rows(section)
    assert head[0] == "date"
    assert measured
    assert {len(row) for row in measured} == {len(head)}
    days = [date.fromisoformat(row[0]) for row in measured]
    assert days == sorted(days, reverse=True)


@pytest.mark.parametrize("module", sorted(set(MODULE.findall(TEXT))))
def test_a_command_that_is_named_can_be_called(module: str) -> None:
    path = ROOT / module.replace(".", "/")
    assert path.with_suffix(".py").is_file() or (path / "__main__.py").is_file()
