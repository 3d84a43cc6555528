"""A warning: what cannot work, as a sentence for the planner, with what it is about."""

from collections.abc import Iterable
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from models.words import listed, say


class WarningKind(StrEnum):
    NO_PAIRINGS = "no_pairings"
    NO_CANDIDATE = "no_candidate"
    BELOW_MINIMUM = "below_minimum"
    FLOOR = "floor"
    GIVENS = "givens"
    QUALIFICATION = "qualification"
    PINS = "pins"
    STAYS = "stays"
    VISITS = "visits"


class CheckWarning(NamedTuple):
    kind: WarningKind
    sentence: str
    unit: str | None = None
    officer: str | None = None
    first: date | None = None
    last: date | None = None


def day_text(day: date) -> str:
    return say("check.days.day", month=day.month, day=day.day)


def days_text(days: Iterable[date]) -> str:
    """7月1日至7月5日、7月8日（共 6 天）; beyond three stretches only the first and last date and the count."""
    known = sorted(set(days))
    runs: list[list[date]] = []
    for day in known:
        if runs and day - runs[-1][-1] == timedelta(1):
            runs[-1].append(day)
        else:
            runs.append([day])
    texts = [
        day_text(run[0]) if len(run) == 1 else say("check.days.range", first=day_text(run[0]), last=day_text(run[-1]))
        for run in runs
    ]
    if len(runs) > 3:
        return say("check.days.between", first=day_text(known[0]), last=day_text(known[-1]), days=len(known))
    return listed(texts) + (say("check.days.count", days=len(known)) if len(runs) > 1 else "")
