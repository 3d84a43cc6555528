"""A page a rule and a term, with all its parts in both languages; every row on one of them; the formulas of them all."""

import re
from collections import defaultdict

import pytest
from ziamath.tex import tex2mml

from docs.site.interface import interface, jobs
from docs.site.rule_pages import PLANNING, known_rules, reads, rule_pages
from docs.site.semantics import said_of
from models.policy import built_in_texts, default_rows, default_table
from models.rules import BY_KEY, REPLANNED, rule_of
from models.words import Language, catalogue
from scheduler.exchange.sheets import BY_KEY as SHEETS
from scheduler.objective import TERMS
from tests.paths import ROOT

KEYS = [*BY_KEY, *(term.__name__.rpartition(".")[2] for term in TERMS)]
PAGES = dict(rule_pages())
KNOWN = {page.key: page for page in known_rules()}
MATHEMATICS = (ROOT / "docs/mathematics.md").read_text(encoding="utf-8")
COUNTED_IN_THE_CREW = {"cover", "sworn_lead"}
OLDER = {
    "": ("照此执行", "the same"),
    "same": ("按此值", "the same (it was fixed then)"),
    "off": ("按停用审核", "judged with it off"),
}


@pytest.mark.parametrize("key", KEYS)
def test_every_rule_and_term_has_a_page_with_all_its_parts(key: str) -> None:
    page = PAGES[f"{key}.md"]
    older = {row["key"]: row["older"] for row in default_table()}
    for row in (row for row in default_rows() if rule_of(row.key) == key):
        lines = [line for line in page.splitlines() if line.startswith(f"| `{row.key}` |")]
        assert len(lines) == len(Language)
        for line, language, word in zip(lines, Language, OLDER[older[row.key]], strict=True):
            texts = built_in_texts(row.key, language)
            value = f"{row.value} {texts['unit']}".strip() if row.value != "" else {"zh": "启用", "en": "on"}[language]
            assert all(text in line for text in (texts["title"], texts["clause"], value, word))
            assert row.level is None or f"{row.level} × {row.weight}" in line
    assert KNOWN[key].said
    assert all(said.text in page and len(said.text) > 10 for said in KNOWN[key].said)
    assert f"mathematics.md#{key})" in page
    assert KNOWN[key].model in page
    assert KNOWN[key].audit in page


@pytest.mark.parametrize("key", BY_KEY)
def test_a_rules_page_has_every_sentence_of_the_audit_in_both_languages(key: str) -> None:
    for language in Language:
        sentences = [name for name in catalogue(language) if name.startswith(f"audit.{key}.")]
        shown = KNOWN[key].halves[language.value].sentences
        assert len(shown) == len(sentences)
        assert all(f"- {sentence}" in PAGES[f"{key}.md"] and "{" not in sentence for sentence in shown)
    assert shown or key in COUNTED_IN_THE_CREW


def test_the_table_of_what_is_read_names_sheets_and_columns_that_are_there() -> None:
    assert set(reads()) == set(KEYS)
    for sheet, columns in ((sheet, columns) for read in reads().values() for sheet, columns in read.items()):
        assert set(columns) <= {column.key for column in SHEETS[sheet].columns}


@pytest.mark.parametrize("key", KEYS)
def test_a_column_that_the_semantics_name_of_a_rule_is_among_what_it_reads(key: str) -> None:
    """Names that only one sheet has, and no policy row."""
    sheets = defaultdict(set)
    for sheet in SHEETS.values():
        for column in sheet.columns:
            sheets[column.key].add(sheet.key)
    single = {column for column, of in sheets.items() if len(of) == 1} - {row.key for row in default_rows()}
    named = set(re.findall(r"`([\w.]+)`", " ".join(said.text for said in KNOWN[key].said))) - {row.key for row in default_rows()}
    assert {name.rpartition(".")[2] for name in named} & single <= {
        column for columns in reads()[key].values() for column in columns
    }


def test_what_the_semantics_say_is_cut_where_the_next_rule_begins() -> None:
    rules, terms = "- `rest`: a duty.\n  More.\n- `load` (of nights): b.", "6. `travel`: c; d. `stints`: e. `surplus`."
    page = f"## Rules\n\n{rules}\n\n## Terms\n\n{terms}\n"
    said = said_of(page, ["rest", "load"], ["travel", "stints"])
    assert {key: [(each.section, each.text) for each in cut] for key, cut in said.items()} == {
        "rest": [("Rules", "`rest`: a duty. More.")],
        "load": [("Rules", "`load` (of nights): b.")],
        "travel": [("Terms", "`travel`: c; d.")],
        "stints": [("Terms", "`stints`: e.")],
    }


def test_the_mathematics_have_every_rule_every_term_and_every_row() -> None:
    assert sorted(re.findall(r"^### `(\w+)`$", MATHEMATICS, re.MULTILINE)) == sorted(KEYS)
    named = set(re.findall(r"`([\w.]+)`", MATHEMATICS))
    assert {row.key for row in default_rows() if rule_of(row.key) != PLANNING} <= named


def test_the_mathematics_have_the_levels_of_the_policy() -> None:
    rows = re.findall(r"^\| (\d[a-z]?) \| (.*) \|$", MATHEMATICS, re.MULTILINE)
    told = {level: set(re.findall(r"`([\w.]+)`", terms)) for level, terms in rows}
    levels = defaultdict(set)
    for row in default_rows():
        if row.level is not None:
            levels[str(row.level)].add(row.key)
    assert told == levels
    assert {level for level, keys in told.items() if keys & REPLANNED} == {level for level in told if level.startswith("0")}


def test_every_formula_is_drawn_without_a_word_of_tex_left() -> None:
    blocks = re.findall(r"\$\$\n(.*?)\n\$\$", MATHEMATICS, re.DOTALL)
    formulas = {*blocks, *re.findall(r"(?<!\$)\$([^$\n]+)\$(?!\$)", MATHEMATICS)}
    assert len(formulas) > 150
    left = {formula for formula in formulas if re.search(r"\\|&amp;|&(?!#)", tex2mml(formula.replace("{aligned}", "{align*}")))}
    assert not left


def test_the_interface_shows_every_job_that_the_command_line_calls() -> None:
    text = interface()
    assert len(jobs()) > 25
    for module, names in jobs().items():
        shown = text.partition(f"\n### {module}\n")[2].partition("\n### ")[0]
        assert all(re.search(rf"^(?:def|class) {name}\b", shown, re.MULTILINE) for name in names), module
