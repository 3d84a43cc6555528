"""A stress test against brute force: who breaks critical cover does, who does not has a roster that the audit accepts."""

import threading
from datetime import timedelta

import pytest

from models.case import Case
from models.roster import Roster
from models.scenario import Absent, Scenario
from models.stress import Absence, StandIn, Verdict
from scheduler.audit import audit
from scheduler.engine.search.absences import Absences, GivenUp
from scheduler.engine.watch import Watch
from scheduler.plan import Settings
from scheduler.whatif.apply import apply
from scheduler.whatif.stress import absence as subject
from scheduler.whatif.stress.absence import pairs, stress
from scheduler.whatif.stress.critical import only_critical, trial
from scheduler.whatif.stress.growth import growth
from scheduler.whatif.stress.standing import base
from scheduler.whatif.stress.trials import StressBase
from tests.brute_force import TooLarge, best
from tests.cases import FENGHUANG, LONGQIAO, START, seat, tiny_case
from tests.random_cases import random_case

RESPONSE = f"{LONGQIAO}/接处警/值"
SECONDS = 20.0


def planned(case: Case) -> StressBase:
    return base(case, Settings(time_limit=SECONDS, workers=1), Watch(), SECONDS)


def without(case: Case, *officers: str) -> Case:
    return apply(case, Scenario(name="缺勤", edits=tuple(Absent(officer=officer) for officer in officers)))


def nothing(given_up: GivenUp) -> Roster | None:
    return None


@pytest.mark.parametrize("seed", range(40))
def test_every_verdict_is_what_all_rosters_say(seed: int) -> None:
    """Both ways to it: by the quick model first, and solved anew at once."""
    case = random_case(seed)
    try:
        (least, *_), _ = best(only_critical(case), 400)
        truth = {officer.id: best(only_critical(without(case, officer.id)), 400)[0][0] for officer in case.officers}
    except TooLarge:
        pytest.skip("too many rosters to list")
    known = planned(case)
    assert known.target == least
    quick = Absences(only_critical(case), known.roster)
    for officer, value in truth.items():
        changed = only_critical(without(case, officer))
        for mend in (nothing, lambda given_up, officer=officer: quick.without((officer,), given_up)):
            tried = trial(changed, known.roster, mend, known.target, SECONDS)
            assert tried.verdict is (Verdict.HOLDS if value <= least else Verdict.BREAKS), (seed, officer)
            report = audit(changed, tried.roster)
            assert report.breaches == ()
            assert report.levels[1] == tried.value
            assert tried.bound <= value <= tried.value


def test_the_only_one_breaks_and_one_of_two_is_stood_in_for() -> None:
    """B01 alone can serve 凤凰山 while its pairing is shut; at 龙桥 whoever is free takes over."""
    case = tiny_case(
        days=1,
        only=("A03", "B01", "C01", "C02"),
        demands=(seat(RESPONSE, 1), seat(f"{FENGHUANG}/接处警/白", 1)),
        pairings=(),
        policy={"admitted_rung.mutual": {"on": False}},
    )
    case = Case(**dict(case) | {"pairings": tuple(row for row in tiny_case().pairings if row.station == LONGQIAO)})
    known = planned(case)
    answer = stress(known, Settings(workers=2), Watch(), lambda *_: None)
    verdicts = {absence.officers: absence.verdict for absence in answer.singles}
    assert known.target == 0
    assert verdicts[("B01",)] is Verdict.BREAKS
    assert verdicts[("A03",)] is Verdict.HOLDS
    broken = next(absence for absence in answer.singles if absence.officers == ("B01",))
    assert (broken.value, broken.bound) == (1, 1)
    assert [short.station for short in broken.lacking] == [FENGHUANG]
    replaced = next(absence for absence in answer.singles if absence.officers == ("A03",))
    assert {stand_in.officer for stand_in in replaced.standing_by} <= {"C01", "C02"}


def test_a_stop_keeps_what_is_known() -> None:
    known = planned(tiny_case(days=2))
    stop = threading.Event()
    told: list[int] = []

    def heard(stage: str, absences: tuple[Absence, ...], of: int) -> None:
        told.append(len(absences))
        if absences:
            stop.set()

    answer = stress(known, Settings(workers=1), Watch(stop=stop), heard)
    assert 1 <= len(answer.singles) < answer.asked
    assert answer.pairs == ()


def test_a_child_that_dies_costs_the_absence_that_it_was_at(monkeypatch: pytest.MonkeyPatch) -> None:
    """The first child is killed before it answers: its first absence is open, the others are tried by the next child."""
    from scheduler.whatif.stress import trials

    calls: list[int] = []
    ordinary = trials.run

    def dying(work: object, *rest: object, **named: object) -> object:
        calls.append(1)
        return None if len(calls) == 1 else ordinary(work, *rest, **named)

    monkeypatch.setattr(trials, "run", dying)
    known = planned(tiny_case(days=1, only=("A03", "C01")))
    answer = stress(known, Settings(workers=1), Watch(), lambda *_: None)
    assert [absence.value is None for absence in answer.singles] == [True, False]
    assert answer.singles[0].verdict is Verdict.OPEN


def test_pairs_are_of_those_who_matter_and_who_stands_by_them() -> None:
    breaks = Absence(officers=("A",), verdict=Verdict.BREAKS, value=1, bound=1)
    stood = Absence(
        officers=("B",), verdict=Verdict.HOLDS, value=0, withdrawn=("Q1",), standing_by=(StandIn(officer="C", duties=2),)
    )
    free = Absence(officers=("C",), verdict=Verdict.HOLDS, value=0)
    assert pairs([free, stood, breaks]) == [("A", "B"), ("B", "C")]
    assert subject.PAIRED > 2


def test_demand_grows_until_what_is_there_is_not_enough() -> None:
    """A03 and one of 禁毒大队, which lets one go at once, can serve 龙桥: two are enough, three are one too many."""
    case = tiny_case(days=1, only=("A03", "C01", "C02"), demands=(seat(RESPONSE, 1),))
    grown = growth(planned(case), [200, 100], Settings(workers=1), Watch())
    assert [(step.percent, step.verdict, step.value) for step in grown] == [(100, Verdict.HOLDS, 0), (200, Verdict.BREAKS, 1)]
    assert [short.station for short in grown[1].lacking] == [LONGQIAO]


def test_an_absence_begins_with_the_horizon_whenever_the_roster_is_made() -> None:
    """Made on the second day: leave could only begin then, but whoever is ill is away from the first."""
    case = tiny_case(days=2, only=("A03", "C01"), demands=(seat(RESPONSE, on=0),), as_of=START + timedelta(1))
    known = planned(case)
    quick = Absences(only_critical(case), known.roster)
    mended = quick.without(("A03",), GivenUp())
    assert mended is not None
    assert {assignment.officer for assignment in mended.assignments} <= {"C01"}
