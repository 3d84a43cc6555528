"""What the bureau decided in the summer of 2024 comes out of the summer case by itself, and anything else is proven worse.

Nothing is pinned. All three decisions rest on levels 1–4, so the tests solve these alone, until levels 1–3 are proven optimal
and level 4 is so near its bound that no roster without the decisions is:

- The leave of those who are stood in for is granted (level 2: refusing costs), so their duties fall short.
- Level 1 or 3 then asks for somebody on each of these duties, and level 4 for whoever is nearest on the ladder: an officer
  whom the pairing names costs 2, another of the paired department 3 (a head 4), the skill pool 4, the neighbouring station
  5, an own officer's extra duty 8. The bureau's choice is the cheapest there is: forbidding it raises level 4, or an
  earlier one, so that the best roster without it is proven worse than the one that was found with it.
"""

import threading
from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from functools import cache
from itertools import pairwise
from typing import NamedTuple

import pytest

from benchmarks.chengxiang.summer import summer
from models.case import Case
from models.leave import Pin, PinKind
from models.roster import Assignment, LevelResult, Roster, Source
from scheduler.audit import audit, facts_of
from scheduler.audit.sheet import Sheet
from scheduler.audit.stint_costs import idle_days
from scheduler.engine.build import build, objectives
from scheduler.engine.search.levels import Settings, solve_levels
from scheduler.engine.settings import Progress
from scheduler.engine.watch import Watch
from scheduler.exchange import read_case
from scheduler.explain.reasons.why import reasons
from scheduler.formulation.instance import Instance
from scheduler.formulation.roster import extract
from tests.paths import SUMMER
from tests.seeds import sampled

pytestmark = pytest.mark.xdist_group("known decisions")

LAST_LEVEL = 4
LEVEL_OF_STINTS = 6
NEAR = 2
"""What may stay open between value and bound of level 4: less than any of the decisions is worth (M2 by mutual aid, 3)."""
LIMIT_SECONDS = 480
"""Never waited for: each solve ends as soon as it has shown what is asked."""
RESPONSE, COUNTER = "接处警", "户籍窗口"
RELAY = (date(2024, 7, 22), date(2024, 8, 2))
ALARM = date(2024, 7, 23)
PEAK = (date(2024, 7, 8), date(2024, 8, 16))
SEEDS = sampled((0, 2), 1)
"""The committed workbook, and the same summer with other officers."""


class Solved(NamedTuple):
    case: Case
    roster: Roster
    levels: tuple[LevelResult, ...]


def solved(seed: int = 0, forbidden: str = "") -> Solved:
    """Solved as far as is asked; `forbidden` names a known decision that pins rule out."""
    return _solved(seed, forbidden)


def sample(seed: int) -> Case:
    return read_case(SUMMER).case if seed == 0 else summer(seed)


@cache
def _solved(seed: int, forbidden: str) -> Solved:
    case = sample(seed)
    assert not case.pins
    if forbidden:
        case = Case.model_validate(dict(case) | {"pins": tuple(FORBIDDEN[forbidden](case))})
        known = {level.level: level.value for level in solved().levels}
    model = build(Instance(case))
    levels = [level for level in objectives(model) if level.level <= LAST_LEVEL]
    shown = threading.Event()

    def look(name: str, at: Progress) -> None:
        """What was asked is shown: the decision's lack costs more, or the last level is near its bound."""
        if at.bound > known[at.level] if forbidden else at.level == LAST_LEVEL and at.value - at.bound <= NEAR:
            shown.set()

    solution = solve_levels(model, levels, Settings(LIMIT_SECONDS, workers=2), Watch(look, stop=shown))
    assert solution.values is not None
    return Solved(case, extract(model, solution.values), solution.levels)


def members(case: Case, unit: str) -> set[str]:
    return {officer.id for officer in case.officers if officer.unit == unit}


def relay_pair(case: Case) -> set[str]:
    """The two whom the pairing names for 凤凰山's response."""
    return {row.officer for row in case.pairings if row.officer and row.station == "凤凰山" and row.posts == (RESPONSE,)}


def covers(roster: Roster, station: str, post: str, first: date, last: date) -> list[Assignment]:
    return [
        row
        for row in roster.assignments
        if row.source is Source.COVER and (row.station, row.post) == (station, post) and first <= row.date <= last
    ]


def forbid(officers: Iterable[str], station: str, post: str, first: date, last: date) -> list[Pin]:
    return [
        Pin(kind=PinKind.FORBID, officer=officer, station=station, post=post, date=first, last=last)
        for officer in sorted(officers)
    ]


FORBIDDEN = {
    "M2": lambda case: forbid(relay_pair(case), "凤凰山", RESPONSE, *RELAY),
    "M4": lambda case: forbid(members(case, "禁毒大队"), "东海", RESPONSE, ALARM, ALARM),
    "M5": lambda case: forbid(members(case, "户政科"), "龙桥", COUNTER, *PEAK),
}


