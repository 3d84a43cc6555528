"""For every shortage: all officers of the bureau, and how many of them each rule in turn keeps from the duty."""

import time
from collections import Counter
from collections.abc import Iterable, Iterator

from models.findings import Shortage
from models.reasons import FunnelStep, ShortageReason
from models.words import listed, say
from scheduler.audit.given.needs import Duty
from scheduler.explain.reasons import phrases
from scheduler.explain.reasons.obstacles import OBSTACLES, REMOTE, Obstacles, title

GRACE_SECONDS = 0.5
"""A few shortages are explained even when there is no time left."""


def shortages(obstacles: Obstacles, missing: Iterable[Shortage], deadline: float | None = None) -> Iterator[ShortageReason]:
    """Critical ones first; those still to come when the deadline (time.monotonic) is over are named without their funnel."""
    began = time.monotonic()
    for short in sorted(missing, key=lambda short: short.below_minimum == 0):
        is_late = deadline is not None and time.monotonic() > max(deadline, began + GRACE_SECONDS)
        yield _unexplained(obstacles, short) if is_late else shortage_reason(obstacles, short)


def _unexplained(obstacles: Obstacles, short: Shortage) -> ShortageReason:
    return ShortageReason(
        station=short.station,
        post=short.post,
        shift=short.shift,
        date=short.date,
        candidates=len(obstacles.facts.lines),
        steps=(),
        sentence=say("explain.shortage.not_checked", sentence=short.sentence),
    )


def shortage_reason(obstacles: Obstacles, short: Shortage) -> ShortageReason:
    facts = obstacles.facts
    duty = Duty(short.station, short.post, short.shift, facts.day(short.date))
    kept = {line.id: obstacles.of(line, duty) for line in facts.lines.values()}
    counts = Counter(kept.values())
    able = [officer for officer, obstacle in kept.items() if obstacle is None]
    return ShortageReason(
        station=short.station,
        post=short.post,
        shift=short.shift,
        date=short.date,
        candidates=len(kept),
        steps=tuple(FunnelStep(rule=key, title=title(key), ruled_out=counts[key]) for key in OBSTACLES if counts[key]),
        sentence=_sentence(obstacles, short, [obstacle for obstacle in kept.values() if obstacle], able),
    )


def _sentence(obstacles: Obstacles, short: Shortage, kept: list[str], able: list[str]) -> str:
    near = [obstacle for obstacle in kept if obstacle not in REMOTE]
    total = len(near) + len(able)
    if not total:
        return say("explain.shortage.nobody", sentence=short.sentence)
    rest = (
        say("explain.shortage.not_chosen", people=phrases.people(say("explain.available"), obstacles.facts, able))
        if able
        else say("explain.shortage.none_available")
    )
    told = listed(phrases.counted(near))
    return say(
        "explain.shortage.short",
        sentence=short.sentence,
        total=total,
        part=say("join.comma").join(part for part in (told, rest) if part),
    )
