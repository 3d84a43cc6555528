"""Where events change a published roster, the past stays, and the notice window but for touched duties below their minimum."""

from collections.abc import Iterator

from models.findings import Finding
from models.roster import Outcome, Source
from models.words import say

from .. import words
from ..cells import cells
from ..facts import Facts
from ..given.leaves import Leave, excluded, leave
from ..given.line import Line
from ..given.needs import Duty
from ..given.published import BED, DUTY, LEAVE, Held
from ..sheet import Sheet


def check(facts: Facts, sheet: Sheet) -> Iterator[Finding]:
    if facts.published.replan is None:
        return
    now, before = cells(facts, sheet, facts.lines), facts.published.cells
    asked = _asked_leave(facts, sheet)
    goers = {cell[0] for cell, held in now.items() if _goes(facts, held - before.get(cell, set()), cell[1])}
    for officer, line in facts.lines.items():
        for day in range(min(facts.days, facts.published.held.stop)):
            old, new = before.get((officer, day), set()), now.get((officer, day), set())
            if old != new and day < facts.published.since:
                yield _finding(facts, line, day, say("audit.frozen.past"))
            elif old != new and officer not in goers and _is_lost(facts, line, day, old - new, asked.get(officer, [])):
                yield _finding(facts, line, day, say("audit.frozen.dropped"))
            elif old != new and _is_new(facts, sheet, line, day, old, new, asked.get(officer, [])):
                yield _finding(facts, line, day, say("audit.frozen.new"))


def _goes(facts: Facts, added: set[Held], day: int) -> bool:
    """To a touched duty in the window."""
    return any(name[0] == DUTY and facts.published.is_open(_duty(name, day)) for name in added)


def _is_lost(facts: Facts, line: Line, day: int, lost: set[Held], asked: list[Leave]) -> bool:
    """A duty or bed that goes though the officer goes nowhere else, and not on leave that an event asks for."""
    for name in lost:
        if name[0] == DUTY and not excluded(asked, day, facts.clocks[name[3]].end(day), facts.eve_end):
            return True
        if name in (BED, LEAVE) and not any(leave.covers(day) for leave in asked):
            return True
    return False


def _is_new(facts: Facts, sheet: Sheet, line: Line, day: int, old: set[Held], new: set[Held], asked: list[Leave]) -> bool:
    """A duty other than a touched one below its minimum, or a base duty that the rota gives back; a bed; other leave."""
    added = new - old
    if BED in added or (LEAVE in added and not any(leave.covers(day) for leave in asked)):
        return True
    had_base = any(_is_base(line, day, name) for name in old)
    bases = {work.duty[:3] for work in sheet.works.get(line.id, ()) if work.row.source is Source.BASE and work.duty.day == day}
    given_back = bases if not had_base else set()
    duties = [_duty(name, day) for name in added if name[0] == DUTY]
    return any(duty[:3] not in given_back and not facts.published.is_open(duty) for duty in duties)


def _is_base(line: Line, day: int, name: Held) -> bool:
    bases = {base.clock.id for base in line.duties if base.day == day}
    return name[0] == DUTY and name[3] in bases and line.units[day] == name[1]


def _duty(name: Held, day: int) -> Duty:
    return Duty(name[1], name[2], name[3], day)


def _asked_leave(facts: Facts, sheet: Sheet) -> dict[str, list[Leave]]:
    """By officer, what is granted of the leave that events ask for."""
    granted: dict[str, list[Leave]] = {}
    for id in facts.published.replan.requests if facts.published.replan else ():
        row = sheet.decisions.get(id)
        if row and row.outcome is not Outcome.REFUSED and row.first and row.last:
            granted.setdefault(facts.pending[id].officer, []).append(leave(row.first, row.last, facts.start))
    return granted


def _finding(facts: Facts, line: Line, day: int, sentence: str) -> Finding:
    date = words.date(facts, day)
    text = say("audit.frozen.cell", name=words.name(facts, line.id), date=date, sentence=sentence)
    return words.of_officer("frozen", facts, line.id, day, text)
