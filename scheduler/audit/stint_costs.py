"""What stints cost beside their number: idle dates, and stations beyond the usual; part of the rule `stint`."""

from collections.abc import Iterator

from models.findings import Finding
from models.words import say

from . import words
from .facts import Facts
from .given.line import Base, Line
from .sheet import Sheet

IDLE, STATIONS = "stint.idle_cost", "stint.stations"


def breaches(facts: Facts, sheet: Sheet) -> Iterator[Finding]:
    for key, exceeding in ((IDLE, _idle_findings), (STATIONS, _station_findings)):
        if facts.is_on(key) and facts.policy.row(key).hard:
            yield from (finding for finding in exceeding(facts, sheet) if finding.officer not in sheet.held)


def idle(facts: Facts, sheet: Sheet) -> int:
    return sum(len(idle_days(facts, sheet, officer)) for officer in sheet.aways)


def stations(facts: Facts, sheet: Sheet) -> int:
    return sum(_beyond(facts, sheet, officer) for officer in sheet.aways)


def idle_days(facts: Facts, sheet: Sheet, officer: str) -> list[int]:
    """Days of stints without a starting cover, on which the own unit has work for the officer; a resting one is none."""
    line = facts.lines[officer]
    worked = {work.duty.day for work in sheet.works.get(officer, ()) if work.is_cover}
    return [
        base.day
        for base in sorted([*line.home, *line.duties])
        if base.day not in worked
        and sheet.away(officer, base.day)
        and not sheet.is_committed(line, base.clock.begin(base.day), base.clock.end(base.day))
        and not _rests(sheet, line, base)
    ]


def _rests(sheet: Sheet, line: Line, base: Base) -> bool:
    """Whether rest after an earlier duty lasts beyond the start of the base shift; a base duty on standby may follow at once."""
    begin, at_once = base.clock.begin(base.day), base.clock.is_standby and line.at_station[base.day]
    earlier = [(work.end, work.clock.rest) for work in sheet.works.get(line.id, ()) if work.duty.day < base.day]
    earlier += [] if line.before.end is None else [(line.before.end, line.before.rest)]
    return any(end + (0 if at_once else rest) > begin for end, rest in earlier)


def _beyond(facts: Facts, sheet: Sheet, officer: str) -> int:
    """Stations of decided stints beyond the usual number, of which one that was open before takes its place."""
    usual, eve = facts.limit_of(officer, STATIONS), facts.lines[officer].before.station
    others = {away.station for away in sheet.aways[officer] if away.chosen} - {eve}
    return 0 if usual is None else max(0, len(others) - max(0, usual - (eve is not None)))


def _idle_findings(facts: Facts, sheet: Sheet) -> Iterator[Finding]:
    for officer in sheet.aways:
        for day in idle_days(facts, sheet, officer):
            sentence = say("audit.stint.idle_date", name=words.name(facts, officer), date=words.date(facts, day))
            yield words.of_officer("stint", facts, officer, day, sentence, IDLE)


def _station_findings(facts: Facts, sheet: Sheet) -> Iterator[Finding]:
    for officer in sheet.aways:
        if _beyond(facts, sheet, officer):
            usual = facts.limit_of(officer, STATIONS)
            sentence = say("audit.stint.stations", name=words.name(facts, officer), most=usual)
            yield words.of_officer("stint", facts, officer, None, sentence, STATIONS)
