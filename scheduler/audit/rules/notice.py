"""Cover is announced some days ahead of the date on which the roster is made; less for urgent duties."""

from collections.abc import Iterator

from models.findings import Finding
from models.words import say

from .. import words
from ..facts import Facts
from ..given.line import Line
from ..given.needs import Duty
from ..sheet import Sheet


def admits(facts: Facts, line: Line, duty: Duty) -> bool:
    if facts.case.as_of is None or line.units[duty.day] == duty.station:
        return True
    if (line.id, *duty) in facts.published.kept or facts.published.is_open(duty):
        return True
    return duty.day - facts.day(facts.case.as_of) >= facts.policy.number(_row(facts, duty))


def check(facts: Facts, sheet: Sheet) -> Iterator[Finding]:
    if facts.case.as_of is None:
        return
    for work in sheet.chosen:
        if not admits(facts, work.line, work.duty):
            ahead = work.duty.day - facts.day(facts.case.as_of)
            row = _row(facts, work.duty)
            asked = facts.policy.number(row)
            sentence = say("audit.notice.short", serves=words.serves(facts, work), ahead=ahead, asked=asked)
            yield words.of_work("notice", work, sentence, "" if row == "notice" else row)


def _row(facts: Facts, duty: Duty) -> str:
    """The policy row that says how many days ahead the duty is announced."""
    need = facts.needs.get(duty)
    return "notice.urgent" if need and need.urgent and facts.policy.row("notice.urgent").on else "notice"
