"""The overview's levels, each with value, bound and gap in plain words, and the terms that they are made of."""

from collections.abc import Sequence
from typing import Any

from models.findings import TermValue
from models.policy import Policy
from models.roster import Proof
from models.words import say
from scheduler.exchange.working.overview.page import LAST_COLUMN, WIDTHS, Page
from scheduler.exchange.writing.paper.levels import certificate_sentence, gap_text, level_sentence, unit_of
from scheduler.exchange.writing.paper.table import INDENT, AnswerTable, Column, put
from scheduler.exchange.writing.paper.text import lines_of

TERM_HEADS = (
    "sheet.overview.term",
    "sheet.overview.level_short",
    "sheet.overview.amount",
    "head.weight",
    "sheet.overview.weighted",
)
LEVEL_COLUMNS = (
    Column("sheet.overview.level", 23, "strong"),
    Column("sheet.overview.value", 11, "number"),
    Column("sheet.overview.bound", 11, "number"),
    Column("sheet.overview.gap", 11, "percent"),
    Column("sheet.overview.unit", 11, "code"),
    Column("head.remark", 77),
)
GAP_COLUMN, UNIT_COLUMN, SENTENCE_COLUMN = 3, 4, 5


def levels(page: Page, proof: Proof, policy: Policy) -> None:
    shown = levels_table(proof, policy)
    page.section(shown.title)
    _line(page, "head", *(column.heading for column in shown.columns))
    for row in shown.rows:
        _line(page, "text", *row)
    page.row += 1


def levels_table(proof: Proof, policy: Policy) -> AnswerTable:
    rows = []
    for result in proof.levels:
        unit = unit_of(policy, result.level)
        name = say("sheet.overview.level_text", level=result.level, title=policy.title(result.name))
        gap = result.gap if result.gap < 1 else gap_text(result.gap)
        rows.append(
            (name, result.value, result.bound, gap, unit, level_sentence(result, unit) + certificate_sentence(proof, result))
        )
    return AnswerTable(say("sheet.overview.levels"), "", LEVEL_COLUMNS, rows)


def _line(page: Page, style: str, name: str, *rest: Any) -> None:
    """`rest` are value, bound, gap, unit and sentence, or their headers where the style is `head`."""
    *figures, unit, sentence = rest
    header = style == "head"
    page.sheet.write_string(page.row, 0, name, page.styles.named("head" if header else "strong"))
    for column, figure in enumerate(figures, start=1):
        look = "head" if header else "percent" if column == GAP_COLUMN else "number"
        page.sheet.write(page.row, column, figure, page.styles.named(look))
    page.sheet.write_string(page.row, UNIT_COLUMN, unit, page.styles.named("head" if header else "code"))
    page.merged(SENTENCE_COLUMN, LAST_COLUMN, sentence, style)
    page.end_row(1.3, lines_of(sentence, sum(WIDTHS[SENTENCE_COLUMN:])), lines_of(name, WIDTHS[0] - INDENT))


def terms(page: Page, values: Sequence[TermValue], policy: Policy) -> None:
    """Those that are not 0, by level."""
    counted = sorted((term for term in values if term.value), key=lambda term: term.level)
    if not counted:
        return
    page.section(say("sheet.overview.terms"))
    for column, head in enumerate(TERM_HEADS):
        page.sheet.write_string(page.row, column, say(head), page.styles.named("head"))
    page.row += 1
    for term in counted:
        title = policy.title(term.key)
        page.sheet.write_string(page.row, 0, title, page.styles.named("strong"))
        for column, figure in enumerate((term.level, term.value, term.weight, term.value * term.weight), start=1):
            put(page.sheet, page.row, column, figure, page.styles.named("number"))
        page.end_row(1.2, lines_of(title, WIDTHS[0] - INDENT))
    page.row += 1
