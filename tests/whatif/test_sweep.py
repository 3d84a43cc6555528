"""A sweep: the scenarios differ from the base as they must, one failure leaves the others whole, and nothing is done twice."""

import hashlib
import json
import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from models.case import Case
from models.comparison import Run, Verdict
from models.errors import ScenarioRefused
from models.leave import Pin, PinKind
from models.scenario import Absent, Edit, GrantLeave, MoveHorizon, PinDecision, ScaleDemand, Scenario, SetDemand
from models.words import say
from scheduler.demand.needs import in_force
from scheduler.demand.planning import staffed
from scheduler.engine.settings import Settings
from scheduler.engine.watch import Watch
from scheduler.whatif import sweep
from scheduler.whatif.results import Results, key
from scheduler.whatif.sweep import INTERRUPTED, applied, compare, shared
from tests.cases import LONGQIAO, day, request, seat, tiny_case
from tests.demand.cases import counting_case

QUICK = Settings(time_limit=10.0, workers=1)
RESPONSE = f"{LONGQIAO}/接处警/值"


def lone_case() -> Case:
    """A01 alone can hold the one duty of day 0, on which A01 asks for leave: level 1 before level 2 refuses it."""
    return tiny_case(days=2, only=["A01"], demands=(seat(RESPONSE, on=0),), leave=(request("r1", "A01", 0, 0),))


def scenario(name: str, *edits: Edit) -> Scenario:
    return Scenario(name=name, edits=edits)


GRANTED = scenario("准假", GrantLeave())
MORE = scenario("两人", SetDemand(station=LONGQIAO, minimum=2))
DUTY = Pin(kind=PinKind.ASSIGN, officer="A01", date=day(0), station=LONGQIAO, post="接处警", shift="值")
IMPOSSIBLE = scenario("冲突", PinDecision(pin=DUTY), PinDecision(pin=Pin(kind=PinKind.GRANT, request="r1")))


def swept(case: Case, *scenarios: Scenario, folder: Path | None = None, jobs: int = 1, stop: threading.Event | None = None):
    said: list[str] = []
    watch = Watch(lambda title, known: None, said.append, stop or threading.Event())
    compared = compare(case, applied(case, case, scenarios), QUICK, Results(folder), watch, jobs)
    return compared, said


def test_granting_the_leave_costs_the_cover_that_refusing_it_saved() -> None:
    """The base refuses (nought short, one day refused). Given the leave, one is short: proven, as all is closed.

    Level 2 is then better by the refusal, but behind a level that differs nothing is decided.
    """
    compared, _ = swept(lone_case(), GRANTED)
    (row,) = compared.scenarios
    cover, leave = row.levels[:2]
    assert (cover.before.value, cover.after.value, cover.verdict) == (0, 1, Verdict.DECIDED)
    assert leave.after.value < leave.before.value
    assert leave.verdict is Verdict.OPEN
    assert [(change.minimum_before, change.minimum_after) for change in row.shortages] == [(0, 1)]
    assert [(change.officer, [(d.before, d.after) for d in change.days]) for change in row.officers] == [
        ("A01", [((RESPONSE,), ())])
    ]
    assert (compared.figures.refused, row.figures.refused, row.figures.granted) == (1, 0, 1)


def test_a_scenario_begins_with_the_bases_roster_and_has_half_of_its_time(monkeypatch: pytest.MonkeyPatch) -> None:
    tasks = []
    real = sweep.attempted
    monkeypatch.setattr(sweep, "attempted", lambda task, watch: tasks.append(task) or real(task, watch))
    compared, _ = swept(lone_case(), GRANTED)
    (task,) = tasks
    assert task.settings.time_limit == QUICK.time_limit / 2
    assert task.start is not None
    assert compared.proof.parameters["start"] == ""
    assert compared.scenarios[0].proof.parameters["start"] != ""


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_scenario_that_cannot_be_solved_leaves_the_others_whole(jobs: int) -> None:
    compared, _ = swept(lone_case(), IMPOSSIBLE, MORE, jobs=jobs)
    broken, whole = compared.scenarios
    assert broken.figures is None
    assert "A01" in broken.failure
    assert whole.levels[0].verdict is Verdict.DECIDED


