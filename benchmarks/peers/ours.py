"""This project's own plan of the case."""

from benchmarks.peers import Answer
from models.case import Case
from scheduler.plan import Settings, plan


def solve(case: Case, time_limit: float, workers: int) -> Answer:
    file = plan(case, Settings(time_limit=time_limit, workers=workers)).file
    return Answer(file.roster, {level.level: level.bound for level in file.proof.levels})
