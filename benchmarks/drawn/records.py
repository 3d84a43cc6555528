"""What was recorded: leaders' stays, problems that they found, and results of stints; in most cases there are none."""

from datetime import date
from typing import Any

from benchmarks.drawn.chance import Chance
from benchmarks.drawn.organisation import STATIONS
from models.organisation import Category, StayPhase
from models.records.problem import Problem, ProblemKind, ProblemState
from models.records.result import Result
from models.records.stay import Activity, StayRecord, StayTime


def record_sheets(chance: Chance, organisation: dict[str, Any]) -> dict[str, Any]:
    if chance.often(0.9):
        return {}
    leaders = [officer.id for officer in organisation["officers"] if officer.category is Category.LEADER]
    return {
        "stay_records": tuple(_stay(chance, leader) for leader in leaders),
        "problems": tuple(_problem(chance, number, leaders) for number in range(chance.pick(1, 2))),
        "results": tuple(_result(chance, kind) for kind in chance.some(("警情", "调解"), 1)),
    }


def in_phases(sheets: dict[str, Any], phases: tuple[StayPhase, ...]) -> dict[str, Any]:
    """Without the stays and problems that lie in none of them, where there are some."""
    dates = {"stay_records": "date", "problems": "found_on"}

    def is_in(day: date) -> bool:
        return not phases or any(phase.first <= day <= phase.last for phase in phases)

    kept = {name: tuple(row for row in sheets.get(name, ()) if is_in(getattr(row, field))) for name, field in dates.items()}
    return sheets | kept


def _stay(chance: Chance, leader: str) -> StayRecord:
    return StayRecord(
        date=chance.inside(),
        officer=leader,
        station=chance.pick(*STATIONS),
        time=chance.pick(*StayTime),
        phase=chance.pick("", "一"),
        **{activity.value: chance.pick(0, 1, 3) for activity in Activity},
    )


def _problem(chance: Chance, number: int, leaders: list[str]) -> Problem:
    found_on = chance.inside()
    is_dated = chance.often(0.5)
    return Problem(
        station=chance.pick(*STATIONS),
        kind=chance.pick(*ProblemKind),
        text=f"问题{number}",
        found_on=found_on,
        officer=chance.pick(None, *leaders),
        deadline=max(found_on, chance.near()) if is_dated else None,
        state=ProblemState.DATED if is_dated else chance.pick(ProblemState.SOLVED, ProblemState.MECHANISM, ProblemState.ONGOING),
        phase=chance.pick("", "一"),
    )


def _result(chance: Chance, kind: str) -> Result:
    first, last = sorted((chance.inside(), chance.inside()))
    return Result(
        officer=chance.pick(*chance.officers),
        station=chance.pick(*STATIONS),
        kind=kind,
        number=chance.pick(0, 7),
        phase=chance.pick("", "一"),
        first=first,
        last=last,
    )
