"""A case: everything that a planner gives for one horizon."""

from datetime import date
from typing import Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from models.base import Noun
from models.demand import HistoryCount, HourShare, Service, SupportRequest
from models.duty import BaseDay, CalendarDay, CalendarRota, CycleRota, Demand, DemandException, Post, Shift
from models.events.replan import Replan
from models.integrity.faults import faults
from models.leave import BedRequest, Commitment, LeaveRequest, Opening, PastBurden, Pin, RosterDay, Wish
from models.organisation import (
    MutualAid,
    Officer,
    OfficerLimit,
    Pairing,
    Qualification,
    Restriction,
    Secondment,
    StayPhase,
    Unit,
)
from models.policy import Policy, default_policy
from models.records.problem import Problem
from models.records.result import Result
from models.records.stay import StayRecord


class Case(Noun):
    """One horizon [`start`, `end`] of a bureau. `calendar` holds every date of it; other sheets may be empty.

    `as_of` is the date on which the roster is made, for notice; None leaves notice out. References are checked: an unknown
    id, a range that ends before it begins or a date without calendar entry raises one error that lists every fault.
    """

    title: str = "分局"
    start: date
    end: date
    as_of: date | None = None
    calendar: tuple[CalendarDay, ...]
    units: tuple[Unit, ...]
    officers: tuple[Officer, ...]
    qualifications: tuple[Qualification, ...] = ()
    secondments: tuple[Secondment, ...] = ()
    posts: tuple[Post, ...]
    shifts: tuple[Shift, ...]
    cycle_rotas: tuple[CycleRota, ...] = ()
    calendar_rotas: tuple[CalendarRota, ...] = ()
    base_roster: tuple[BaseDay, ...] = ()
    demands: tuple[Demand, ...]
    demand_exceptions: tuple[DemandException, ...] = ()
    services: tuple[Service, ...] = ()
    hour_shares: tuple[HourShare, ...] = ()
    history: tuple[HistoryCount, ...] = ()
    support_requests: tuple[SupportRequest, ...] = ()
    leave: tuple[LeaveRequest, ...] = ()
    pairings: tuple[Pairing, ...] = ()
    mutual_aid: tuple[MutualAid, ...] = ()
    stay_phases: tuple[StayPhase, ...] = ()
    restrictions: tuple[Restriction, ...] = ()
    limits: tuple[OfficerLimit, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    wishes: tuple[Wish, ...] = ()
    bed_requests: tuple[BedRequest, ...] = ()
    pins: tuple[Pin, ...] = ()
    opening: tuple[Opening, ...] = ()
    past_burdens: tuple[PastBurden, ...] = ()
    stay_records: tuple[StayRecord, ...] = ()
    problems: tuple[Problem, ...] = ()
    results: tuple[Result, ...] = ()
    roster_before: tuple[RosterDay, ...] = ()
    """What the new roster is to stay near to; empty where all is decided anew."""
    replan: Replan | None = None
    """What of it is held still, where events change a published roster."""
    policy: Policy = Field(default_factory=default_policy)

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        wrong = faults(self)
        if wrong:
            lines = "\n".join(f"{fault.path}: {fault.sentence}" for fault in wrong)
            raise PydanticCustomError("integrity", "{lines}", {"lines": lines})
        return self
