"""Covers lie in stints, stints begin and end with a cover, and hold nothing else."""

from collections.abc import Iterator
from itertools import combinations

from models.findings import Finding
from models.words import say

from .. import words
from ..facts import Facts
from ..sheet import Away, Sheet, Work


def check(facts: Facts, sheet: Sheet) -> Iterator[Finding]:
    for works in sheet.works.values():
        for work in works:
            yield from _work(facts, sheet, work)
    for officer, aways in sheet.aways.items():
        for earlier, later in combinations(aways, 2):
            if _overlap(earlier, later):
                yield _finding(facts, later, say("audit.form.stints.overlap"))
            elif later.station == earlier.station and later.first == earlier.last + 1:
                yield _finding(facts, later, say("audit.form.stints.adjoins"))
        for away in aways:
            yield from (_finding(facts, away, problem) for problem in _problems(sheet, away, sheet.works.get(officer, [])))


def _work(facts: Facts, sheet: Sheet, work: Work) -> Iterator[Finding]:
    aways = sheet.aways_on(work.line.id, work.duty.day)
    if work.is_cover:
        if not any(away.station == work.duty.station for away in aways):
            sentence = say("audit.form.stints.outside", serves=words.serves(facts, work), station=work.duty.station)
            yield words.of_work("form", work, sentence)
        return
    for away in aways:
        if not (work.forced and work.duty.day in away.held):
            sentence = say("audit.form.stints.elsewhere", serves=words.serves(facts, work), station=away.station)
            yield words.of_work("form", work, sentence)


def _overlap(earlier: Away, later: Away) -> bool:
    """On a date that is not of forced covers at both stations."""
    shared = range(later.first, min(earlier.last, later.last) + 1)
    return bool(shared) and (earlier.station == later.station or not later.held & earlier.held >= set(shared))


def _problems(sheet: Sheet, away: Away, works: list[Work]) -> Iterator[str]:
    for day in away.days:
        unit = away.line.units[day]
        if unit in (None, away.station) and day not in away.held:
            date = words.date(sheet.facts, day)
            yield say("audit.form.stints.own", date=date) if unit else say("audit.form.stints.lent", date=date)
    covers = {work.duty.day for work in works if work.is_cover and work.duty.station == away.station}
    eve = away.line.before
    if away.is_new:
        if away.first == 0 and eve.station == away.station:
            yield say("audit.form.stints.first", date_of=sheet.facts.date_of(eve.first))
        if away.first not in covers:
            yield say("audit.form.stints.first_empty")
    elif (away.station, away.first) != (eve.station, eve.first):
        yield say("audit.form.stints.opening")
    if away.last not in covers and not sheet.facts.published.is_cut(away.line.id, away.station, away.last):
        yield say("audit.form.stints.last_empty")


def _finding(facts: Facts, away: Away, problem: str) -> Finding:
    sentence = words.stay(facts, away.row) + problem
    return Finding(rule="form", sentence=sentence, officer=away.line.id, station=away.station, date=away.row.first)
