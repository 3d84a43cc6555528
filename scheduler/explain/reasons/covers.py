"""For every cover and extra duty: its rung, and why no earlier rung served."""

import time
from collections import defaultdict
from collections.abc import Iterator

from models.reasons import CoverReason
from models.roster import Roster, Source
from models.words import listed, say
from scheduler.audit.given.line import Line
from scheduler.audit.rules.admitted_rung import EXTRA, KEYS, MUTUAL, PAIRED, POOL
from scheduler.audit.sheet import Sheet, Work
from scheduler.audit.terms import ladder
from scheduler.explain.reasons import phrases
from scheduler.explain.reasons.dropping import Dropping
from scheduler.explain.reasons.obstacles import Obstacles
from scheduler.explain.reasons.own_officers import own_officers

RUNGS = {
    0: "explain.covers.rung.none",
    PAIRED: "explain.covers.rung.paired",
    POOL: "explain.covers.rung.pool",
    MUTUAL: "explain.covers.rung.mutual",
    EXTRA: "explain.covers.rung.extra",
}
NUMERALS = {PAIRED: "explain.covers.number.one", POOL: "explain.covers.number.two", MUTUAL: "explain.covers.number.three"}


def covers(obstacles: Obstacles, deadline: float | None = None) -> Iterator[CoverReason]:
    """After the deadline (time.monotonic) no more are asked whether they are needed."""
    dropping = Dropping(obstacles.book, obstacles.limits)
    for work in obstacles.sheet.chosen:
        if work.row.source in (Source.COVER, Source.EXTRA):
            is_late = deadline is not None and time.monotonic() > deadline
            unneeded = "" if is_late else dropping.unneeded(work)
            yield CoverReason(
                officer=work.line.id,
                station=work.duty.station,
                post=work.duty.post,
                shift=work.duty.shift,
                date=work.row.date,
                rung=work.row.rung,
                sentence=_with(cover_sentence(obstacles, work), unneeded),
                is_needed=not unneeded,
            )


def cover_sentence(obstacles: Obstacles, work: Work) -> str:
    return _Cover(obstacles, work).sentence()


def _with(sentence: str, unneeded: str) -> str:
    return say("explain.covers.unneeded", sentence=sentence, unneeded=unneeded) if unneeded else sentence


class _Cover:
    def __init__(self, obstacles: Obstacles, work: Work) -> None:
        self.obstacles, self.work, self.duty = obstacles, work, work.duty
        self.facts = obstacles.facts
        taken = obstacles.rung(work.line, work.duty)
        self.number, self.is_named = (taken.number, taken.named) if taken else (0, False)

    def sentence(self) -> str:
        rung = say(RUNGS[self.number]) + (say("explain.covers.named") if self.is_named else "")
        by_rung = self._by_rung()
        earlier = [self._earlier(number, by_rung[number, False] + by_rung[number, True]) for number in range(1, self.number)]
        unchosen = by_rung[PAIRED, True] if self.number == PAIRED and not self.is_named else []
        named = [self._of(say("explain.covers.named_officers", count=len(unchosen)), unchosen)] if unchosen else []
        return say(
            "explain.covers.cover",
            rung=rung,
            reasons=say("join.semicolon").join([own_officers(self.obstacles, self.duty), *named, *earlier]),
        )

    def _by_rung(self) -> dict[tuple[int, bool], list[Line]]:
        lines: dict[tuple[int, bool], list[Line]] = defaultdict(list)
        for line in self.facts.lines.values():
            rung = self.obstacles.rung(line, self.duty)
            if rung and rung.number <= self.number:
                lines[rung.number, rung.named].append(line)
        return lines

    def _earlier(self, number: int, lines: list[Line]) -> str:
        if not lines:
            return self._nobody(number)
        units = dict.fromkeys(line.units[self.duty.day] or "" for line in lines)
        where = listed(units) if len(units) <= 3 else say("explain.covers.units", units=len(units))
        return self._of(
            say(
                "explain.covers.rung_lines",
                numerals=say(NUMERALS[number]),
                rungs=say(RUNGS[number]),
                where=where,
                officers=len(lines),
            ),
            lines,
        )

    def _nobody(self, number: int) -> str:
        rung = say("explain.covers.rung_only", numerals=say(NUMERALS[number]), rungs=say(RUNGS[number]))
        if not self.facts.policy.row(f"admitted_rung.{KEYS[number]}").on:
            return say("explain.covers.off", rung=rung)
        skill = self.facts.posts[self.duty.post].skill if self.duty.post in self.facts.posts else None
        if number == POOL:
            return say("explain.covers.no_holder", rung=rung, skill=skill) if skill else say("explain.covers.no_skill", rung=rung)
        return say("explain.covers.no_pairing", rung=rung) if number == PAIRED else say("explain.covers.no_aid", rung=rung)

    def _of(self, who: str, lines: list[Line]) -> str:
        obstacles = {line.id: self.obstacles.of(line, self.duty, self.work) for line in lines}
        told = phrases.counted(obstacle for obstacle in obstacles.values() if obstacle)
        able = [officer for officer, obstacle in obstacles.items() if obstacle is None]
        return say("explain.covers.counted", who=who, reasons=listed([*told, *self._able(able)]))

    def _able(self, able: list[str]) -> Iterator[str]:
        """Officers whom no rule keeps from it: dearer at the level of the ladder, or simply not chosen."""
        cost = self._cost(self.work.line)
        dearer = [officer for officer in able if self._cost(self.facts.lines[officer]) >= cost]
        cheaper = [officer for officer in able if officer not in set(dearer)]
        if dearer:
            yield say("explain.covers.dearer", people=phrases.people(say("explain.could_cover"), self.facts, dearer))
        if cheaper:
            yield say("explain.covers.not_chosen", people=phrases.people(say("explain.could_cover"), self.facts, cheaper))

    def _cost(self, line: Line) -> int:
        row = self.work.row.model_copy(update={"officer": line.id})
        return ladder.value(
            self.facts, Sheet(self.facts, Roster.model_construct(assignments=(row,), stints=(), leave=(), beds=()))
        )
