"""What the planner insists on: pins, and lower limits that policy makes hard, each as rows of the program."""

import re
from typing import NamedTuple

from models.case import Case
from models.leave import Pin, PinKind
from models.level import LevelNumber
from models.policy import Policy, PolicyRow
from models.words import say
from scheduler.audit import facts_of
from scheduler.checks.pins import said
from scheduler.engine.build import limits
from scheduler.formulation.model import Model
from scheduler.program.program import Program, Row
from scheduler.rules.pins import keep

CELL = re.compile(r".+?![A-Z]{1,3}[0-9]+")
"""Where the reason of a pin begins with a cell, the pin was typed there."""

STAYS = "leader_stays"
"""The rule without which no stay is decided, though what it asks is soft."""


class Demand(NamedTuple):
    """What the planner insists on, in words, and its rows in the program. `pin` is None for a hard limit."""

    words: str
    pin: Pin | None
    rows: tuple[Row, ...]

    @property
    def is_hopeless(self) -> bool:
        """No roster at all has it, whatever else is decided."""
        return any(not row.terms and ((row.low or 0) > 0 or (row.high or 0) < 0) for row in self.rows)


def demands_of(case: Case, model: Model) -> list[Demand]:
    """All that the planner insists on; the model is that of the eased case."""
    return [*_pins(case, model), *_hard_limits(case, model)]


def eased(case: Case) -> Case:
    """The case without what is not forced: the rules alone always leave a roster.

    Whether demands hold together hangs on no objective: of those only the first level stays, which makes the model smaller.
    """
    levels = [row.level for row in case.policy.rows if row.level is not None and case.policy.on(row.key)]
    deciding = {STAYS} if any(pin.is_stay for pin in case.pins) else set()
    rows = tuple(_eased(row, min(levels, default=0), row.key in deciding) for row in case.policy.rows)
    forced = tuple(pin for pin in case.pins if pin.forced and pin.kind is PinKind.ASSIGN)
    return case.model_copy(update={"pins": forced, "policy": Policy(rows=rows)})


def _eased(row: PolicyRow, first: LevelNumber, is_deciding: bool) -> PolicyRow:
    is_needed = row.level is None or row.level == first or row.hard or is_deciding
    return row.model_copy(update={"hard": False, "on": row.on and is_needed})


def _pins(case: Case, model: Model) -> list[Demand]:
    if not case.policy.on("pins"):
        return []
    facts = facts_of(case)
    return [
        Demand(say("explain.conflict.pin", cell=_cell(index, pin), pin=said(facts, pin)), pin, _rows(model, pin))
        for index, pin in enumerate(case.pins)
    ]


def _cell(index: int, pin: Pin) -> str:
    typed = CELL.match(pin.why)
    return typed[0] if typed else say("explain.conflict.row", row=index + 2)


def _rows(model: Model, pin: Pin) -> tuple[Row, ...]:
    """What `keep` would write into the program, bounds as rows, without writing it."""
    whole, sketch = model.program, Program()
    sketch.lower, sketch.upper = list(whole.lower), list(whole.upper)
    model.program = sketch
    try:
        keep(model, pin)
    finally:
        model.program = whole
    fixed = [
        Row(((var, 1),), low, high)
        for var, (low, high) in enumerate(zip(sketch.lower, sketch.upper, strict=True))
        if (low, high) != (whole.lower[var], whole.upper[var])
    ]
    return (*sketch.rows, *fixed)


def _hard_limits(case: Case, model: Model) -> list[Demand]:
    rows = [row for row in case.policy.rows if row.level is not None and row.hard and case.policy.on(row.key)]
    return [Demand(_limit(case.policy, row), None, tuple(_nought(model, row))) for row in rows]


def _limit(policy: Policy, row: PolicyRow) -> str:
    return say("explain.conflict.rule", key=row.key, title=policy.title(row.key), value=row.value, unit=row.texts()["unit"])


def _nought(model: Model, row: PolicyRow) -> list[Row]:
    return [Row(part.merged().terms, None, -part.constant) for part in limits(model, row.key)]
