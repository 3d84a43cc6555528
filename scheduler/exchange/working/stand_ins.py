"""顶岗名单: whom a planner put on a duty, and the list as it stood then: who else could have been, and who was passed over."""

from collections.abc import Iterator
from typing import Any

from models.records.stand_in import PassedOver, StandIn, StandInDecision
from models.words import has, say
from scheduler.exchange.writing.paper.levels import changes_text
from scheduler.exchange.writing.paper.roster_tables import Tables
from scheduler.exchange.writing.paper.style import Styles
from scheduler.exchange.writing.paper.table import Column, table_sheet
from scheduler.exchange.writing.paper.text import rung

COLUMNS = (
    Column("head.date", 12, "date"),
    Column("sheet.stand_ins.duty", 22, "strong"),
    Column("sheet.stand_ins.instead_of", 13),
    Column("sheet.stand_ins.place", 6, "number"),
    Column("head.officer", 13, "strong"),
    Column("head.unit", 14),
    Column("head.outcome", 12, "code"),
    Column("sheet.stand_ins.price", 46),
    Column("sheet.stand_ins.decided", 30),
)


def stand_ins_sheet(book: Any, styles: Styles, tables: Tables, decisions: tuple[StandInDecision, ...]) -> None:
    """Only where somebody was put on a duty."""
    if decisions:
        rows = [row for decision in decisions for row in _rows(tables, decision)]
        table_sheet(book, styles, say("title.stand_ins"), say("sheet.stand_ins.note"), COLUMNS, rows)


def _rows(tables: Tables, decision: StandInDecision) -> Iterator[tuple[Any, ...]]:
    """Who was put there, then those able by their rank, then the others."""
    known = decision.known
    rows: list[tuple[int | None, str, str]] = [(at, row.officer, _price(tables, row)) for at, row in enumerate(known.able, 1)]
    rows += [(None, row.officer, _obstacle(tables, row)) for row in known.passed_over]
    duty = say("sheet.stand_ins.place_of", station=known.station, post=known.post, shift=known.shift)
    replaced = tables.labels[known.instead_of] if known.instead_of else None
    for place, id, price in sorted(rows, key=lambda row: row[1] != decision.officer):
        is_chosen = id == decision.officer
        outcome = _outcome(decision) if is_chosen else say("sheet.stand_ins.able" if place else "sheet.stand_ins.passed_over")
        told = (outcome, price, _decided(decision) if is_chosen else None)
        yield known.date, duty, replaced, place, tables.labels[id], tables.officers[id].unit, *told


def _outcome(decision: StandInDecision) -> str:
    return say("sheet.stand_ins.forced" if decision.breaks else "sheet.stand_ins.chosen")


def _decided(decision: StandInDecision) -> str:
    """Who, when, and why."""
    fields = {"author": decision.author, "why": decision.why}
    return say("sheet.stand_ins.by_on", when=decision.when, **fields) if decision.when else say("sheet.stand_ins.by", **fields)


def _price(tables: Tables, row: StandIn) -> str:
    changes = changes_text(tables.case.policy, row.costs)
    return say("sheet.stand_ins.by_rung", rung=rung(row.rung), price=changes) if row.rung else changes


def _obstacle(tables: Tables, row: PassedOver) -> str:
    """The rule; what was said of it then was said in the language of then."""
    key = f"explain.obstacle.{row.obstacle}"
    title = say(key) if has(key) else tables.case.policy.title(row.obstacle)
    return say("sheet.stand_ins.obstacle", title=title, sentence=row.sentence) if row.sentence else title
