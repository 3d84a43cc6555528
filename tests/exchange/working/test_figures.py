"""Every figure of the working copy is the audit's: presence of departments, station totals, burdens and key figures."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple
from unittest.mock import patch

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from models.case import Case
from models.errors import PlanConflict
from models.leave import Opening
from models.roster import Proof, Roster, RosterFile
from scheduler import plan as planning
from scheduler.audit import Facts, audit_with, facts_of
from scheduler.audit.ergonomics import marks
from scheduler.audit.sheet import Sheet
from scheduler.audit.terms.fairness import borne
from scheduler.demand.planning import staffed
from scheduler.engine.settings import Settings
from scheduler.exchange.reading.rows_of.codes import OFF
from scheduler.exchange.working.grid import Mark, mark
from scheduler.exchange.working.workbook import write_working
from scheduler.exchange.writing.paper.roster_tables import Tables
from scheduler.plan import Plan
from tests import in_process
from tests.cases import LONGQIAO, assigned, day, seat, stint, tiny_case
from tests.random_cases import random_case, wide_case

LIMIT = Settings(time_limit=10.0, workers=1)
CASES = [*((random_case, seed) for seed in range(12)), *((wide_case, seed) for seed in range(12))]


class Written(NamedTuple):
    case: Case
    plan: Plan
    facts: Facts
    audited: Sheet
    book: Workbook


def written(case: Case, folder: Path) -> Written:
    with patch.object(planning, "solve", in_process.solve):
        plan = planning.plan(case, LIMIT)
    write_working(folder / "w.xlsx", *plan)
    facts = facts_of(plan.file.case)
    return Written(plan.file.case, plan, facts, Sheet(facts, plan.file.roster), load_workbook(folder / "w.xlsx", data_only=True))


def departments(sheet: Worksheet) -> dict[tuple[str, str], list[Any]]:
    """Department and line to the numbers by date."""
    unit, lines = "", {}
    for row in sheet.iter_rows(min_row=4, values_only=True):
        unit = row[0] or unit
        if row[1]:
            lines[unit, row[1]] = list(row[2:])
    return lines


def table(sheet: Worksheet) -> list[dict[str, Any]]:
    """The rows of a table below its title and note, by header."""
    rows = list(sheet.iter_rows(values_only=True))
    top = next(at for at, row in enumerate(rows) if "单位" in row)
    return [dict(zip(rows[top], row, strict=True)) for row in rows[top + 1 :] if row[0]]


def check_departments(made: Written) -> None:
    facts, audited, lines = made.facts, made.audited, departments(made.book["部门"])
    for unit in {unit for unit, _ in lines}:
        members = [line for line in facts.lines.values() if unit in line.units]
        for number in range(facts.days):
            there = [line for line in members if line.units[number] == unit]
            figures = {line: numbers[number] for (name, line), numbers in lines.items() if name == unit}
            assert figures["在册"] == len(there)
            assert figures["外派"] == sum(audited.away(line.id, number) is not None for line in there)
            assert figures["休假"] == sum(audited.on_leave(line, number) for line in there)
            assert figures["应上班"] == sum(line.base[number] is not None for line in there)
            assert figures["在岗"] == sum(any(base.day == number for base in audited.at_home(line)) for line in there)
            floors = [floor.minimum for floor in facts.units[unit].floors if floor.first <= facts.date_of(number) <= floor.last]
            assert figures["下限"] == (max(floors) if floors and figures["应上班"] else None)


def check_burdens(made: Written) -> None:
    facts, audited = made.facts, made.audited
    ids = {label: officer for officer, label in Tables(made.plan.file).labels.items()}
    rows = table(made.book["勤务均衡"])
    assert [row["疲劳提示合计"] for row in rows] == sorted((row["疲劳提示合计"] for row in rows), reverse=True)
    for row in rows:
        line = facts.lines[ids[row["警员"]]]
        works = audited.works.get(line.id, [])
        assert row["勤务"] == len(works)
        assert row["夜班"] == sum(work.clock.night for work in works)
        assert row["替岗天数"] == sum(work.is_cover for work in works)
        idle = [day for day, shift in enumerate(line.base[: facts.days]) if shift and audited.away(line.id, day)]
        assert row["闲置天数"] <= len(set(idle) - {work.duty.day for work in works})
        assert row["本期勤务量"] == borne(facts, audited, line.id)
        told = ("连续夜班", "夜班后休息不足24小时", "周末只休一天", "逆向倒班", "临时安排", "疲劳提示合计")
        counted = marks(facts, audited, line)
        assert [row[name] for name in told] == [*counted, counted.total]


def check_idle(made: Written) -> None:
    """Those of all officers are the term of level 6."""
    policy = made.case.policy
    if policy.on("stint.idle_cost"):
        term = next(term.value for term in audit_with(made.facts, made.plan.file.roster).terms if term.key == "stint.idle_cost")
        assert sum(row["闲置天数"] for row in table(made.book["勤务均衡"])) == term


def check_stations(made: Written) -> None:
    facts, audited = made.facts, made.audited
    for unit in made.case.units:
        if not facts.is_station(unit.id) or unit.id not in made.book.sheetnames:
            continue
        rows = {str(row[0]): row for row in made.book[unit.id].iter_rows(values_only=True)}
        for number_of_day in range(facts.days):
            duties = [duty for duty in facts.needs if duty.station == unit.id and duty.day == number_of_day]
            short = [row for row in made.plan.report.shortages if row.station == unit.id and facts.day(row.date) == number_of_day]
            for name, number in {
                "目标": sum(facts.needs[duty].target for duty in duties),
                "实到": sum(len(audited.crew.get(duty, ())) for duty in duties),
                "缺（低于最低）": sum(row.below_minimum for row in short),
                "差（低于目标）": sum(row.below_target for row in short),
            }.items():
                row = rows[f"合计　{name}"]
                assert row[3 + number_of_day] == number, (unit.id, number_of_day, name)


@pytest.mark.parametrize(("draw", "seed"), CASES)
def test_every_figure_of_a_random_case_is_the_audits(draw: Callable[[int], Case], seed: int, tmp_path: Path) -> None:
    try:
        made = written(staffed(draw(seed)), tmp_path)
    except PlanConflict:
        pytest.skip("pins that contradict each other")
    check_departments(made)
    check_burdens(made)
    check_idle(made)
    check_stations(made)


MORNING_AFTER = Opening(officer="C01", last_shift="值", last_end=datetime(2024, 7, 22, 8))


@pytest.mark.parametrize(
    ("opening", "policy", "present"),
    [
        ((), {}, [True, False, False, True, True]),
        ((MORNING_AFTER,), {}, [False, False, False, True, True]),
        ((), {"rest.day24": {"value": 72 * 60}}, [True, False, False, False, False]),
        ((MORNING_AFTER,), {"rest": {"on": False}}, [True, False, True, True, True]),
    ],
)
def test_who_rests_after_a_duty_is_not_at_home(
    opening: tuple[Opening, ...], policy: dict[str, dict[str, Any]], present: list[bool], tmp_path: Path
) -> None:
    """C01 covers 24 hours on the second date, until 08:00 of the third; home work begins at 08:30.

    With the usual rest of 24 hours the third date is rest, with 72 hours the fourth and fifth too; where the rule is off nobody
    rests. An opening duty that ends on the first morning asks for its rest as well.
    """
    demands = (seat(f"{LONGQIAO}/接处警/值", on=1),)
    case = tiny_case(days=5, only=["C01"], demands=demands, opening=opening, policy=policy)
    roster = Roster(assignments=(assigned("C01", f"{LONGQIAO}/接处警/值", 1, rung=1),), stints=(stint("C01", LONGQIAO, 1, 1),))
    tables = Tables(RosterFile(case=case, case_hash="", roster=roster, proof=Proof(status="FEASIBLE", stopped_by="complete")))
    assert [tables.at_home("C01", day(number)) for number in range(5)] == present


def test_a_base_duty_that_yields_is_marked_so() -> None:
    """A01 serves a night elsewhere on day 3, and rests over the own duty of day 4; on day 2 there is none."""
    works = (assigned("A01", f"{LONGQIAO}/接处警/值", 0, "base"), assigned("A01", f"{LONGQIAO}/接处警/备", 1, "base"))
    away = assigned("A01", "凤凰山所/接处警/夜", 3, rung=3)
    roster = Roster(assignments=(*works, away), stints=(stint("A01", "凤凰山所", 3, 3),))
    case = tiny_case(days=5, only=["A01"])
    tables = Tables(RosterFile(case=case, case_hash="", roster=roster, proof=Proof(status="FEASIBLE", stopped_by="complete")))
    assert mark(tables, case.officers[0], day(4)) == Mark("补休", "quiet")
    assert mark(tables, case.officers[0], day(2)) == Mark("", "plain")
    assert {"补休", "off"} <= OFF
