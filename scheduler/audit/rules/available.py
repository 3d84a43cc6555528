"""Nobody serves while on leave, and no stint spans a date of leave. (Officers lent outside the bureau: see form.)"""

from collections.abc import Iterator

from models.findings import Finding
from models.words import say

from .. import words
from ..facts import Facts
from ..given.leaves import excluded
from ..given.line import Line
from ..given.needs import Duty
from ..sheet import Sheet


def admits(facts: Facts, line: Line, duty: Duty) -> bool:
    if line.units[duty.day] is None:
        return False
    return not (line.leave and excluded(line.leave, duty.day, facts.clocks[duty.shift].end(duty.day), facts.eve_end))


def check(facts: Facts, sheet: Sheet) -> Iterator[Finding]:
    for work in sheet.chosen:
        if (leaves := sheet.leaves_of(work.line)) and excluded(leaves, work.duty.day, work.end, facts.eve_end):
            taken = next(leave for leave in leaves if leave.excludes(work.duty.day, work.end, facts.eve_end))
            when = words.dates(facts, taken.first, taken.last)
            yield words.of_work("available", work, say("audit.available.on_leave", serves=words.serves(facts, work), when=when))
    for officer, aways in sheet.aways.items():
        leaves = sheet.leaves_of(facts.lines[officer])
        for away in aways:
            for leave in leaves:
                if away.chosen and leave.first <= away.last and leave.last >= max(0, away.first):
                    sentence = say(
                        "audit.available.stint",
                        stay=words.stay(facts, away.row),
                        dates=words.dates(facts, leave.first, leave.last),
                    )
                    yield words.of_officer("available", facts, officer, max(leave.first, away.first, 0), sentence)
