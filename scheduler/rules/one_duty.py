"""At most one start per officer and date, and no overlap; listed pairs of shifts may share a date."""

from itertools import combinations

from scheduler.formulation.decisions import Start
from scheduler.formulation.facts import DAY_MINUTES
from scheduler.formulation.model import Model
from scheduler.program.affine import total


def constrain(model: Model) -> None:
    for officer, days in model.starts.items():
        for day, starts in days.items():
            if model.takes_turns(officer):
                if len(starts) > 1 and any(start.decided for start in starts):
                    model.program.cap(total(start.amount for start in starts), model.decided_on(officer, day), 1)
            else:
                for first, second in combinations(starts, 2):
                    if not _may_share(model, first, second):
                        forbid_both(model, first, second)
            _forbid_overlaps(model, officer, starts)


def _forbid_overlaps(model: Model, officer: int, starts: list[Start]) -> None:
    for first in starts:
        for day in range(first.day + 1, first.end // DAY_MINUTES + 1):
            for second in model.starts_on(officer, day):
                if second.begin < first.end:
                    forbid_both(model, first, second)


def forbid_both(model: Model, first: Start, second: Start) -> None:
    if first.decided or second.decided:
        model.program.at_most(first.amount.plus(second.amount), 1)


def _may_share(model: Model, first: Start, second: Start) -> bool:
    return frozenset((first.shift.id, second.shift.id)) in model.instance.shared_dates
