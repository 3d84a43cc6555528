"""Dates called 可批 break nothing and leave no more critical lack than before; dates called 不可 do break something."""

import pytest

from models.case import Case
from models.leave import LeaveChoice, LeaveRequest
from models.roster import Roster
from scheduler.audit import audit, facts_of
from scheduler.audit.given.leaves import Leave
from scheduler.audit.sheet import Sheet
from scheduler.explain.reasons.book import Book
from scheduler.explain.reasons.granting import Answer, Granting
from scheduler.explain.reasons.nearest import starts
from scheduler.explain.reasons.shared_limits import SharedLimits
from tests.explain.medium import medium_case, solved, with_rows
from tests.random_cases import random_case


def granting_of(case: Case, roster: Roster) -> Granting:
    facts = facts_of(case)
    sheet = Sheet(facts, roster)
    book = Book(facts, sheet)
    return Granting(facts, sheet, book, SharedLimits(facts, sheet, book))


def widened(case: Case, request: LeaveRequest, asked: Leave) -> Case:
    """The case in which the request may be granted on these dates."""
    first, start = request.choices[0], case.start
    day = start.fromordinal(start.toordinal() + asked.first)
    wider = LeaveChoice(first=first.first, last=first.last, earliest=min(first.earliest, day), latest=max(first.latest, day))
    asking = request.model_copy(update={"choices": (wider, *request.choices[1:])})
    return case.model_copy(update={"leave": tuple(asking if row.id == request.id else row for row in case.leave)})


def hold(case: Case, roster: Roster) -> dict[Answer, int]:
    """Check every date of every request, and count the answers."""
    granting, before = granting_of(case, roster), audit(case, roster)
    assert not before.breaches
    answers = dict.fromkeys(Answer, 0)
    for request in granting.facts.pending.values():
        for asked in starts(granting.facts, request, range(granting.facts.days)):
            verdict = granting.verdict(request, asked)
            answers[verdict.answer] += 1
            assert verdict.sentence or verdict.answer is Answer.YES
            if verdict.answer is not Answer.OPEN:
                changed = with_rows(roster, request.officer, granting.changed(request, asked))
                after = audit(widened(case, request, asked), changed)
                assert bool(after.breaches) == (verdict.answer is Answer.NO), (request.id, asked)
                if verdict.answer is Answer.YES:
                    assert after.levels.get(1, 0) <= before.levels.get(1, 0), (request.id, asked)
    return answers


@pytest.mark.parametrize("seed", range(2))
def test_dates_called_grantable_are_on_solved_rosters(seed: int) -> None:
    case = medium_case(seed)
    answers = hold(case, solved(case))
    assert answers[Answer.YES], answers
    assert answers[Answer.NO], answers


def test_dates_called_grantable_are_on_many_tiny_rosters() -> None:
    """Two or three dates each, with every rule about."""
    yes = 0
    for seed in range(80):
        case = random_case(seed)
        yes += hold(case, solved(case, 0.05))[Answer.YES]
    assert yes > 10
