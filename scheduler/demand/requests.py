"""支援申请 merged with the demand: the larger of the two, or both together where the request says so; each answered."""

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

from models.base import dates
from models.case import Case
from models.demand import SupportRequest
from models.duty import Demand, DemandException
from scheduler.demand.needs import Duty


class Answer(StrEnum):
    RAISED = "demand.answer.raised"
    INCLUDED = "demand.answer.included"
    OVERRIDDEN = "demand.answer.overridden"
    OUTSIDE = "demand.answer.outside"


class RequestAnswer(NamedTuple):
    """`raised` of the `dates` in the horizon have a larger target than without the request; `late` None: nothing to judge by."""

    request: SupportRequest
    answer: Answer
    dates: int
    raised: int
    late: bool | None
    lead_days: int | None


def merged(
    case: Case, base: Mapping[Duty, Demand], overridden: Mapping[Duty, DemandException]
) -> tuple[dict[Duty, DemandException], tuple[RequestAnswer, ...]]:
    """What the requests make of the `base` demand: exceptions for the duties whose target they raise."""
    raised_duties: dict[Duty, DemandException] = {}
    answers = []
    for request in case.support_requests:
        duties = _duties(case, request)
        raised = 0
        for duty in duties:
            if duty not in overridden:
                raised += _raise(raised_duties, duty, base.get(duty), request)
        answers.append(_answer(case, request, duties, raised, all(duty in overridden for duty in duties)))
    return raised_duties, tuple(answers)


def _duties(case: Case, request: SupportRequest) -> list[Duty]:
    first, last = max(request.first, case.start), min(request.last, case.end)
    return [Duty(request.station, request.post, request.shift, day) for day in dates(first, last)]


def _raise(raised_duties: dict[Duty, DemandException], duty: Duty, base: Demand | None, request: SupportRequest) -> bool:
    so_far = raised_duties.get(duty) or base
    target = so_far.target if so_far else 0
    wanted = target + request.number if request.additional else max(target, request.number)
    if wanted == target:
        return False
    raised_duties[duty] = DemandException(
        station=duty.station,
        post=duty.post,
        shift=duty.shift,
        date=duty.date,
        minimum=so_far.minimum if so_far else 0,
        target=wanted,
        weight=so_far.weight if so_far else 1,
        surplus_weight=so_far.surplus_weight if so_far and so_far.target else None,
        urgent=request.urgent or (duty in raised_duties and raised_duties[duty].urgent),
    )
    return True


def _answer(case: Case, request: SupportRequest, duties: list[Duty], raised: int, all_overridden: bool) -> RequestAnswer:
    lead = None if request.submitted is None else (request.first - request.submitted).days
    key = "demand.lead_urgent" if request.urgent else "demand.lead"
    late = None if lead is None else lead < case.policy.number(key)
    if not duties:
        answer = Answer.OUTSIDE
    elif raised:
        answer = Answer.RAISED
    else:
        answer = Answer.OVERRIDDEN if all_overridden else Answer.INCLUDED
    return RequestAnswer(request, answer, len(duties), raised, late, lead)