def test_an_error_of_the_program_in_one_scenario_is_that_scenarios_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    real = sweep.attempted

    def breaking(task, watch):
        if task.name == GRANTED.name:
            monkeypatch.setattr("scheduler.whatif.planned.answer", lambda *args: 1 / 0)
            run = real(task, watch)
            monkeypatch.undo()
            return run
        return real(task, watch)

    monkeypatch.setattr(sweep, "attempted", breaking)
    compared, _ = swept(lone_case(), GRANTED, MORE)
    assert "ZeroDivisionError" in compared.scenarios[0].failure
    assert compared.scenarios[1].figures is not None


def test_what_was_reached_is_not_done_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first, _ = swept(lone_case(), GRANTED, folder=tmp_path / "runs")
    done = []
    monkeypatch.setattr(sweep, "attempted", lambda task, watch: done.append(task.name) or Run(case_hash="", failure="试"))
    second, said = swept(lone_case(), GRANTED, MORE, folder=tmp_path / "runs")
    assert done == [MORE.name]
    assert second.scenarios[0] == first.scenarios[0]
    assert "取用上次的结果 1 个" in said


def test_a_stopped_sweep_says_what_was_not_done_and_keeps_what_was(tmp_path: Path) -> None:
    stop = threading.Event()
    real = Results(tmp_path / "runs")
    case = lone_case()
    watch = Watch(lambda title, known: None, lambda text: stop.set() if text.startswith("已完成 1/") else None, stop)
    compared = compare(case, applied(case, case, (GRANTED, MORE)), QUICK, real, watch)
    assert [row.failure for row in compared.scenarios] == ["", say(INTERRUPTED)]
    again, said = swept(case, GRANTED, MORE, folder=tmp_path / "runs")
    assert [row.failure for row in again.scenarios] == ["", ""]
    assert "取用上次的结果 1 个" in said


def test_a_result_that_cannot_be_kept_costs_nothing_but_the_next_sweep(tmp_path: Path) -> None:
    (tmp_path / "runs").write_text("a file where the folder should be", encoding="utf-8")
    compared, said = swept(lone_case(), GRANTED, folder=tmp_path / "runs")
    assert compared.scenarios[0].figures is not None
    assert len([text for text in said if "没有留存" in text]) == 2


def test_a_failure_is_tried_again_the_next_time(tmp_path: Path) -> None:
    swept(lone_case(), IMPOSSIBLE, folder=tmp_path / "runs")
    _, said = swept(lone_case(), IMPOSSIBLE, folder=tmp_path / "runs")
    assert not [text for text in said if text.startswith("取用")]


def rewritten(change: Callable[[dict[str, Any]], object], folder: Path) -> None:
    """Every run kept, changed, with the hash that goes with it, as whoever forges one would write it."""
    for path in folder.iterdir():
        run = json.loads(path.read_bytes().partition(b"\n")[2])
        change(run)
        content = json.dumps(run).encode()
        path.write_bytes(hashlib.sha256(content).hexdigest().encode() + b"\n" + content)


FORGERIES: dict[str, Callable[[dict[str, Any]], object]] = {
    "a roster without its duties": lambda run: run["roster"].update(assignments=[]),
    "a value": lambda run: run["proof"]["levels"][0].update(value=7, bound=7),
    "a level left out": lambda run: run["proof"]["levels"].pop(),
    "another case": lambda run: run.update(case_hash="0" * 64),
    "an officer unknown": lambda run: run["roster"]["assignments"][0].update(officer="Z9"),
    "a number as a text": lambda run: run["proof"].update(seed="0"),
    "no proof": lambda run: run.update(proof=None),
}


