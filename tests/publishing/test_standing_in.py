"""Who can step in on a duty: against the whole audit of each one's roster, and nobody of the case left out."""

from collections.abc import Iterator
from datetime import timedelta
from random import Random
from typing import Any

import pytest

from models.leave import BedRequest, RosterDay, Wish, WishKind
from models.records.stand_in import StandIn
from models.roster import BedGrant, Source
from models.words import Language, speaking
from scheduler.audit import levels
from scheduler.audit.given.needs import Duty
from scheduler.explain.asked.adding import added, newly_broken, with_rows
from scheduler.explain.asked.view import View
from scheduler.explain.reasons.obstacles import is_at_base
from scheduler.ledger.roster_before import roster_before
from scheduler.publishing.stand_in_text import list_lines, list_title
from scheduler.publishing.standing_in import NoSuchDuty, StandingIn
from tests.cases import LONGQIAO, NARCOTICS, START, assigned, day, stint, tiny_case
from tests.explain.asked.files import file_of, view_of
from tests.explain.medium import medium_case, solved

POST, COUNTER = "龙桥所/接处警/值", "龙桥所/户籍窗口/白"
PRICED = ("load.min_minutes", "load.min_total_minutes", "stint.idle_cost", "stint.stations", "consecutive_days.min_run")


def duty_of(view: View, duty: str, number: int) -> Duty:
    return view.duty(*duty.split("/"), day(number))


def medium(seed: int) -> View:
    """With all that a level may count: wishes, beds in town, a roster before, and the prices of soft limits."""
    wishes = (
        Wish(officer="C10", kind=WishKind.OFF, first=START, last=day(9)),
        Wish(officer="D10", kind=WishKind.DUTY, first=START, last=day(20)),
    )
    beds = (BedRequest(officer="C11", first=START, last=day(20)), BedRequest(officer="B10", first=START, last=day(20)))
    case = medium_case(seed, wishes=wishes, bed_requests=beds)
    known = {row.key for row in case.policy.rows}
    on: dict[str, dict[str, Any]] = {key.replace(".", "__"): {"on": True} for key in PRICED if key in known}
    case = case.model_copy(update={"policy": case.policy.changed(**on)})
    roster = solved(case)
    if seed % 2:
        case = case.model_copy(update={"roster_before": roster_before(case, roster)})
    return View(file_of(case, roster))


def asked(view: View, rng: Random, count: int) -> Iterator[StandingIn]:
    """More for some duties, and somebody in another's place on others."""
    for number, duty in enumerate(rng.sample(sorted(view.facts.needs), count)):
        crew = [work for work in view.sheet.crew.get(duty, ()) if work.row.source is not Source.BASE]
        yield StandingIn(view, duty, rng.choice(crew).line.id if crew and number % 2 else None)


@pytest.mark.parametrize("seed", range(4))
def test_who_is_able_breaks_nothing_and_costs_what_the_whole_audit_says(seed: int) -> None:
    view = medium(seed)
    before = levels(view.facts, view.roster)
    for standing in asked(view, Random(seed), 10):
        for row in standing.all().able:
            way = standing.way(view.facts.lines[row.officer])
            assert newly_broken(view, way.roster) == []
            now = levels(view.facts, way.roster)
            assert dict(way.changes) == {level: now[level] - before[level] for level in now if now[level] != before[level]}
            assert {cost.level: cost.change for cost in row.costs} == way.changes


@pytest.mark.parametrize("seed", range(2))
def test_everybody_is_in_one_list_and_who_is_passed_over_would_break_a_rule(seed: int) -> None:
    view = medium(seed)
    for standing in asked(view, Random(seed), 8):
        known = standing.all()
        named = [row.officer for row in (*known.able, *known.passed_over)]
        assert sorted(named) == sorted({row.id for row in view.case.officers} - {standing.instead_of})
        for row in known.passed_over:
            line = view.facts.lines[row.officer]
            has_base_shift = is_at_base(line, standing.duty)
            if standing.instead is None and not has_base_shift and row.obstacle not in ("serving", "sworn_lead", "one_duty"):
                roster = with_rows(view, {line.id: added(view, line, standing.duty)})
                assert newly_broken(view, roster), row


def test_the_cheapest_stand_first_and_an_earlier_level_decides() -> None:
    view = medium(1)
    for standing in asked(view, Random(7), 10):
        prices = [tuple(_at(row, level) for level in (1, 2, 3, 4, 5, 6, 7)) for row in standing.all().able]
        assert prices == sorted(prices) or any(
            cost.level in ("3b", "3c", "3d") for row in standing.all().able for cost in row.costs
        )


def _at(row: StandIn, level: int) -> int:
    return sum(cost.change for cost in row.costs if cost.level == level)


