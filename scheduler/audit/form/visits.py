"""A visit takes its number of dates within those asked for, on none of which the officer is elsewhere or on leave."""

from collections.abc import Iterator
from itertools import combinations

from models.findings import Finding
from models.words import say

from .. import words
from ..facts import Facts
from ..sheet import Placed, Sheet


def check(facts: Facts, sheet: Sheet) -> Iterator[Finding]:
    for visits in sheet.visits.values():
        for visit in visits:
            yield from (_finding(facts, visit, problem) for problem in _problems(facts, sheet, visit))
        for earlier, later in combinations(visits, 2):
            if earlier.first <= later.last and later.first <= earlier.last:
                yield _finding(facts, later, say("audit.form.visits.twice", station=earlier.asked.row.station))


def _problems(facts: Facts, sheet: Sheet, visit: Placed) -> Iterator[str]:
    asked, line = visit.asked, facts.lines[visit.asked.row.officer]
    if visit.first < asked.first or visit.last > asked.last:
        yield say("audit.form.visits.outside", dates=words.dates(facts, asked.first, asked.last))
    if len(visit.days) != asked.days:
        yield say("audit.form.visits.length", days=len(visit.days), expected=asked.days)
    for day in visit.days:
        date = words.date(facts, day)
        if line.units[day] is None:
            yield say("audit.form.visits.lent", date=date)
        if sheet.on_leave(line, day):
            yield say("audit.form.visits.leave", date=date)
        for away in sheet.aways_on(line.id, day):
            if away.station != asked.row.station:
                yield say("audit.form.visits.away", date=date, station=away.station)


def _finding(facts: Facts, visit: Placed, problem: str) -> Finding:
    sentence = words.visit(facts, visit) + problem
    return words.of_officer("form", facts, visit.asked.row.officer, visit.first, sentence)
