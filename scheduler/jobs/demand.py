"""Demand computed from a history and from requests for support, and how good such forecasts were."""

from functools import partial
from pathlib import Path
from typing import NamedTuple

from scheduler.demand.backtest import Backtest
from scheduler.demand.backtest import backtest as backtest_of
from scheduler.demand.planning import DemandPlan, demand_plan
from scheduler.exchange.reading.reader import read_case
from scheduler.exchange.targets import Targets, refuse, write
from scheduler.exchange.writing.answers.demand_json import demand_summary
from scheduler.exchange.writing.answers.demand_summary import backtest_lines, demand_lines
from scheduler.exchange.writing.answers.demand_workbook import demand_bytes
from scheduler.exchange.writing.json_text import json_bytes
from scheduler.jobs.answered import Answered


class Demand(NamedTuple):
    """`backtest` is how good such forecasts were, where that was asked for."""

    plan: DemandPlan
    backtest: Backtest | None = None


def demand(case: Path, goals: Targets, is_tested: bool = False) -> Answered[Demand]:
    """Raises `NotWritten` before anything is computed, and `DemandRefused`."""
    refuse(goals, [case])
    plan = demand_plan(read_case(case).case)
    scores = backtest_of(plan.case) if is_tested else None
    lines = (*demand_lines(plan), *(backtest_lines(scores) if scores is not None else ()))
    return Answered(Demand(plan, scores), lines)


def write_demand(goals: Targets, demanded: Demand) -> tuple[Path, ...]:
    """Whatever is asked for."""
    return write(goals, partial(demand_bytes, *demanded), summary=lambda: json_bytes(demand_summary(*demanded)))
