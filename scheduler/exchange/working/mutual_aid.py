"""互助往来: of each two stations what they lent each other before and now, and who owes whom after."""

from typing import Any

from models.words import say
from scheduler.audit.rules.mutual_balance import Balance, balances
from scheduler.exchange.writing.paper.roster_tables import Tables
from scheduler.exchange.writing.paper.table import AnswerTable, Column

COLUMNS = (
    Column("head.station", 13, "strong"),
    Column("head.partner", 13, "strong"),
    Column("head.past_balance", 10, "number"),
    Column("head.lent", 10, "number"),
    Column("head.borrowed", 10, "number"),
    Column("head.balance_after", 10, "number"),
    Column("head.remark", 40),
)
NOTE = "sheet.mutual_aid.note"


def mutual_aid_table(tables: Tables) -> AnswerTable | None:
    """None where no stations may lend to each other; those furthest apart first."""
    if not tables.case.mutual_aid:
        return None
    furthest_first = sorted(balances(tables.facts, tables.presence), key=lambda balance: -abs(balance.after))
    note = say(NOTE, title=tables.case.policy.title("mutual_balance"))
    return AnswerTable(say("title.mutual_aid"), note, COLUMNS, [_row(balance) for balance in furthest_first])


def _row(balance: Balance) -> tuple[Any, ...]:
    return balance.station, balance.partner, balance.past, balance.lent, balance.borrowed, balance.after, owed_sentence(balance)


def owed_sentence(balance: Balance) -> str:
    if not balance.after:
        return say("sheet.mutual_aid.even")
    owing, owed = (balance.partner, balance.station) if balance.after > 0 else (balance.station, balance.partner)
    return say("sheet.mutual_aid.owes", owing=owing, owed=owed, duties=abs(balance.after))
