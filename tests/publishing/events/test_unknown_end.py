"""An absence of which nobody knows the end: planned to the latest date, published to the end of the notice window."""

from datetime import date
from typing import Any

from models.case import Case
from models.events.event import Event, EventKind
from models.roster import Roster, RosterFile
from scheduler.audit import audit_file
from scheduler.engine.settings import Settings
from scheduler.engine.watch import Watch
from scheduler.exchange.writing.answers.replan_text import open_lines
from scheduler.jobs.replan import Answer, replan_file
from scheduler.publishing.difference import difference
from tests.cases import LONGQIAO, assigned, day, officer, seat, tiny_case
from tests.publishing.events.absent import DAY, NIGHT, ill, published
from tests.publishing.events.replans import file_of
from tests.rules.test_frozen import careless
from tests.twins import NAMES, assert_twins


def answered(file: RosterFile, *events: Event, since: int) -> Answer:
    return replan_file(file, events, day(since), Settings(20.0, 1), Watch())


def who(roster: Roster) -> list[str]:
    """Who serves from the second day on, a dash where nobody does."""
    served = {row.date: row.officer for row in roster.assignments}
    return [served.get(day(number), "-") for number in range(1, 5)]


def told(before: RosterFile, after: RosterFile) -> dict[str, list[date]]:
    differing = difference((before.case, before.roster), (after.case, after.roster))
    return {person.officer: [cell.date for cell in person.cells] for person in differing.people}


def open_end(**fields: Any) -> tuple[RosterFile, Answer]:
    """The window is day 1, of which A03 is ill to the last day for all that is known."""
    file = published(policy={"notice": {"value": 1}}, **fields)
    return file, answered(file, ill(1, 4, has_open_end=True), since=1)


def test_beyond_the_window_nobody_is_told_and_the_plan_fills_what_is_open() -> None:
    file, answer = open_end()
    assert who(answer.file.roster)[1:] == ["-", "-", "-"]
    assert answer.file.plan is not None
    assert "-" not in who(answer.file.plan)
    helper = who(answer.file.roster)[0]
    assert told(file, answer.file) == {"A03": [day(number) for number in range(1, 5)], helper: [day(1)]}


def test_levels_of_replanning_are_counted_of_the_plan_and_others_of_what_is_published() -> None:
    _, answer = open_end()
    levels = {level.level: level.value for level in answer.file.proof.levels}
    assert [levels[level] for level in ("0a", "0b", "0c", "0d", 1)] == [0, 0, 1, 3, 3]  # type: ignore[index]
    assert answer.report.breaches == ()
    assert audit_file(answer.file) == answer.report


def test_what_is_open_comes_into_the_window_of_the_next_replan() -> None:
    _, first = open_end()
    second = answered(first.file, since=2)
    assert who(second.file.roster)[0] == who(first.file.roster)[0]
    assert who(second.file.roster)[1] != "-"
    assert who(second.file.roster)[2:] == ["-", "-"]
    assert second.file.plan is not None


def test_who_is_back_takes_what_is_open_and_nobody_is_told() -> None:
    _, first = open_end()
    back = Event(id="2", kind=EventKind.RETURN, officer="A03", first=day(2))
    last = answered(first.file, back, since=2)
    assert last.file.plan is None
    assert who(last.file.roster)[1:] == ["A03", "A03", "A03"]
    assert set(told(first.file, last.file)) == {"A03"}


def test_a_stand_in_leaves_a_duty_that_does_not_fit_and_it_is_open() -> None:
    """A05 alone can take the night of the window, and must rest on the day after, which A05 was on."""
    officers = [officer(id, LONGQIAO) for id in ("A03", "A05")]
    works = (assigned("A03", NIGHT, 1, "free"), assigned("A05", DAY, 2, "free"), assigned("A05", DAY, 4, "free"))
    demands = (seat(NIGHT, on=1), seat(DAY, on=2), seat(DAY, on=4))
    case = tiny_case(days=5, officers=officers, demands=demands, policy={"notice": {"value": 1}})
    answer = answered(file_of(case, Roster(assignments=works)), ill(1, 2, has_open_end=True), since=1)
    assert who(answer.file.roster) in (["A05", "-", "-", "A05"], ["-", "A05", "-", "A05"])
    assert answer.report.breaches == ()


def test_a_plan_that_is_not_what_is_published_is_a_breach() -> None:
    _, answer = open_end()
    assert answer.file.plan is not None
    others = tuple(row for row in answer.file.plan.assignments if row.date != day(1))
    changed = answer.file.model_copy(update={"plan": answer.file.plan.model_copy(update={"assignments": others})})
    assert "frozen" in {finding.rule for finding in audit_file(changed).breaches}
    levels = {level.level: level.value for level in changed.proof.levels}
    assert audit_file(changed).levels["0a"] != levels["0a"]  # type: ignore[index]


def test_nothing_new_beyond_the_window_is_published() -> None:
    """The rule by itself: what is published of the plan may not have what the plan has there."""
    _, answer = open_end()
    plan = answer.file.plan
    assert plan is not None
    breaches = audit_file(answer.file.model_copy(update={"roster": plan, "plan": None})).breaches
    assert {(finding.rule, finding.date) for finding in breaches} == {("frozen", day(number)) for number in (2, 3, 4)}


def test_twin_of_what_is_published() -> None:
    file = published(days=3, policy={"notice": {"value": 1}})
    held: Case = answered(
        file.model_copy(update={"roster": Roster(assignments=file.roster.assignments[:3])}), ill(0, 2, has_open_end=True), since=0
    ).file.case
    assert held.replan is not None
    assert held.replan.is_held_beyond
    assert_twins(careless(held), NAMES, at_most=400)


def test_what_is_told_as_open_is_open_and_nothing_else() -> None:
    """Whoever the plan moves elsewhere is not told."""
    _, answer = open_end()
    lines = list(open_lines(answer.file, answer.report, day(2)))
    assert [line.strip().partition(" ")[0] for line in lines] == ["待定"] * 3
    assert all("暂拟" in line for line in lines)
    filled = answer.report.model_copy(update={"shortages": ()})
    assert list(open_lines(answer.file, filled, day(2))) == []
