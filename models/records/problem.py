"""问题清单: what was found wrong at a station on a stay, and what became of it."""

from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import StringConstraints

from models.base import Id, Noun


class ProblemKind(StrEnum):
    """勤务效能, 队伍管理, 警力配置, 爱警暖警."""

    DUTY = "duty"
    TEAM = "team"
    STAFFING = "staffing"
    CARE = "care"


class ProblemState(StrEnum):
    """已整改; 限期整改, by a deadline; 完善机制, settled by a better mechanism; 推进中."""

    SOLVED = "solved"
    DATED = "dated"
    MECHANISM = "mechanism"
    ONGOING = "ongoing"

    @property
    def is_open(self) -> bool:
        return self in (ProblemState.DATED, ProblemState.ONGOING)


class Problem(Noun):
    """`officer` found it on `found_on`; None is somebody else. A dated one has a deadline. `phase` as in `StayRecord`."""

    station: Id
    kind: ProblemKind
    text: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
    found_on: date
    officer: Id | None = None
    deadline: date | None = None
    state: ProblemState
    phase: str = ""

    def is_overdue(self, as_of: date) -> bool:
        """Whether it is still open after its deadline."""
        return self.state.is_open and self.deadline is not None and self.deadline < as_of
