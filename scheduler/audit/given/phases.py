"""Phases of leaders' stays by day."""

from models.organisation import StayPhase

from .basis import Basis


def phase_on(basis: Basis, day: int) -> StayPhase | None:
    """The phase that holds the day."""
    when = basis.date_of(day)
    return next((phase for phase in basis.case.stay_phases if phase.first <= when <= phase.last), None)
