"""Where a computed demand goes: its workbook and its JSON summary."""

import json
from collections.abc import Iterator
from pathlib import Path

from models.words import in_the_workbook, say
from scheduler.demand.backtest import Backtest
from scheduler.demand.planning import DemandPlan
from scheduler.exchange.transaction.atomic import write_or_keep
from scheduler.exchange.transaction.outputs import NotWritten, refuse_outputs
from scheduler.exchange.writing.answers.demand_summary import demand_json
from scheduler.exchange.writing.answers.demand_workbook import demand_bytes


def refuse_demand(case: Path, output: Path | None, summary: Path | None) -> None:
    """Raises `NotWritten` before anything is computed, for whatever could not be written after it."""
    if output is not None and output.suffix.lower() != ".xlsx":
        raise NotWritten(say("demand.targets.suffix", output=output))
    refuse_outputs([path for path in (output, summary) if path is not None], [case])


def write_demand(plan: DemandPlan, scores: Backtest | None, output: Path | None, summary: Path | None) -> Iterator[str]:
    """Writes what is asked for, and says so."""
    contents: dict[Path, bytes] = {}
    if output is not None:
        with in_the_workbook():
            contents[output] = demand_bytes(plan, scores)
    if summary is not None:
        contents[summary] = json.dumps(demand_json(plan, scores), ensure_ascii=False, indent=1).encode()
    write_or_keep(contents)
    if output is not None:
        yield say("demand.targets.written", output=output)
    if summary is not None:
        yield say("demand.targets.written_summary", summary=summary)
