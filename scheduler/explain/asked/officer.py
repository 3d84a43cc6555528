"""为什么是我: what one officer carries, with the past, beside those who could have been asked as well."""

from collections.abc import Callable, Iterator
from statistics import median
from typing import NamedTuple

from models.roster import Source
from models.words import listed, say
from scheduler.audit import words
from scheduler.audit.given.line import Line
from scheduler.audit.given.visits import key_of
from scheduler.audit.stint_costs import idle_days
from scheduler.audit.terms.fairness import borne
from scheduler.explain.asked.answer import Answer
from scheduler.explain.asked.resting import why_resting
from scheduler.explain.asked.view import View
from scheduler.explain.reasons.covers import cover_sentence


class Load(NamedTuple):
    """Decided duties of the horizon by kind, burden points of them and of the past, and dates on which one could be asked."""

    covers: int
    nights: int
    weekends: int
    now: int
    past: int
    eligible: int

    @property
    def total(self) -> int:
        return self.now + self.past


COUNTS: tuple[tuple[str, str, Callable[[Load], int]], ...] = (
    ("explain.asked.officer.covers", "unit.days", lambda load: load.covers),
    ("explain.asked.officer.nights", "unit.days", lambda load: load.nights),
    ("explain.asked.officer.weekends", "unit.days", lambda load: load.weekends),
    ("explain.asked.officer.now", "unit.burden", lambda load: load.now),
    ("explain.asked.officer.past", "unit.burden", lambda load: load.past),
    ("explain.asked.officer.total", "unit.burden", lambda load: load.total),
    ("explain.asked.officer.eligible", "unit.days", lambda load: load.eligible),
)


def officer(view: View, officer: str) -> Answer:
    line = view.facts.lines[officer]
    sentences = (*_compared(view, line), *_duties(view, line), *_idle(view, line), *_visits(view, line))
    return Answer(say("explain.asked.officer.title", officer=view.named(line)), sentences)


def _compared(view: View, line: Line) -> Iterator[str]:
    group = next((members for members in view.facts.candidates.groups.values() if line in members), None)
    if group is None:
        yield say("explain.asked.officer.no_group")
        return
    own, loads = _load(view, line), [_load(view, member) for member in group]
    yield say("explain.asked.officer.group", officers=len(group))
    for title, unit, count in COUNTS:
        middle, least, most = median(map(count, loads)), min(map(count, loads)), max(map(count, loads))
        yield say(
            "explain.asked.officer.compared",
            title=say(title),
            count=count(own),
            unit=say(unit),
            median=middle,
            least=least,
            most=most,
        )
    more = sum(load.total > own.total for load in loads)
    less = sum(load.total < own.total for load in loads)
    yield say("explain.asked.officer.ranks", higher=more, lower=less)


def _load(view: View, line: Line) -> Load:
    facts = view.facts
    works = [work for work in view.sheet.works.get(line.id, ()) if work.row.source is not Source.BASE]
    before = line.before.burden + sum(row.burden for row in facts.case.past_burdens if row.officer == line.id)
    return Load(
        covers=sum(work.row.source in (Source.COVER, Source.EXTRA) for work in works),
        nights=sum(work.clock.night for work in works),
        weekends=sum(work.row.date.weekday() >= 5 for work in works),
        now=borne(facts, view.sheet, line.id),
        past=before,
        eligible=facts.candidates.eligible_days[line.id],
    )


def _duties(view: View, line: Line) -> Iterator[str]:
    works = [work for work in view.sheet.works.get(line.id, ()) if work.row.source in (Source.COVER, Source.EXTRA)]
    for work in works:
        when, place = words.date(view.facts, work.duty.day), words.place(view.facts, work.duty)
        yield say("explain.asked.officer.duty", when=when, place=place, reason=cover_sentence(view.obstacles, work))
    stays = [work for work in view.sheet.works.get(line.id, ()) if work.is_stay]
    yield from (say("explain.asked.officer.stay", stays=words.serves(view.facts, stay)) for stay in stays)
    if not works and not stays:
        yield say("explain.asked.officer.none")
    for day in view.sheet.yielded(line):
        when, why = words.date(view.facts, day), why_resting(view, line, day)
        yield say("explain.asked.officer.resting", date=when, why=why)


def _idle(view: View, line: Line) -> Iterator[str]:
    days = idle_days(view.facts, view.sheet, line.id)
    if days:
        yield say("explain.asked.officer.idle", days=len(days), dates=listed(words.date(view.facts, day) for day in days))


def _visits(view: View, line: Line) -> Iterator[str]:
    """When each visit is placed, and how much of it in a stint at its station; those that are not."""
    facts, sheet = view.facts, view.sheet
    placed = {key_of(visit.asked.row): visit for visit in sheet.visits.get(line.id, ())}
    for key, asked in facts.asked_visits.items():
        visit, row = placed.get(key), asked.row
        if row.officer == line.id and visit is not None:
            there = sum(any(away.station == row.station for away in sheet.aways_on(line.id, day)) for day in visit.days)
            when = words.dates(facts, visit.first, visit.last)
            yield say("explain.asked.officer.visit", station=row.station, title=row.title, dates=when, in_stint=there)
        elif row.officer == line.id:
            when = words.dates(facts, asked.first, asked.last)
            yield say("explain.asked.officer.no_visit", station=row.station, title=row.title, dates=when)