@pytest.mark.parametrize("seed", SEEDS)
def test_the_first_three_levels_are_proven_optimal_and_the_fourth_nearly(seed: int) -> None:
    """No roster has less critical shortage, then less refused leave, then less missing to target, then a much cheaper ladder."""
    levels = {level.level: level for level in solved(seed).levels}
    assert [levels[number].value - levels[number].bound for number in (1, 2, 3)] == [0, 0, 0]
    assert levels[1].value == 0
    assert levels[LAST_LEVEL].value - levels[LAST_LEVEL].bound <= NEAR


@pytest.mark.parametrize("seed", SEEDS)
def test_two_of_the_paired_department_take_turns_at_fenghuangshan(seed: int) -> None:
    """M2. Each team of 凤凰山 has one of its four on leave from 22 July to 2 August, so each 24-hour duty lacks exactly one
    to its minimum. The rest of 24 hours after such a duty keeps one officer from two days running; the two whom the pairing
    names are cheapest, so they alternate for the twelve days.
    """
    case, roster, _ = solved(seed)
    taken = covers(roster, "凤凰山", RESPONSE, *RELAY)
    by_day = {row.date: row.officer for row in taken}
    days = [RELAY[0] + timedelta(n) for n in range(12)]
    assert len(taken) == 12
    assert sorted(by_day) == days
    assert set(by_day.values()) == relay_pair(case)
    assert all(by_day[day] != by_day[day + timedelta(1)] for day in days[:-1])
    short = [row for row in audit(case, roster).shortages if row.station == "凤凰山" and row.date in by_day]
    assert not [row for row in short if row.post == RESPONSE]
    on_shift = defaultdict(int)
    for row in roster.assignments:
        if (row.station, row.post) == ("凤凰山", RESPONSE) and row.date in by_day and row.source is not Source.FREE:
            on_shift[row.date] += 1
    assert set(on_shift.values()) == {4}


@pytest.mark.parametrize("seed", SEEDS)
def test_the_two_who_take_turns_are_two_stints(seed: int) -> None:
    """M2. Of the relay alone, level 6 makes one stint of each of the two, 11 dates long, though each works every other date
    only: between two duties they rest from 24 hours or are off, so that no date is idle, and a stint a duty would cost 2 each.
    """
    case = sample(seed)
    model, pair = build(Instance(case)), sorted(relay_pair(case))
    first = (RELAY[0] - case.start).days
    asked = {("凤凰山", RESPONSE, "值", pair[n % 2], first + n) for n in range(12)}
    for candidate, var in zip(model.candidates, model.x, strict=True):
        duty, officer = candidate.duty, case.officers[candidate.officer].id
        model.program.fix(var, (duty.station, duty.post.id, duty.shift.id, officer, duty.day) in asked)
    level = next(level for level in objectives(model) if level.level == LEVEL_OF_STINTS)
    solution = solve_levels(model, [level], Settings(LIMIT_SECONDS, workers=2), Watch())
    assert solution.values is not None
    assert solution.levels[0].value == solution.levels[0].bound
    settled, facts = extract(model, solution.values), facts_of(case)
    lasting = [(row.officer, row.first - RELAY[0], row.last - RELAY[0]) for row in settled.stints]
    assert sorted(lasting) == [(who, timedelta(n), timedelta(n + 10)) for n, who in enumerate(pair)]
    assert not any(idle_days(facts, Sheet(facts, settled), officer) for officer in pair)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_turns_at_fenghuangshan_fill_the_windows_of_fatigue(seed: int) -> None:
    """M2 needs all of them: 4 nights in 7 dates, 6 in 14 and in 28, and 3,840 minutes in 7."""
    case, roster, _ = solved(seed)
    facts = facts_of(case)
    sheet = Sheet(facts, roster)
    for officer in relay_pair(case):
        nights, minutes = [0] * facts.days, [0] * facts.days
        for work in sheet.works[officer]:
            if RELAY[0] <= work.row.date <= RELAY[1]:
                nights[work.duty.day] += work.clock.night
                minutes[work.duty.day] += work.clock.load
        assert [fullest(nights, dates) for dates in (7, 14, 28)] == [4, 6, 6]
        assert fullest(minutes, 7) == case.policy.number("load") == 3840


def fullest(counts: list[int], dates: int) -> int:
    """The most in so many dates in a row."""
    return max(sum(counts[first : first + dates]) for first in range(len(counts) - dates + 1))


@pytest.mark.parametrize("seed", SEEDS)
def test_two_of_narcotics_answer_calls_at_donghai_on_23_july(seed: int) -> None:
    """M4. Of the team of three on duty that day one is on leave and one in court; the paired 禁毒大队 fills both places for
    3 each, where 灵川 would cost 5 and an own officer's day off 8.
    """
    case, roster, _ = solved(seed)
    taken = covers(roster, "东海", RESPONSE, ALARM, ALARM)
    assert len(taken) == 2
    assert {row.officer for row in taken} <= members(case, "禁毒大队")


