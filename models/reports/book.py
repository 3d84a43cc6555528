"""Records with what they name: of a case, or as the ledger keeps them."""

from datetime import date

from models.base import DateRange
from models.organisation import Officer, Secondment, StayPhase, Unit
from models.records.problem import Problem
from models.records.result import Result
from models.records.stay import StayRecord


class RecordBook(DateRange):
    """What was recorded of the dates from `first` to `last`; `as_of` as in a case."""

    title: str
    as_of: date | None = None
    units: tuple[Unit, ...] = ()
    officers: tuple[Officer, ...] = ()
    secondments: tuple[Secondment, ...] = ()
    stays: tuple[StayRecord, ...] = ()
    problems: tuple[Problem, ...] = ()
    results: tuple[Result, ...] = ()
    stay_phases: tuple[StayPhase, ...] = ()
