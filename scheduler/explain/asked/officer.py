"""为什么是我: what one officer carries, with the past, beside those who could have been asked as well."""

from collections.abc import Callable, Iterator
from statistics import median
from typing import NamedTuple

from models.roster import Source
from scheduler.audit import words
from scheduler.audit.given.fair_share import burden
from scheduler.audit.given.line import Line
from scheduler.explain.asked.answer import Answer
from scheduler.explain.asked.view import View
from scheduler.explain.covers import cover_sentence


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
    ("替岗和加班", "天", lambda load: load.covers),
    ("其中夜班", "天", lambda load: load.nights),
    ("其中周末", "天", lambda load: load.weekends),
    ("本期勤务量", "点", lambda load: load.now),
    ("往期勤务量", "点", lambda load: load.past),
    ("累计勤务量", "点", lambda load: load.total),
    ("可派天数", "天", lambda load: load.eligible),
)


def officer(view: View, officer: str) -> Answer:
    line = view.facts.lines[officer]
    return Answer(f"{view.named(line)}：本期为什么是这些勤务", (*_compared(view, line), *_duties(view, line)))


def _compared(view: View, line: Line) -> Iterator[str]:
    group = next((members for members in view.facts.candidates.groups.values() if line in members), None)
    if group is None:
        yield "本期没有可由其承担的替岗或自由排班：不与同事比较勤务量"
        return
    own, loads = _load(view, line), [_load(view, one) for one in group]
    yield f"与可同样派出的 {len(group)} 人（同一勤务组）比较："
    for title, unit, count in COUNTS:
        middle, least, most = median(map(count, loads)), min(map(count, loads)), max(map(count, loads))
        yield f"{title} {count(own)} {unit}；同组中位数 {middle:g}，最少 {least}，最多 {most}"
    more = sum(load.total > own.total for load in loads)
    less = sum(load.total < own.total for load in loads)
    yield f"累计勤务量高于本人的 {more} 人，低于本人的 {less} 人"


def _load(view: View, line: Line) -> Load:
    facts = view.facts
    works = [work for work in view.sheet.works.get(line.id, ()) if work.row.source is not Source.BASE]
    before = line.before.burden + sum(row.burden for row in facts.case.past_burdens if row.officer == line.id)
    return Load(
        covers=sum(work.row.source in (Source.COVER, Source.EXTRA) for work in works),
        nights=sum(work.clock.night for work in works),
        weekends=sum(work.row.date.weekday() >= 5 for work in works),
        now=sum(burden(facts, work.duty) for work in works),
        past=before,
        eligible=facts.candidates.eligible_days[line.id],
    )


def _duties(view: View, line: Line) -> Iterator[str]:
    works = [work for work in view.sheet.works.get(line.id, ()) if work.row.source in (Source.COVER, Source.EXTRA)]
    for work in works:
        when, place = words.date(view.facts, work.duty.day), words.place(view.facts, work.duty)
        yield f"{when}{place}：{cover_sentence(view.obstacles, work)}"
    if not works:
        yield "本期没有替岗或加班"
