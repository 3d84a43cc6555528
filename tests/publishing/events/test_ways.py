"""One stand-in for the whole absence, or another on each date: what each costs, and the planner's choice."""

from models.events.replan import StandInWay
from scheduler.audit import audit
from scheduler.engine.settings import Settings
from scheduler.engine.watch import Watch
from scheduler.jobs.replan import Answer, replan_file
from tests.cases import LONGQIAO, day, officer, request
from tests.publishing.events.absent import ill, published

NOTICE = {"notice": {"value": 1}}


def answered(way: StandInWay | None = None, **fields: object) -> Answer:
    file = published(**{"policy": NOTICE} | fields)
    return replan_file(file, [ill(2, 3)], day(0), Settings(20.0, 1), Watch(), way=way)


def helpers(answer: Answer) -> list[str]:
    return [row.officer for row in answer.file.roster.assignments if row.date in (day(2), day(3))]


def test_both_are_shown_with_what_each_costs() -> None:
    ways = {known.way: {str(level): value for level, value in known.values.items()} for known in answered().ways}
    assert [(values["0a"], values["0c"], values["0d"]) for values in ways.values()] == [(0, 1, 2), (0, 2, 2)]
    assert list(ways) == [StandInWay.ONE, StandInWay.DAILY]


def test_the_fewest_are_told_unless_the_planner_says_otherwise() -> None:
    assert len(set(helpers(answered()))) == 1
    daily = answered(StandInWay.DAILY)
    assert len(set(helpers(daily))) == 2
    assert audit(daily.file.case, daily.file.roster).breaches == ()
    people = next(level for level in daily.file.proof.levels if level.level == "0c")
    assert (people.value, people.bound) == (2, 1)


def test_one_alone_leaves_a_lack_where_nobody_can_do_all_of_it() -> None:
    """A05 is on leave on the one date, A06 on the other."""
    officers = [officer(id, LONGQIAO) for id in ("A03", "A05", "A06")]
    leave = (request("r1", "A05", 2, 2, status="approved"), request("r2", "A06", 3, 3, status="approved"))
    answer = answered(StandInWay.ONE, officers=officers, leave=leave)
    assert len(helpers(answer)) == 1
    assert helpers(answered(officers=officers, leave=leave)) == ["A06", "A05"]


def test_a_single_date_has_no_ways() -> None:
    assert replan_file(published(policy=NOTICE), [ill(2, 2)], day(0), Settings(20.0, 1), Watch()).ways == ()


def test_a_level_is_told_by_its_title() -> None:
    told: set[str] = set()
    file = published(policy=NOTICE)
    replan_file(file, [ill(2, 3)], day(0), Settings(20.0, 1), Watch(tell=lambda title, known: told.add(title)))
    assert told
    assert told <= {row.title for row in file.case.policy.rows}
