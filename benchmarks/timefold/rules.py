"""The rules and objective terms of docs/semantics.md as constraint streams.

What concerns one officer is found per line (`timefold_line`), and what lines take from each other or bring to duties flows
on from there, so that a move recomputes the lines and duties that it touches and no others.
"""

from collections.abc import Callable
from typing import Any

from timefold.solver.score import (
    BendableScore,
    Constraint,
    ConstraintCollectors,
    ConstraintFactory,
    Joiners,
    constraint_provider,
)

from benchmarks.timefold.domain import SOFT_LEVELS, Posting, Request, Seat
from benchmarks.timefold.facts import Duty, Officer, Presence
from benchmarks.timefold.line import Line

Weights = dict[str, tuple[int, int]]
HARD = BendableScore.of_hard(1, SOFT_LEVELS, 0, 1)


def constraints_with(weights: Weights) -> Callable[[ConstraintFactory], list[Constraint]]:
    """`weights`: per objective term that is on, its place among the soft levels and its weight."""

    @constraint_provider
    def constraints(factory: ConstraintFactory) -> list[Constraint]:
        lines = _lines(factory)
        crews = _crews(factory, lines)
        terms = _line_terms(lines) | _crew_terms(crews)
        soft = [
            stream.penalize(BendableScore.of_soft(1, SOFT_LEVELS, *weights[key]), amount).as_constraint(key)
            for key, (stream, amount) in terms.items()
            if key in weights
        ]
        return [*_hard(lines, crews), *soft]

    return constraints


def _lines(factory: ConstraintFactory) -> Any:
    """One line per officer."""
    officers = factory.for_each(Officer).map(lambda officer: officer.index, lambda officer: officer)
    seats = factory.for_each(Seat).map(lambda seat: seat.officer.index, lambda seat: seat.task())
    requests = factory.for_each(Request).map(lambda request: request.option.officer, lambda request: request.option)
    postings = factory.for_each(Posting).map(lambda posting: posting.post.officer, lambda posting: posting.post)
    items = officers.concat(seats).concat(requests).concat(postings)
    by_officer = items.group_by(lambda officer, item: officer, ConstraintCollectors.to_list(lambda officer, item: item))
    return by_officer.map(lambda officer, items: Line(items))


def _crews(factory: ConstraintFactory, lines: Any) -> Any:
    """(duty, officers on it as a packed number)"""
    given = factory.for_each(Duty).map(lambda duty: Presence(duty, duty.given))
    decided = lines.flatten_last(lambda line: line.presences)
    total = ConstraintCollectors.sum(lambda presence: presence.amount)
    return given.concat(decided).group_by(lambda presence: presence.duty, total)


def _hard(lines: Any, crews: Any) -> list[Constraint]:
    total = ConstraintCollectors.sum(lambda use: use.amount)
    uses = lines.flatten_last(lambda line: line.uses).group_by(lambda use: use.cap, lambda use: use.limit, total)
    lent = lines.flatten_last(lambda line: line.lent).distinct()
    short = crews.filter(lambda duty, crew: duty.missing(crew, duty.minimum) > 0)
    lent_while_short = short.join(lent, Joiners.equal(lambda duty, crew: duty.place, lambda place: place))
    return [
        lines.filter(lambda line: line.broken > 0).penalize(HARD, lambda line: line.broken).as_constraint("lines"),
        uses.filter(lambda cap, limit, used: used > limit)
        .penalize(HARD, lambda cap, limit, used: used - limit)
        .as_constraint("shared limits"),
        lent_while_short.penalize(HARD, lambda duty, crew, place: duty.missing(crew, duty.minimum)).as_constraint(
            "donor_floor.lender"
        ),
    ]


def _line_terms(lines: Any) -> dict[str, tuple[Any, Callable[[Line], int]]]:
    return {
        "leave": (lines, lambda line: line.leave),
        "ladder": (lines, lambda line: line.ladder),
        "layer_share": (lines, lambda line: line.layer_share),
        "fairness": (lines, lambda line: line.fairness),
        "travel": (lines, lambda line: line.travel),
        "stints": (lines, lambda line: line.stints),
        "handovers": (lines, lambda line: line.handovers),
        "wishes": (lines, lambda line: line.wishes),
    }


def _crew_terms(crews: Any) -> dict[str, tuple[Any, Callable[[Duty, int], int]]]:
    return {
        "critical_cover": (crews, lambda duty, crew: duty.missing(crew, duty.minimum)),
        "target_cover": (crews, lambda duty, crew: duty.weight * duty.missing(crew, duty.target)),
        "surplus": (crews, lambda duty, crew: duty.surplus(crew)),
        "female_presence": (
            crews.filter(lambda duty, crew: duty.lacks_woman(crew)),
            lambda duty, crew: 1,
        ),
    }
