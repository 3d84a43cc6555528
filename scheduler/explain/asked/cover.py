"""为什么由他替岗: the rung, why no earlier one served, and who else could have been sent."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from models.errors import NothingToExplain
from models.leave import PinKind
from models.roster import Assignment, Roster, Source
from models.words import listed, say
from scheduler.audit.sheet import Sheet, Work
from scheduler.audit.terms import ladder
from scheduler.explain.asked.adding import added, pin_of, with_rows
from scheduler.explain.asked.answer import Answer
from scheduler.explain.asked.prices import price_sentence
from scheduler.explain.asked.trial import Trial
from scheduler.explain.asked.trying import tried
from scheduler.explain.asked.view import View
from scheduler.explain.reasons.covers import RUNGS, cover_sentence
from scheduler.explain.reasons.dropping import Dropping
from scheduler.explain.reasons.released import released

MOST_OTHERS = 3
"""Others named, and tried where solving is asked for."""


class Other(NamedTuple):
    """Somebody whom nothing keeps from taking the place, and what that would cost on the ladder."""

    officer: str
    rung: int
    cost: int


def cover_of(view: View, officer: str, when: date) -> Work:
    works = view.works_on(officer, when)
    served = next((work for work in works if work.row.source in (Source.COVER, Source.EXTRA)), None)
    if served is None:
        duties = listed(view.said(work.duty) for work in works) or say("explain.asked.cover.no_duty")
        raise NothingToExplain(
            say("explain.asked.cover.none", officer=view.named(view.facts.lines[officer]), when=when, duties=duties)
        )
    return served


def cover(view: View, work: Work) -> Answer:
    others = next_best(view, work)
    told = [_told(view, place, other) for place, other in enumerate(others, 1)]
    return Answer(
        say("explain.asked.cover.title", officer=view.named(work.line), duty=view.said(work.duty)),
        (
            cover_sentence(view.obstacles, work),
            Dropping(view.book, view.obstacles.limits).sentence(work),
            *(told or [say("explain.asked.cover.nobody_else")]),
        ),
        (lambda: _prices(view, work, others)) if others else None,
    )


def next_best(view: View, work: Work) -> list[Other]:
    """Those who could take the place while all else stays, the cheapest on the ladder first."""
    able = []
    for line in view.facts.lines.values():
        rung = view.obstacles.rung(line, work.duty)
        if line.id != work.line.id and rung and view.obstacles.of(line, work.duty, work) is None:
            able.append(Other(line.id, rung.number, _cost(view, work.row, line.id, rung.number)))
    return sorted(able, key=lambda other: (other.cost, other.rung, other.officer))[:MOST_OTHERS]


def _cost(view: View, row: Assignment, officer: str, rung: int) -> int:
    instead = row.model_copy(update={"officer": officer, "rung": rung})
    roster = Roster.model_construct(assignments=(instead,), stints=(), leave=(), beds=())
    return ladder.value(view.facts, Sheet(view.facts, roster))


def _prices(view: View, work: Work, others: list[Other]) -> Iterator[str]:
    prices = tried(view.case, view.roster, [_instead(view, work, other) for other in others])
    for other, price in zip(others, prices, strict=True):
        yield say(
            "explain.asked.cover.instead",
            officer=view.named(view.facts.lines[other.officer]),
            price=price_sentence(view.case.policy, price),
        )


def _instead(view: View, work: Work, other: Other) -> Trial:
    """The other one on the duty, and not the one of now; to begin with, these two officers change and nobody else."""
    facts, line = view.facts, view.facts.lines[other.officer]
    pin = pin_of(other.officer, facts, work.duty)
    not_now = pin.model_copy(update={"kind": PinKind.FORBID, "officer": work.line.id})
    left = released(facts, view.book.rows(work.line.id), lambda row: row is work.row)
    return Trial((pin, not_now), with_rows(view, {other.officer: added(view, line, work.duty), work.line.id: left}))


def _told(view: View, place: int, other: Other) -> str:
    return say(
        "explain.asked.cover.next",
        place=place,
        officer=view.named(view.facts.lines[other.officer]),
        rungs=say(RUNGS[other.rung]),
        cost=other.cost,
    )
