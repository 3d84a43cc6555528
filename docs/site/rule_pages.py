"""A page for each rule and each term of the objective, made from what says it once.

That is the policy, its kind, the sheets that it reads, the sentences of the audit, the statement in docs/semantics.md, and what
its modules say of themselves.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from pathlib import Path
from string import Formatter
from typing import Any, NamedTuple

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from docs.site.semantics import Said, forced_pins, said_of
from models.policy import PolicyRow, built_in_texts, default_rows, default_table
from models.rules import BY_KEY, rule_of
from models.words import Language, catalogue
from scheduler.exchange.sheets import BY_KEY as SHEETS

HERE = Path(__file__).parent
SEMANTICS = HERE.parents[1] / "docs" / "semantics.md"
PLANNING = "demand"
"""Its rows make the demand before anything is planned: they belong to no rule and no term."""
ROW = re.compile(r"^\| (`([a-z_]+)(?:\.\w+)?`) \|", re.MULTILINE)
STRUCTURE = {
    "stint": "stints-structure",
    "leave": "leave-decisions-structure",
    "visits": "visits-structure",
    "commitments": "visits-structure",
    "leader_stays": "leaders-stays-structure",
    "rota": "words-used-below",
    "frozen": "replanning",
    "changed_officers": "replanning",
    "changed_days": "replanning",
}
"""Sections of docs/semantics.md on what a rule or term stands on."""


class Row(NamedTuple):
    """`value` is with its unit; `older` is how files of earlier editions, which lack the row, are judged (policy.csv)."""

    key: str
    title: str
    value: str
    clause: str
    is_on: bool
    older: str
    level: str
    weight: int


class Half(NamedTuple):
    """What a page says in one language."""

    title: str
    rows: tuple[Row, ...]
    reads: tuple[tuple[str, str], ...]
    sentences: tuple[str, ...]


class RulePage(NamedTuple):
    key: str
    kind: str
    halves: Mapping[str, Half]
    said: tuple[Said, ...]
    forced: tuple[str, str] | None
    structure: str | None
    model: str
    audit: str


def rule_pages() -> Iterator[tuple[str, str]]:
    """Each page by its name under docs/rules, with the pages before and after it."""
    template, pages = _templates().get_template("rule.md.jinja"), known_rules()
    for before, page, after in zip((None, *pages), pages, (*pages[1:], None), strict=False):
        yield f"{page.key}.md", template.render(page=page, before=before, after=after)


def with_pages(table: str) -> str:
    """The table of all rows with each key as a link to its page."""
    return ROW.sub(lambda row: row[0].replace(row[1], f"[{row[1]}](rules/{row[2]}.md)") if row[2] != PLANNING else row[0], table)


def rules_list() -> str:
    """What the page of all rows ends with: the pages by kind. In the sidebar of every page they would hide all else."""
    return _templates().get_template("rules.md.jinja").render(pages=known_rules())


@cache
def known_rules() -> tuple[RulePage, ...]:
    """In the order of the sheet."""
    keys = list(dict.fromkeys(rule_of(row.key) for row in default_rows() if rule_of(row.key) != PLANNING))
    text = SEMANTICS.read_text(encoding="utf-8")
    priced = {row.key for row in default_rows() if row.level is not None}
    said, forced = said_of(text, keys, priced), forced_pins(text, keys)
    return tuple(_page(key, said, forced) for key in keys)


def _page(key: str, said: Mapping[str, list[Said]], forced: Mapping[str, tuple[str, str]]) -> RulePage:
    is_rule = key in BY_KEY
    own = [statement for row in default_rows() if rule_of(row.key) == key for statement in said.get(row.key, ())]
    return RulePage(
        key=key,
        kind=BY_KEY[key].kind.value if is_rule else "term",
        halves={language.value: _half(key, language) for language in Language},
        said=tuple(dict.fromkeys(own)),
        forced=forced.get(key),
        structure=STRUCTURE.get(key),
        model=_doc(f"scheduler.{'rules' if is_rule else 'objective'}.{key}"),
        audit=_doc(f"scheduler.audit.{'rules' if is_rule else 'terms'}.{key}"),
    )


def _half(key: str, language: Language) -> Half:
    rows = tuple(_row(row, language) for row in default_rows() if rule_of(row.key) == key)
    words = catalogue(language, language)
    said = {name.removeprefix("audit."): sentence for name, sentence in words.items() if name.startswith(f"audit.{key}.")}
    sentences = sorted((_example(name, sentence, language) for name, sentence in said.items()), key=len, reverse=True)
    return Half(rows[0].title, rows, tuple(_reads(key, language)), tuple(sentences))


def _row(row: PolicyRow, language: Language) -> Row:
    texts = built_in_texts(row.key, language)
    value = f"{row.value} {texts['unit']}".strip() if row.value != "" else ""
    older = next(table["older"] for table in default_table() if table["key"] == row.key)
    level = "" if row.level is None else str(row.level)
    return Row(row.key, texts["title"], value, texts["clause"], row.on, older, level, row.weight)


def _reads(key: str, language: Language) -> Iterator[tuple[str, str]]:
    """Names of sheets, and of their columns."""
    for sheet_key, wanted in reads()[key].items():
        sheet = SHEETS[sheet_key]
        columns = {column.key: getattr(column, language.value) for column in sheet.columns}
        parted = "、" if language is Language.ZH else ", "
        yield getattr(sheet, language.value), parted.join(columns[column] for column in wanted)


@cache
def reads() -> dict[str, dict[str, list[str]]]:
    """By rule or term: sheets and their columns, both by key."""
    return tomllib.loads((HERE / "reads.toml").read_text(encoding="utf-8"))


class _Examples(Formatter):
    """Fills in examples for the sentence of a key; of words that agree with a number, the one that fits."""

    def __init__(self, key: str, language: Language) -> None:
        self.key, self.language = key, language

    def get_value(self, key: int | str, args: Any, kwargs: Any) -> Any:
        rule = self.key.partition(".")[0]
        known = (examples().get(name) for name in (f"{self.key}.{key}", f"{rule}.{key}", str(key)))
        example = next((value for value in known if value is not None), "…")
        return example[list(Language).index(self.language)] if isinstance(example, list) else example

    def format_field(self, value: Any, spec: str) -> str:
        singular, bar, plural = spec.partition("|")
        return (singular if value == 1 else plural) if bar else str(value)


def _example(key: str, sentence: str, language: Language) -> str:
    """Those of `load` are filled in twice, the second time with a count and its limit."""
    example = _Examples(key, language)
    counts = (example.get_value(name, (), {}) for name in ("counted", "limit"))
    return example.format(sentence).format(*counts).strip(" ,:")


@cache
def examples() -> dict[str, int | list[str]]:
    return tomllib.loads((HERE / "examples.toml").read_text(encoding="utf-8"))


def _doc(module: str) -> str:
    return " ".join((import_module(module).__doc__ or "").split())


@cache
def _templates() -> Environment:
    return Environment(loader=FileSystemLoader(HERE), undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
