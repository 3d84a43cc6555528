"""Leave requests of the sample cases: drawn around the popular dates, numbered in the order of their officers."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from random import Random
from typing import NamedTuple

from models.leave import LeaveChoice, LeaveRequest, LeaveStatus
from models.organisation import Officer

DAY = timedelta(days=1)


class Season(NamedTuple):
    """Popular first dates with their weights, the lengths asked for, and by how many days a request may move."""

    firsts: Sequence[date]
    weights: Sequence[int]
    days: Sequence[int]
    slack: Sequence[int]


def choice(first: date, days: int, slack: int = 0) -> LeaveChoice:
    return LeaveChoice(first=first, last=first + (days - 1) * DAY, earliest=first - slack * DAY, latest=first + slack * DAY)


def approved(officer: str, first: date, days: int, kind: str = "年休假") -> LeaveRequest:
    return LeaveRequest(id="?", officer=officer, kind=kind, status=LeaveStatus.APPROVED, choices=(choice(first, days),))


def pending(officer: str, *choices: LeaveChoice, kind: str = "年休假", past_refusals: int = 0) -> LeaveRequest:
    return LeaveRequest(id="?", officer=officer, kind=kind, choices=choices, past_refusals=past_refusals)


def drawn(rng: Random, officers: Iterable[Officer], season: Season, second_choice: float = 0.15) -> list[LeaveRequest]:
    """One request an officer; some give a second choice two to four weeks away."""
    return [_draw(rng, officer, season, second_choice) for officer in officers]


def _draw(rng: Random, officer: Officer, season: Season, second_choice: float) -> LeaveRequest:
    first, days = rng.choices(season.firsts, season.weights)[0], rng.choice(season.days)
    slack = rng.choice(season.slack)
    choices = [choice(first, days, slack)]
    others = [day for day in season.firsts if 14 <= abs((day - first).days) <= 28]
    if others and rng.random() < second_choice:
        choices.append(choice(rng.choice(others), days, slack))
    return pending(officer.id, *choices, past_refusals=rng.choice((0, 0, 0, 0, 0, 1, 1, 2)))


def numbered(requests: Iterable[LeaveRequest]) -> tuple[LeaveRequest, ...]:
    """By officer and date, with ids 假001 onwards: nothing in a request's number tells how it was made."""
    ordered = sorted(requests, key=lambda request: (request.officer, request.choices[0].first))
    return tuple(request.model_copy(update={"id": f"假{place:03d}"}) for place, request in enumerate(ordered, 1))
