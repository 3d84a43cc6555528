"""The overview's levels, each with value, bound and gap in plain words, and the terms that they are made of."""

from collections.abc import Sequence
from typing import Any

from models.findings import TermValue
from models.policy import Policy
from models.roster import LevelResult
from models.words import say
from scheduler.exchange.working.overview.page import LAST_COLUMN, WIDTHS, Page
from scheduler.exchange.writing.paper.levels import gap_text, level_sentence, unit_of
from scheduler.exchange.writing.paper.table import INDENT, put
from scheduler.exchange.writing.paper.text import lines_of

TERM_HEADS = (
    "sheet.overview.term",
    "sheet.overview.level_short",
    "sheet.overview.amount",
    "head.weight",
    "sheet.overview.weighted",
)
GAP_COLUMN, UNIT_COLUMN, SENTENCE_COLUMN = 3, 4, 5


def levels(page: Page, results: Sequence[LevelResult], policy: Policy) -> None:
    page.section(say("sheet.overview.levels"))
    _line(
        page,
        "head",
        say("sheet.overview.level"),
        (say("sheet.overview.value"), say("sheet.overview.bound"), say("sheet.overview.gap")),
        say("sheet.overview.unit"),
        say("head.remark"),
    )
    for result in results:
        unit = unit_of(policy, result.level)
        name = say("sheet.overview.level_text", level=result.level, title=policy.title(result.name))
        gap = result.gap if result.gap < 1 else gap_text(result.gap)
        _line(page, "text", name, (result.value, result.bound, gap), unit, level_sentence(result, unit))
    page.row += 1


def _line(page: Page, style: str, name: str, figures: tuple[Any, Any, Any], unit: str, sentence: str) -> None:
    """`figures` are value, bound and gap, or their headers where the style is `head`."""
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
