"""What the peer decides: an officer or nobody for each seat, an answer to each request, a post for each base duty."""

from typing import Annotated

from timefold.solver.domain import (
    PlanningEntityCollectionProperty,
    PlanningId,
    PlanningScore,
    PlanningVariable,
    ProblemFactCollectionProperty,
    ValueRangeProvider,
    planning_entity,
    planning_solution,
)
from timefold.solver.score import BendableScore

from benchmarks.timefold.facts import Duty, Officer, Option, Post, Task

SOFT_LEVELS = 7


class Vacancy:
    """A duty with, per officer who may be decided onto it, what that would be."""

    def __init__(self, duty: Duty, tasks: dict[int, Task]) -> None:
        self.duty = duty
        self.tasks = tasks


@planning_entity
class Seat:
    id: Annotated[int, PlanningId]
    vacancy: Vacancy
    officers: Annotated[list[Officer], ValueRangeProvider]
    officer: Annotated[Officer | None, PlanningVariable(allows_unassigned=True)]

    def __init__(self, id: int, vacancy: Vacancy, officers: list[Officer], officer: Officer | None = None) -> None:
        self.id = id
        self.vacancy = vacancy
        self.officers = officers
        self.officer = officer

    def task(self) -> Task:
        return self.vacancy.tasks[self.officer.index]


@planning_entity
class Request:
    id: Annotated[int, PlanningId]
    options: Annotated[list[Option], ValueRangeProvider]
    option: Annotated[Option | None, PlanningVariable]

    def __init__(self, id: int, options: list[Option], option: Option | None = None) -> None:
        self.id = id
        self.options = options
        self.option = option


@planning_entity
class Posting:
    id: Annotated[int, PlanningId]
    posts: Annotated[list[Post], ValueRangeProvider]
    post: Annotated[Post | None, PlanningVariable]

    def __init__(self, id: int, posts: list[Post], post: Post | None = None) -> None:
        self.id = id
        self.posts = posts
        self.post = post


@planning_solution
class Problem:
    officers: Annotated[list[Officer], ProblemFactCollectionProperty]
    duties: Annotated[list[Duty], ProblemFactCollectionProperty]
    seats: Annotated[list[Seat], PlanningEntityCollectionProperty]
    requests: Annotated[list[Request], PlanningEntityCollectionProperty]
    postings: Annotated[list[Posting], PlanningEntityCollectionProperty]
    score: Annotated[BendableScore | None, PlanningScore(bendable_hard_levels_size=1, bendable_soft_levels_size=SOFT_LEVELS)]

    def __init__(
        self,
        officers: list[Officer],
        duties: list[Duty],
        seats: list[Seat],
        requests: list[Request],
        postings: list[Posting],
        score: BendableScore | None = None,
    ) -> None:
        self.officers = officers
        self.duties = duties
        self.seats = seats
        self.requests = requests
        self.postings = postings
        self.score = score
