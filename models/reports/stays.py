"""What leaders' stays came to: counts as a chief reads them out."""

from datetime import date

from models.base import Noun
from models.organisation import StayPhase
from models.records.problem import Problem, ProblemKind, ProblemState
from models.records.stay import Activity, StayRecord
from models.reports.book import RecordBook


class StayTally(Noun):
    """Of one phase, station or leader, `of` empty being this period, or all together. `nights` are among the `stays`.

    `numbers` are how often each of the ten activities was done, in their order; of the `problems` some are `unsettled`, and of
    these some `overdue`.
    """

    of: str
    stays: int
    nights: int
    numbers: tuple[int, ...]
    problems: int
    unsettled: int
    overdue: int

    def number(self, activity: Activity) -> int:
        return self.numbers[list(Activity).index(activity)]

    @property
    def done(self) -> list[Activity]:
        """Those of the ten that were done at all."""
        return [activity for activity, number in zip(Activity, self.numbers, strict=True) if number]


class ProblemTally(Noun):
    """Problems of one kind; `by_state` in the order of the states."""

    kind: ProblemKind
    by_state: tuple[int, ...]
    overdue: int

    def number(self, state: ProblemState) -> int:
        return self.by_state[list(ProblemState).index(state)]


class StaysOwed(Noun):
    """What a leader or a station (`of`) had of the stays that a phase asks of each; nights are among them."""

    of: str
    had: int
    asked: int
    nights: int
    nights_asked: int

    @property
    def lacks(self) -> int:
        return max(0, self.asked - self.had)

    @property
    def lacks_nights(self) -> int:
        return max(0, self.nights_asked - self.nights)


class PhaseOwed(Noun):
    """A phase of 驻所 by leader and by station."""

    phase: StayPhase
    leaders: tuple[StaysOwed, ...]
    stations: tuple[StaysOwed, ...]


class StaysReport(Noun):
    """`phase` None is all of them. `owed` is of the phases of 驻所 whose stays it tells.

    `problems` begin with those that are overdue at `as_of`, the longest first.
    """

    book: RecordBook
    phase: str | None
    as_of: date
    records: tuple[StayRecord, ...]
    problems: tuple[Problem, ...]
    total: StayTally
    phases: tuple[StayTally, ...]
    stations: tuple[StayTally, ...]
    leaders: tuple[StayTally, ...]
    kinds: tuple[ProblemTally, ...]
    owed: tuple[PhaseOwed, ...]

    @property
    def overdue(self) -> tuple[Problem, ...]:
        return self.problems[: self.total.overdue]

    def states(self, state: ProblemState) -> int:
        return sum(kind.number(state) for kind in self.kinds)
