"""What 期初 leaves open: who is taken for rested, and what may be a slip."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta

from models.base import dates
from models.case import Case
from models.leave import LeaveStatus
from models.words import listed, say

MOST_OFFICERS_NAMED = 10
LONG_AGO = timedelta(days=31)


def rested(case: Case) -> list[str]:
    """One sentence that names who is taken for rested, or none: neither 期初 nor a rota nor an existing roster says otherwise."""
    eve = case.start - timedelta(1)
    known = {row.officer for row in case.opening} | {row.officer for row in case.base_roster if row.date == eve}
    rotas = {officer.id: officer.rota for officer in case.officers}
    rotas |= {row.officer: row.rota if row.unit else None for row in case.secondments if row.first <= eve <= row.last}
    certain = {rota.id for rota in case.cycle_rotas}
    if any(day.date == eve for day in case.calendar):
        certain |= {rota.id for rota in case.calendar_rotas}
    known |= _gone_throughout(case)
    rested_officers = [officer.name for officer in case.officers if officer.id not in known and rotas[officer.id] not in certain]
    if not rested_officers:
        return []
    names = listed(rested_officers[:MOST_OFFICERS_NAMED])
    shown = say("reader.and_others", names=names) if len(rested_officers) > MOST_OFFICERS_NAMED else names
    return [say("reader.rested", officers=len(rested_officers), names=shown)]


def _gone_throughout(case: Case) -> set[str]:
    """Who is out of the bureau or on approved leave on every date of the horizon: nothing of theirs is decided."""
    gone: dict[str, set[date]] = defaultdict(set)
    for lent in (row for row in case.secondments if row.unit is None):
        gone[lent.officer] |= set(dates(max(lent.first, case.start), min(lent.last, case.end)))
    for request in (request for request in case.leave if request.status is LeaveStatus.APPROVED):
        for choice in request.choices[:1]:
            gone[request.officer] |= set(dates(max(choice.first, case.start), min(choice.last, case.end)))
    horizon = set(dates(case.start, case.end))
    return {officer for officer, days in gone.items() if days == horizon}


def opening_doubts(case: Case) -> Iterator[str]:
    """Last duties that ended more than a month before the horizon, and more covers this year than one may have."""
    limit = case.policy.number("load.cover_year") if case.policy.on("load.cover_year") else None
    for row in case.opening:
        if row.last_end and case.start - row.last_end.date() > LONG_AGO:
            yield say("opening.long_ago", officer=row.officer, end=row.last_end, start=case.start)
        if limit is not None and row.cover_days > limit:
            yield say("opening.many_covers", officer=row.officer, days=row.cover_days, limit=limit)