@pytest.mark.parametrize("seed", SEEDS)
def test_the_registry_serves_at_longqiao_through_the_peak(seed: int) -> None:
    """M5. The counter's target rises to 7 with weight 2 while four work there. Officers of 户政科 hold the skill and four of
    them are named by the pairing; the department keeps its floor on every working day: the audit finds no breach of it.
    """
    case, roster, _ = solved(seed)
    taken = covers(roster, "龙桥", COUNTER, *PEAK)
    registry = members(case, "户政科")
    weeks = {row.date.isocalendar().week for row in taken if row.officer in registry}
    assert weeks == set(range(PEAK[0].isocalendar().week, PEAK[1].isocalendar().week + 1))
    assert sum(row.officer in registry for row in taken) == len(taken)
    assert not [finding for finding in audit(case, roster).breaches if finding.rule == "donor_floor"]


def test_the_registry_comes_first_also_with_officers_whom_no_pairing_names() -> None:
    """M5. 14 dates away in any 28 leave the four named officers 56 covers there in the fullest 28 dates, where 57 are needed:
    another of 户政科 costs 3 as one of the paired department, and 4 anybody would from the pool.
    """
    case, roster, _ = solved()
    registry = members(case, "户政科")
    named = registry & {row.officer for row in case.pairings if row.station == "龙桥"}
    windows = [
        (first, first + timedelta(27)) for first in (case.start + timedelta(n) for n in range((case.end - case.start).days - 26))
    ]
    taken = max((covers(roster, "龙桥", COUNTER, *window) for window in windows), key=len)
    assert (len(named), len(taken)) == (4, 57)
    assert {row.officer for row in taken} > named
    assert {row.officer for row in taken} <= registry


@pytest.mark.parametrize("seed", SEEDS)
def test_they_stand_in_for_officers_on_leave(seed: int) -> None:
    """M1. On each of the twelve days one officer of the team on duty at 凤凰山 is away on leave."""
    case, roster, _ = solved(seed)
    away = leave_dates(case, roster)
    cycle = {(rota.id, team.id): (rota, team.place) for rota in case.cycle_rotas for team in rota.teams}
    for day in (RELAY[0] + timedelta(n) for n in range(12)):
        on_duty = set()
        for officer in case.officers:
            if officer.unit == "凤凰山" and officer.home_post == RESPONSE and officer.team:
                rota, place = cycle[officer.rota, officer.team]
                if rota.cycle[(place + (day - rota.anchor).days) % len(rota.cycle)] == "值":
                    on_duty.add(officer.id)
        assert len(on_duty) == 4
        assert len(on_duty & away[day]) == 1


def leave_dates(case: Case, roster: Roster) -> dict[date, set[str]]:
    """Officers on leave by date, given or granted."""
    decided = {row.request: (row.first, row.last) for row in roster.leave}
    away: dict[date, set[str]] = defaultdict(set)
    for request in case.leave:
        first, last = decided.get(request.id, (request.choices[0].first, request.choices[0].last))
        while first is not None and first <= last:
            away[first].add(request.officer)
            first += timedelta(1)
    return away


def test_nobody_works_within_the_rest_after_a_night() -> None:
    """M3. After a night or a 24-hour duty the next start is at least 24 hours later, standby apart (it may follow at once)."""
    case, roster, _ = solved()
    shifts = {shift.id: shift for shift in case.shifts}
    spans = defaultdict(list)
    for row in roster.assignments:
        if row.shift != "备":
            begin = datetime.combine(row.date, shifts[row.shift].start)
            spans[row.officer].append((begin, begin + timedelta(minutes=shifts[row.shift].minutes), row.shift))
    after_nights = [
        following[0] - end
        for rows in spans.values()
        for (_, end, shift), following in pairwise(sorted(rows))
        if shift in ("夜", "值")
    ]
    assert len(after_nights) > 1000
    assert min(after_nights) >= timedelta(hours=24)


def test_every_cover_says_its_rung_and_why_no_earlier_one_served() -> None:
    """M8."""
    case, roster, _ = solved()
    report = audit(case, roster)
    assert not report.breaches
    told = {(row.officer, row.date): row for row in reasons(case, roster, report).covers}
    for row in roster.assignments:
        if row.source in (Source.COVER, Source.EXTRA):
            reason = told[row.officer, row.date]
            assert reason.rung == row.rung
            assert "本所" in reason.sentence


@pytest.mark.parametrize("decision", sorted(FORBIDDEN))
def test_forbidding_a_known_decision_is_proven_worse(decision: str) -> None:
    """The first level that differs has a proven bound above what the bureau's own decision reaches."""
    known = [level.value for level in solved().levels]
    without = solved(forbidden=decision).levels
    for value, level in zip(known, without, strict=True):
        if level.bound > value:
            return
        assert level.value == value
    pytest.fail(f"forbidding {decision} costs nothing up to level {LAST_LEVEL}")
