"""Why a base duty yields: the cover that ends, with its rest, after the start."""

from models.words import say
from scheduler.audit import words
from scheduler.audit.given.clock import DAY
from scheduler.audit.given.line import Line
from scheduler.explain.asked.view import View


def why_resting(view: View, line: Line, day: int) -> str:
    """7月23日东海所接处警夜班7月24日08:00下勤，其后应休息 24 小时"""
    covers = [work for work in view.sheet.works.get(line.id, ()) if work.is_cover and work.duty.day < day]
    cover = max(covers, key=lambda work: work.end + work.clock.rest, default=None)
    base, eve = line.base[day], line.before
    if cover is not None and base is not None and cover.end + cover.clock.rest > base.begin(day):
        until, length = _moment(view, cover.end), words.length(cover.clock.rest)
        return say("explain.phrase.rest_after", duty=view.said(cover.duty), until=until, length=length)
    return say("explain.phrase.rest_after_opening", until=_moment(view, eve.end or 0), length=words.length(eve.rest))


def _moment(view: View, minute: int) -> str:
    return say("audit.words.moment", date=words.date(view.facts, minute // DAY), time=words.time(minute))
