"""What is not ours to translate: what the planner typed, and a few texts that are alike in every language."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from cli import app
from models.policy import default_policy
from models.words import Language, catalogue
from scheduler.engine.provenance import versions
from scheduler.exchange import read_case
from scheduler.exchange.reading import builtin
from scheduler.exchange.reading.files.glance import ANSWERS
from scheduler.exchange.reading.roster_file import read_roster
from scheduler.exchange.sheets import SHEETS
from scheduler.exchange.writing.case.template import GRID_EXAMPLE
from scheduler.exchange.writing.paper.text import EXTRA
from tests.models.words import CHINESE

WORD = re.compile("[A-Za-z]{3,}")
HELP_EXAMPLES = ["龙桥07", "治安大队", "凤凰山", "东海/接处警/夜"]
"""Units, skills and duties that explain an option."""
SIGNS = [EXTRA, *"★●▲", "底稿", "张贴", "比选方案", *(ending.removeprefix("-") for ending in ANSWERS), "变动1", "_dutycover"]
"""Marks, endings of files, an id that events are given, and the sheet that a roster hides."""
NAMED_IN_FILES = ("title.", "sheet.", "column.", "whatif.bottleneck.", "scenario.flags.question")
"""Keys of what a Chinese file calls its sheets, columns and scenarios."""
SYNTAX = re.compile("--[a-z-]+|\\b[A-Z]+\\b|https?://[^ ]*|(?:/[\\w.-]+)+|\\b[0-9a-f]{12}\\b")
"""Options and what stands for their values, addresses, and hashes."""


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from strings(list(value.values()))
    elif isinstance(value, list | tuple):
        for item in value:
            yield from strings(item)


def typed_in(paths: Iterable[Path]) -> set[str]:
    """Of cases and rosters: all that stands in their fields, but for the rules' texts and the names of days."""
    typed = {*builtin.POSTS, *builtin.SHIFTS, *builtin.SERVICES}
    for path in paths:
        case = read_roster(path).case if path.suffix == ".json" else read_case(path).case
        fields = case.model_dump(mode="json", exclude={"calendar"})
        typed |= {*strings([row["value"] for row in fields.pop("policy")["rows"]]), *strings(fields)}
    return typed


def examples() -> set[str]:
    """Invented names on the sheets of a template: no words of ours, which are said in either language."""
    columns = [column for sheet in SHEETS for column in sheet.columns if column.choice is None and column.example is not None]
    return {part for column in columns for part in re.split("[；(（ )）]", str(column.example))} | {*GRID_EXAMPLE}


def headings() -> set[str]:
    """Of Chinese files, as a message on an English console names them: sheets, columns, and what stands for choice in cells."""
    spoken = [text for key, text in catalogue(Language.ZH).items() if key.startswith(NAMED_IN_FILES)]
    parts = {part for text in spoken for part in re.split("{.*?}", text)}
    columns = [column for sheet in SHEETS for column in sheet.columns]
    return {*parts, "月", "日", *(sheet.names[0] for sheet in SHEETS), *(column.zh for column in columns)} | {
        word for column in columns if column.choice for words_of in column.choice.words.values() for word in words_of
    }


class Names:
    """`typed` are the planner's own words; on a console that speaks another language than the files these are named in theirs."""

    def __init__(self, typed: Iterable[str], names_headings: bool = False) -> None:
        own = {*typed, *examples(), *HELP_EXAMPLES, *SIGNS} | (headings() if names_headings else set())
        chinese = sorted((name for name in own if CHINESE.search(name)), key=len, reverse=True)
        self._chinese = re.compile("|".join(map(re.escape, chinese)))
        headers = (f"{column.zh} {column.en}" for sheet in SHEETS for column in sheet.columns)
        """A header's note names it in English, too."""
        self._headers = re.compile("|".join(sorted(map(re.escape, headers), key=len, reverse=True)))
        keys = (row.key for row in default_policy().rows)
        commands = (command.name or command.callback.__name__ for command in app.registered_commands if command.callback)
        self._latin = words([*catalogue(Language.ZH).values(), *keys, *versions(), *versions().values(), *commands, *own])

    def foreign(self, text: str, language: Language) -> set[str]:
        """Words of the other language than this."""
        if language is Language.EN:
            return set(re.findall(f"{CHINESE.pattern}+", self._chinese.sub("", text)))
        return words([SYNTAX.sub("", self._headers.sub("", text))]) - self._latin


def words(texts: Iterable[str]) -> set[str]:
    return {word.casefold() for text in texts for word in WORD.findall(text)}
