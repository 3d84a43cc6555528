"""What in 期初 may be a slip, and is no fault."""

from collections.abc import Iterator
from datetime import timedelta

from models.case import Case
from models.words import say

LONG_AGO = timedelta(days=31)


def opening_doubts(case: Case) -> Iterator[str]:
    """Last duties that ended more than a month before the horizon, and more covers this year than one may have."""
    limit = case.policy.number("load.cover_year") if case.policy.on("load.cover_year") else None
    for row in case.opening:
        if row.last_end and case.start - row.last_end.date() > LONG_AGO:
            yield say("opening.long_ago", officer=row.officer, end=row.last_end, start=case.start)
        if limit is not None and row.cover_days > limit:
            yield say("opening.many_covers", officer=row.officer, days=row.cover_days, limit=limit)
