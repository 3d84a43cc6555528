"""个人限额: own limits, each value in the form that its policy row has."""

from models.policy import default_policy
from models.rules import Measure, measure
from scheduler.exchange.reading.cells.cells import PARSERS, BadCell
from scheduler.exchange.reading.cells.windows import windows_of
from scheduler.exchange.reading.draft import Draft
from scheduler.exchange.reading.rows import Row
from scheduler.exchange.sheets.sheet import Kind


def settle_limits(draft: Draft) -> None:
    """Values that their policy rows cannot have are bad cells from here on."""
    for row in draft.sheets.rows["limits"]:
        if "key" in row.values and "value" in row.values:
            try:
                row.values["value"] = _value(row)
            except BadCell as bad:
                draft.faults.append(row.fault("value", bad.wrong, bad.expected))


def _value(row: Row) -> int | str:
    raw, key = row.values["value"], row.values["key"]
    if measure(key) is Measure.WINDOWS:
        return windows_of(raw, default_policy().row(key))
    number: int = PARSERS[Kind.INT](raw, row.sheet.by_key["value"])
    return number
