"""The runs as tables: per case, over the seeds, and as CSV."""

import csv
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median

from benchmarks.peers.run import Run
from models.level import LevelNumber


def bound_for(run: Run, level: LevelNumber, runs: Sequence[Run]) -> int | None:
    """The best bound that anybody proved and that holds for this run.

    A bound of a later level was proven at the values reached before it, so it holds for who is no worse at any of those.
    """
    earlier = [before for before in run.values or () if before < level]
    holding = [
        other
        for other in runs
        if other.seed == run.seed and level in other.bounds and all(run.of(before) <= other.of(before) for before in earlier)
    ]
    return max((other.bounds[level] for other in holding), default=None)


def gap_of(run: Run, level: LevelNumber, runs: Sequence[Run]) -> float | None:
    bound = bound_for(run, level, runs)
    return None if bound is None else (run.of(level) - bound) / max(1, abs(run.of(level)))


def case_lines(title: str, runs: Sequence[Run]) -> Iterator[str]:
    yield f"\n{title}\n{'peer':<12}{'s':>7}{'MB':>7}{'breaches':>9}  level: value ≥ bound (gap)"
    for run in runs:
        levels = ", ".join(_level(run, level, runs) for level in sorted(run.values or ()))
        yield f"{run.peer:<12}{run.seconds:7.1f}{run.peak_mb:7}{run.breaches:9}  {levels or _nothing(run)}"
    yield from _refuted(runs)


def _nothing(run: Run) -> str:
    return run.status + "".join(f", bound {bound}" for bound in run.bounds.values())


def _level(run: Run, level: LevelNumber, runs: Sequence[Run]) -> str:
    own, gap = run.bounds.get(level), gap_of(run, level, runs)
    return f"{level}: {run.of(level)} ≥ {'?' if own is None else own}" + ("" if gap is None else f" ({gap:.1%})")


def _refuted(runs: Sequence[Run]) -> Iterator[str]:
    """Somebody is wrong where a valid roster is better than a bound."""
    for run in runs:
        for level in sorted(run.values or ()) if run.valid else ():
            bound = bound_for(run, level, runs)
            if bound is not None and bound > run.of(level):
                yield f"CONTRADICTION: {run.peer} has {run.of(level)} at level {level}, a bound says {bound}"


def summary_lines(runs: Sequence[Run]) -> Iterator[str]:
    """Per peer and level, over the seeds with a valid roster: value, gap and factor against ours, median and worst."""
    heads = ("valid", "value", "worst", "gap", "worst", "factor", "worst")
    yield f"\n{'peer':<12}{'level':>6}" + "".join(f"{head:>10}" for head in heads)
    for peer in dict.fromkeys(run.peer for run in runs):
        own_runs = [run for run in runs if run.peer == peer and run.valid]
        share = f"{len(own_runs)}/{sum(run.peer == peer for run in runs)}"
        for level in sorted({level for run in own_runs for level in run.values or ()}):
            gaps = [gap for run in own_runs if (gap := gap_of(run, level, runs)) is not None]
            cells = _pair([run.of(level) for run in own_runs], "10.0f") + _pair(gaps, "10.1%")
            yield f"{peer:<12}{level:>6}{share:>10}{cells}{_pair(_factors(own_runs, level, runs), '10.2f')}"
        if not own_runs:
            yield f"{peer:<12}{'-':>6}{share:>10}"


def _factors(own_runs: Sequence[Run], level: LevelNumber, runs: Sequence[Run]) -> list[float]:
    ours = {run.seed: run.of(level) for run in runs if run.peer == "ours" and run.valid}
    return [run.of(level) / ours[run.seed] for run in own_runs if ours.get(run.seed)]


def _pair(numbers: Sequence[float], form: str) -> str:
    return f"{median(numbers):{form}}{max(numbers):{form}}" if numbers else f"{'-':>10}" * 2


def write_csv(path: Path, title: str, runs: Sequence[Run]) -> None:
    """A line per run and level; `gap` is to the best bound that holds for the run."""
    with path.open("w", encoding="utf-8", newline="") as file:
        lines = csv.writer(file)
        lines.writerow(("case", "seed", "peer", "status", "breaches", "seconds", "peak_mb", "level", "value", "bound", "gap"))
        for run in runs:
            facts = (title, run.seed, run.peer, run.status, run.breaches, round(run.seconds, 1), run.peak_mb)
            for level in sorted(run.values or run.bounds or {1}):
                gap = gap_of(run, level, runs) if run.values else None
                value = run.of(level) if run.values else ""
                lines.writerow((*facts, level, value, run.bounds.get(level, ""), "" if gap is None else round(gap, 4)))