@pytest.mark.parametrize("forgery", FORGERIES)
def test_a_kept_result_that_the_audit_does_not_find_is_solved_again(forgery: str, tmp_path: Path) -> None:
    first, _ = swept(lone_case(), GRANTED, folder=tmp_path / "runs")
    rewritten(FORGERIES[forgery], tmp_path / "runs")
    second, said = swept(lone_case(), GRANTED, folder=tmp_path / "runs")
    assert second.figures == first.figures
    assert second.scenarios[0].levels == first.scenarios[0].levels
    assert "上次的结果有 2 个与校验值或审核不符，不采用，重新求解" in said


def test_what_was_audited_before_is_audited_again(tmp_path: Path) -> None:
    """A report of no shortages, kept with the roster, is not what is shown."""
    first, _ = swept(lone_case(), GRANTED, folder=tmp_path / "runs")
    rewritten(lambda run: run["report"].update(shortages=[]), tmp_path / "runs")
    second, said = swept(lone_case(), GRANTED, folder=tmp_path / "runs")
    assert second.scenarios[0].figures == first.scenarios[0].figures
    assert first.scenarios[0].figures.below_target or first.scenarios[0].figures.critical
    assert "取用上次的结果 1 个" in said


@pytest.mark.parametrize("content", [b"", b"{", b"0\n{}", b"\xff\xfe"])
def test_a_result_that_was_cut_off_is_none(content: bytes, tmp_path: Path) -> None:
    results = Results(tmp_path)
    (tmp_path / "k.json").write_bytes(content)
    assert results.read("k", lone_case()) is None


def test_a_run_is_known_by_its_edits_and_settings_and_not_by_name_or_place() -> None:
    def of(asked: Scenario | None, settings: Settings = QUICK, case: str = "c") -> str:
        return key(case, asked, settings, {})

    absent = scenario("甲", Absent(officer="A01", place="第 1 行"))
    assert of(absent) == of(scenario("乙", Absent(officer="A01", place="第 9 行")))
    assert of(absent) == of(absent, replace(QUICK, memory_gb=QUICK.memory_gb / 2))
    others = [
        of(scenario("甲", Absent(officer="A02"))),
        of(None),
        of(absent, replace(QUICK, seed=1)),
        of(absent, case="d"),
    ]
    assert len({of(absent), *others}) == 5


def test_workers_times_jobs_stay_within_the_cores_and_the_memory_is_divided() -> None:
    asked = Settings(workers=8, memory_gb=8.0)
    assert [(own.workers, jobs, own.memory_gb) for own, jobs in (shared(asked, jobs, 8) for jobs in (1, 3, 8, 20))] == [
        (8, 1, 8.0),
        (2, 3, 8.0 / 3),
        (1, 8, 1.0),
        (1, 8, 1.0),
    ]
    assert shared(replace(asked, workers=1), 2, 8)[0].workers == 1


def test_all_scenarios_that_cannot_be_made_are_named_before_any_is_solved() -> None:
    wrong = (scenario("甲", Absent(officer="A9")), MORE, scenario("乙", SetDemand(post="没有", minimum=1)))
    with pytest.raises(ScenarioRefused) as refused:
        applied(lone_case(), lone_case(), wrong)
    assert len(str(refused.value).splitlines()) == 2


def test_the_demand_of_dates_to_which_the_horizon_moves_is_computed_from_the_history() -> None:
    """A week later every date has its demand again, and the edit that comes with the move finds it."""
    case = counting_case()
    week = timedelta(7)
    later = scenario("下周", MoveHorizon(first=case.start + week, last=case.end + week), ScaleDemand(factor=3.0))
    ((_, moved),) = applied(case, staffed(case), (later,))
    days = {duty.date for duty in in_force(moved)}
    assert (min(days), max(days)) == (moved.start, moved.end) == (case.start + week, case.end + week)
    assert {row.date for row in moved.demand_exceptions} <= days
    assert moved.demand_exceptions
