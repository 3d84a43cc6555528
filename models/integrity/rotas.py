"""Rotas and the teams that keep them."""

from collections.abc import Iterator

from models.integrity.fault import Fault, Parts, rows
from models.words import say


def rotas(parts: Parts) -> Iterator[Fault]:
    """Cycles without shifts or with unknown ones, teams beyond their cycle, officers in a team that their rota lacks."""
    shifts = {shift.id for shift in rows(parts, "shifts")}
    teams: dict[str, set[str]] = {}
    for index, rota in enumerate(rows(parts, "cycle_rotas")):
        teams[rota.id] = {team.id for team in rota.teams}
        for shift in sorted({shift for shift in rota.cycle if shift is not None and shift not in shifts}):
            yield Fault("cycle_rotas", index, "cycle", say("integrity.unknown", names=say("noun.shift"), item=shift), str(shift))
        if not rota.cycle:
            yield Fault("cycle_rotas", index, "cycle", say("integrity.empty_cycle"))
        for place, team in enumerate(rota.teams):
            if team.place >= max(1, len(rota.cycle)):
                wrong = say("integrity.beyond_cycle", team=team.id, length=len(rota.cycle))
                yield Fault("cycle_rotas", index, "place", wrong, within=f"teams[{place}]")
    for index, officer in enumerate(rows(parts, "officers")):
        if officer.rota in teams and officer.team not in teams[officer.rota]:
            team = officer.team or say("integrity.empty")
            wrong = say("integrity.no_team", rota=officer.rota, team=team)
            yield Fault("officers", index, "team", wrong, f"{officer.rota}/{team}" if officer.team else "")
