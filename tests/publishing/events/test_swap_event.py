"""Two officers who change places as an event: both halves or none, by what `dutycover swap` does."""

import pytest

from models.errors import EventRefused
from models.events.event import Event, EventKind
from models.roster import Roster, RosterFile
from scheduler.audit import audit, audit_file
from scheduler.engine.settings import Settings
from scheduler.engine.watch import Watch
from scheduler.jobs.replan import Answer, replan_file
from tests.cases import LONGQIAO, assigned, day, granted, officer, refused, request, seat, tiny_case
from tests.publishing.events.absent import DAY, NIGHT, ill
from tests.publishing.events.replans import file_of

SWAP = Event(id="s", kind=EventKind.SWAP, officer="A03", first=day(1), other="A05", other_date=day(3), author="李四")


def published() -> RosterFile:
    """A03 serves on days 1 and 4, A05 on day 3; A06 is free."""
    works = (assigned("A03", DAY, 1, "free"), assigned("A05", DAY, 3, "free"), assigned("A03", DAY, 4, "free"))
    officers = [officer(id, LONGQIAO) for id in ("A03", "A05", "A06")]
    case = tiny_case(
        days=5, officers=officers, demands=tuple(seat(DAY, on=number) for number in (1, 3, 4)), policy={"notice": {"value": 2}}
    )
    return file_of(case, Roster(assignments=works))


def answered(*events: Event, file: RosterFile | None = None, undone: tuple[str, ...] = (), since: int = 1) -> Answer:
    return replan_file(file or published(), events, day(since), Settings(20.0, 1), Watch(), undone)


def who(file: RosterFile) -> list[tuple[int, str, str | None]]:
    return [((row.date - day(0)).days, row.officer, row.burden_of) for row in file.roster.assignments]


def told(answer: Answer) -> list[int]:
    return [level.value for level in answer.file.proof.levels if str(level.level) in ("0a", "0b", "0c", "0d")]


def test_both_halves_change_places_inside_the_window_and_nobody_else_is_told() -> None:
    """Each duty stays the burden of whose it was."""
    answer = answered(SWAP)
    assert who(answer.file) == [(1, "A05", "A03"), (3, "A03", "A05"), (4, "A03", None)]
    assert told(answer) == [0, 0, 0, 0]
    assert audit(answer.file.case, answer.file.roster).breaches == ()
    assert answer.file.events == (SWAP,)


@pytest.mark.parametrize("events", [(SWAP,), (ill(4, 4).model_copy(update={"officer": "A06"}), SWAP)])
def test_leave_that_the_roster_grants_stays_beside_it(events: tuple[Event, ...]) -> None:
    """Given to A03; what was refused to A06 is replaced by an absence in the second case."""
    file = published()
    leave = (request("a", "A03", 2, 2), request("b", "A06", 4, 4))
    case = file.case.model_copy(update={"leave": leave})
    answer = answered(*events, file=file_of(case, file.roster.model_copy(update={"leave": (granted("a", 2, 2), refused("b"))})))
    assert who(answer.file) == [(1, "A05", "A03"), (3, "A03", "A05"), (4, "A03", None)]
    assert audit_file(answer.file).breaches == ()
    assert {row.officer for row in answer.file.case.leave} == {"A03", "A06"}


def test_with_an_absence_beside_it_the_swap_stays() -> None:
    answer = answered(SWAP, ill(4, 4))
    assert who(answer.file)[:2] == [(1, "A05", "A03"), (3, "A03", "A05")]
    assert who(answer.file)[2][1] in ("A05", "A06")
    assert told(answer) == [0, 0, 1, 1]


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"other_date": day(2)}, "没有勤务"),
        ({"other": "A99"}, "未知的警员「A99」"),
        ({"other_date": day(9)}, "不在编制期"),
    ],
)
def test_a_swap_that_does_not_fit_is_one_message(fields: dict[str, object], said: str) -> None:
    with pytest.raises(EventRefused, match=said):
        answered(SWAP.model_copy(update=fields))


def test_a_swap_that_breaks_a_rule_is_refused_with_the_rule() -> None:
    """A05 would have the night before the day that A05 keeps."""
    works = (assigned("A03", NIGHT, 1, "free"), assigned("A05", DAY, 2, "free"), assigned("A05", DAY, 4, "free"))
    demands = (seat(NIGHT, on=1), seat(DAY, on=2), seat(DAY, on=4))
    officers = [officer(id, LONGQIAO) for id in ("A03", "A05")]
    file = file_of(tiny_case(days=5, officers=officers, demands=demands), Roster(assignments=works))
    with pytest.raises(EventRefused, match=r"变动「s」[\s\S]*休息"):
        answered(SWAP.model_copy(update={"other_date": day(4)}), file=file)


def test_a_swap_in_the_past_is_past() -> None:
    with pytest.raises(EventRefused, match="已成既往"):
        answered(SWAP, since=2)


def test_a_swap_taken_back_is_as_it_was() -> None:
    back = answered(file=answered(SWAP).file, undone=("s",))
    assert who(back.file) == [(1, "A03", None), (3, "A05", None), (4, "A03", None)]
    assert back.report.breaches == ()
    assert back.file.case.pins == ()
