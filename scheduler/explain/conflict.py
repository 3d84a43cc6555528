"""Which of a planner's own demands cannot hold together."""

from models.case import Case
from scheduler.audit import Facts
from scheduler.checks.pins import pins as pin_warnings


def conflict(case: Case) -> tuple[str, ...]:
    """A sentence for each pin or hard lower limit that takes part."""
    return tuple(warning.sentence for warning in pin_warnings(Facts(case)))