def test_a_gap_is_filled_from_the_paired_department_and_that_is_a_gain_at_the_level_of_the_lack() -> None:
    view = view_of(tiny_case())
    known = StandingIn(view, duty_of(view, POST, 2)).all()
    first = known.able[0]
    assert view.facts.lines[first.officer].officer.unit in (NARCOTICS, LONGQIAO)
    assert first.costs[0].level == 1
    assert first.costs[0].change < 0


def test_each_rule_that_passes_somebody_over_is_named_with_its_limit() -> None:
    view = view_of(
        tiny_case(),
        assigned("C01", POST, 1),
        assigned("C02", "凤凰山所/接处警/值", 2),
        stints=(stint("C01", LONGQIAO, 1, 1), stint("C02", "凤凰山所", 2, 2)),
    )
    known = {row.officer: row for row in StandingIn(view, duty_of(view, POST, 2)).all().passed_over}
    assert known["C01"].obstacle == "rest.day24"
    assert "C01" in known["C01"].sentence
    assert known["C02"].obstacle == "away"
    assert known["C02"].sentence == "警员C02 7月24日在凤凰山所帮扶"
    with speaking(Language.EN, Language.EN):
        told = {row.officer: row for row in StandingIn(view, duty_of(view, POST, 2)).all().passed_over}
    assert told["C02"].sentence == "警员C02: on a stint at 凤凰山所, 07-24"
    assert known["L01"].obstacle in ("category", "admitted_rung")


def test_somebody_else_takes_the_place_of_who_drops_out() -> None:
    view = view_of(tiny_case(), assigned("C01", POST, 2), stints=(stint("C01", LONGQIAO, 2, 2),))
    standing = StandingIn(view, duty_of(view, POST, 2), "C01")
    known = standing.all()
    assert "C02" in [row.officer for row in known.able]
    assert "C01" not in [row.officer for row in (*known.able, *known.passed_over)]
    roster = standing.way(view.facts.lines["C02"]).roster
    assert [row.officer for row in roster.assignments if row.date == day(2) and row.post == "接处警"] == ["C02"]
    assert [row.officer for row in roster.stints] == ["C02"]


def test_who_leaves_a_base_duty_is_off_in_the_case_that_is_solved_again() -> None:
    view = view_of(tiny_case(), assigned("A01", POST, 0, Source.BASE))
    standing = StandingIn(view, duty_of(view, POST, 0), "A01")
    assert standing.leaves_base
    assert [(row.officer, row.date, row.shift) for row in standing.case.base_roster] == [("A01", START, None)]
    assert not StandingIn(view, duty_of(view, POST, 0)).leaves_base


def test_a_bed_in_town_that_an_overnight_duty_makes_needless_is_given_back() -> None:
    case = tiny_case(bed_requests=(BedRequest(officer="C01", first=day(2), last=day(3)),))
    view = view_of(case)
    roster = view.roster.model_copy(update={"beds": tuple(BedGrant(officer="C01", night=day(n)) for n in (2, 3))})
    view = view.with_roster(roster)
    way = StandingIn(view, duty_of(view, POST, 2)).way(view.facts.lines["C01"])
    assert [bed.night for bed in way.roster.beds] == [day(3)]


def test_a_duty_that_nobody_asks_for_and_a_person_who_is_not_on_it_are_refused() -> None:
    view = view_of(tiny_case())
    nobody = duty_of(view, "龙桥所/带班领导/夜", 0)
    for duty, instead, zh, en in (
        (nobody, None, "没有需求", "no demand"),
        (duty_of(view, POST, 2), "A01", "不在", "is not on"),
    ):
        for language, said in ((Language.ZH, zh), (Language.EN, en)):
            with speaking(language, language), pytest.raises(NoSuchDuty, match=said):
                StandingIn(view, duty, instead)


def test_the_lines_name_everybody_or_a_whole_unit() -> None:
    view = view_of(tiny_case(), assigned("C01", POST, 1), stints=(stint("C01", LONGQIAO, 1, 1),))
    known = StandingIn(view, duty_of(view, POST, 2)).all()
    text = "\n".join(list_lines(view, known))
    for row in view.case.officers:
        assert row.name in text or f"{row.unit}：全部" in text
    assert "谁能顶上" in list_title(view, known)
    with speaking(Language.EN, Language.EN):
        assert "who can step in" in list_title(view, known)
        assert "〔" not in "\n".join(list_lines(view, known))


def test_the_roster_before_is_of_the_rows_that_are_counted() -> None:
    """So that the odd seeds above count 3c and 3d: the tests would not notice if they did not."""
    view = medium(1)
    assert isinstance(view.case.roster_before[0], RosterDay)
    assert timedelta(0) <= view.case.roster_before[0].date - START
