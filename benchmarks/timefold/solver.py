"""The peer's own process: `python -m benchmarks.timefold.solver PROBLEM ANSWER SECONDS`, in its environment."""

import json
import sys
from pathlib import Path
from typing import Any

from timefold.solver import SolverFactory
from timefold.solver.config import (
    Duration,
    EnvironmentMode,
    ScoreDirectorFactoryConfig,
    SolverConfig,
    TerminationConfig,
)

from benchmarks.timefold.domain import Posting, Problem, Request, Seat, Vacancy
from benchmarks.timefold.reader import Facts
from benchmarks.timefold.rules import constraints_with


def main(problem_file: str, answer_file: str, seconds: str) -> None:
    data = json.loads(Path(problem_file).read_text())
    config = SolverConfig(
        solution_class=Problem,
        entity_class_list=[Seat, Request, Posting],
        environment_mode=EnvironmentMode.NO_ASSERT,
        score_director_factory_config=ScoreDirectorFactoryConfig(constraint_provider_function=constraints_with(data["weights"])),
        termination_config=TerminationConfig(spent_limit=Duration(milliseconds=round(1000 * float(seconds)))),
    )
    solved = SolverFactory.create(config).build_solver().solve(problem_from(data))
    Path(answer_file).write_text(json.dumps(answer(solved)))


def answer(solved: Problem) -> dict[str, Any]:
    return {
        "score": str(solved.score),
        "seats": [[seat.vacancy.duty.index, seat.officer.index] for seat in solved.seats if seat.officer is not None],
        "leave": [request.option.number for request in solved.requests],
        "posts": [[posting.post.officer, posting.post.day, posting.post.number] for posting in solved.postings],
    }


def problem_from(data: dict[str, Any]) -> Problem:
    """It starts with every seat open, leave refused where it may be, and base duties at the home post."""
    facts = Facts(data)
    seats: list[Seat] = []
    for row in data["vacancies"]:
        tasks = facts.tasks[row["duty"]]
        vacancy, able = Vacancy(facts.duties[row["duty"]], tasks), [facts.officers[index] for index in tasks]
        seats += [Seat(len(seats) + number, vacancy, able) for number in range(row["seats"])]
    requests = [Request(number, options, options[-1]) for number, options in enumerate(facts.options)]
    postings = [Posting(number, posts, posts[0]) for number, posts in enumerate(facts.posts.values())]
    return Problem(facts.officers, facts.duties, seats, requests, postings)


if __name__ == "__main__":
    main(*sys.argv[1:])
