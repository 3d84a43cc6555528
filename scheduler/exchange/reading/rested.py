"""Who is taken for rested at the start: nothing says when they last worked, neither 期初 nor a rota nor an existing roster."""

from datetime import timedelta

from models.case import Case
from models.words import say

MOST_NAMED = 10


def rested(case: Case) -> list[str]:
    """One sentence that names them, or none."""
    eve = case.start - timedelta(1)
    known = {row.officer for row in case.opening} | {row.officer for row in case.base_roster if row.date == eve}
    rotas = {officer.id: officer.rota for officer in case.officers}
    rotas |= {row.officer: row.rota if row.unit else None for row in case.secondments if row.first <= eve <= row.last}
    certain = {rota.id for rota in case.cycle_rotas}
    if any(day.date == eve for day in case.calendar):
        certain |= {rota.id for rota in case.calendar_rotas}
    found = [officer.name for officer in case.officers if officer.id not in known and rotas[officer.id] not in certain]
    if not found:
        return []
    names = say("join.list").join(found[:MOST_NAMED])
    shown = say("reader.and_others", names=names) if len(found) > MOST_NAMED else names
    return [say("reader.rested", officers=len(found), names=shown)]
