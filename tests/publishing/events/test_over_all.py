"""What helpers alone prove of everybody: nothing where officers who cannot help still take up what a helper leaves."""

from datetime import time
from typing import Any

from models.case import Case
from models.leave import Commitment
from models.organisation import Qualification
from models.roster import Assignment, Roster
from scheduler.audit import audit
from scheduler.engine.replanning.replan import replan
from scheduler.engine.settings import Settings
from scheduler.engine.watch import Watch
from scheduler.publishing.events.replan_case import Replanned, replan_case
from tests.cases import LONGQIAO, assigned, day, officer, seat, tiny_case
from tests.publishing.events.absent import DAY, NIGHT, ill
from tests.publishing.events.replans import file_of, least

COUNTER, COUNTER_NIGHT = f"{LONGQIAO}/户籍窗口/白", f"{LONGQIAO}/户籍窗口/夜"
SKILLED = tuple(Qualification(officer=id, skill="户籍") for id in ("A03", "A05", "A06"))
"""A03 falls ill, A05 and A06 can help, the others only at other posts."""


def test_on_provisional_dates_anybody_takes_up_what_a_helper_leaves() -> None:
    """A05 takes both duties and A07 the one after them, which does not count; A06 can take the second alone."""
    away = (_busy("A06", 0), _busy("A06", 2, start=time(12), end=time(18)))
    works = (_free("A03", COUNTER, 0), _free("A03", COUNTER_NIGHT, 1), _free("A05", DAY, 2))
    case = _case(works, 3, ("A03", "A05", "A06", "A07"), commitments=away, policy={"notice": {"value": 2}})
    made = replan_case(file_of(case, Roster(assignments=works)), [ill(0, 2, has_open_end=True)], day(0))
    assert _proven(made) == least(made.case) == (0, 0, 1, 6)


def test_what_was_lacking_as_published_need_not_be_filled() -> None:
    """The counter asked for two and had A03 alone: A05 takes it, and A07 the night that A05 leaves.

    A06, who is busy on the first night, would leave the day after the second.
    """
    works = (_free("A03", COUNTER_NIGHT, 2), _free("A05", NIGHT, 3), _free("A06", DAY, 4), _free("A08", DAY, 4))
    demands = (seat(COUNTER_NIGHT, 2, on=2), seat(NIGHT, on=3), seat(DAY, on=4))
    away = (_busy("A06", 2, start=time(19), end=time(20)),)
    case = _case(
        works, 5, ("A03", "A05", "A06", "A07", "A08"), demands=demands, commitments=away, policy={"notice": {"value": 3}}
    )
    made = replan_case(file_of(case, Roster(assignments=works)), [ill(2, 4)], day(0))
    assert _proven(made) == least(made.case) == (0, 0, 2, 5)


def _case(works: tuple[Assignment, ...], days: int, ids: tuple[str, ...], **fields: Any) -> Case:
    """Every duty is asked for that somebody is on, by one officer unless `demands` say otherwise."""
    duties = {(f"{work.station}/{work.post}/{work.shift}", (work.date - day(0)).days) for work in works}
    demands = tuple(seat(duty, on=number) for duty, number in sorted(duties))
    officers = tuple(officer(id, LONGQIAO) for id in ids)
    return tiny_case(**{"days": days, "qualifications": SKILLED, "demands": demands, "officers": officers} | fields)


def _proven(made: Replanned) -> tuple[int, ...]:
    assert audit(made.case, made.start).breaches == ()
    answer = replan(*made, Settings(20.0, 1), Watch())
    assert all(level.value == level.bound for level in answer.levels)
    return tuple(level.value for level in answer.levels)


def _free(id: str, duty: str, number: int) -> Assignment:
    return assigned(id, duty, number, "free")


def _busy(id: str, number: int, **times: time) -> Commitment:
    return Commitment(officer=id, first=day(number), last=day(number), **times)
