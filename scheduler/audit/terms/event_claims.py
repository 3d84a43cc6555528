"""The leave that events ask for, and what touched duties beyond the notice window lack of their target."""

from ..facts import Facts
from ..sheet import Sheet
from .leave import decision_cost


def value(facts: Facts, sheet: Sheet) -> int:
    published = facts.published
    asked = published.replan.requests if published.replan else ()
    requests = [facts.pending[id] for id in asked if id in facts.pending]
    beyond = [count for duty, count in sheet.counts.items() if duty in published.touched and duty.day >= published.window.stop]
    return sum(decision_cost(facts, row, sheet.decisions.get(row.id)) for row in requests) + sum(
        count.below_target for count in beyond
    )
