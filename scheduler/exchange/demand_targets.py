"""Where a computed demand goes: its workbook and its JSON summary."""

import json
from collections.abc import Iterator
from pathlib import Path

from scheduler.demand.backtest import Backtest
from scheduler.demand.planning import DemandPlan
from scheduler.exchange.atomic import NotWritten, refuse_outputs, replace_file
from scheduler.exchange.demand_summary import demand_json
from scheduler.exchange.demand_workbook import demand_bytes


def refuse_demand(case: Path, output: Path | None, summary: Path | None) -> None:
    """Raises `NotWritten` before anything is computed, for whatever could not be written after it."""
    if output is not None and output.suffix.lower() != ".xlsx":
        raise NotWritten(f"无法写入「{output}」：警力需求工作簿应以 .xlsx 结尾")
    refuse_outputs([path for path in (output, summary) if path is not None], [case])


def write_demand(plan: DemandPlan, scores: Backtest | None, output: Path | None, summary: Path | None) -> Iterator[str]:
    """Writes what is asked for, and says so."""
    if output is not None:
        replace_file(output, demand_bytes(plan, scores))
        yield f"已写出：{output}"
    if summary is not None:
        replace_file(summary, json.dumps(demand_json(plan, scores), ensure_ascii=False, indent=1).encode())
        yield f"已写出：{summary}"
