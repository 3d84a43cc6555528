"""The instances of the Second International Nurse Rostering Competition, all weeks known, solved as ordinary cases.

`python -m benchmarks.inrc2 DIR --time-limit S [--only n030w4_1_6-2-9-1,…] [--workers 2]`: DIR is a scenario's folder, or holds
such folders. Without `--only`: the instances that DIR/best_known.json names ({"instances": {NAME: {"best_known": N}}}), else each
scenario with its first history and its first weeks. `recount` is the cost by the competition's own definition, counted without
the product, `unpriced` the part of it that the product has no rule for, `over` by how much the limits were widened.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from benchmarks.inrc2.case import CRITICAL_WEIGHT, LEFT_OUT, case_of, worked
from benchmarks.inrc2.reader import Problem, parse_name, read
from benchmarks.inrc2.recount import broken, cost
from benchmarks.published import asked, best_known
from models.errors import NoRoster
from scheduler.plan import Plan, Settings, plan

HEAD = ("instance", "best known", "recount", "unpriced", "ours", "bound", "over", "seconds", "breaches", "faults")


def main() -> None:
    wanted = asked(__doc__, only="NAME,…")
    known = best_known(wanted.folder)
    print(f"left out: {LEFT_OUT}")
    _show(HEAD)
    for name in wanted.only or known or _first_ones(wanted.folder):
        problem = read(_folder(wanted.folder, name), name)
        _show((name, known.get(name, "?"), *_solved(problem, name, wanted.time_limit, wanted.workers)))


def _show(cells: tuple[str, ...]) -> None:
    print(f"{cells[0]:<20}" + "".join(f"{cell:>11}" for cell in cells[1:]), flush=True)


def _solved(problem: Problem, name: str, time_limit: float, workers: int) -> Iterator[str]:
    """The limits are widened, in at most half of the time, until the least cover is there."""
    seconds, over = 0.0, 0
    try:
        while seconds < time_limit / 2:
            probe = plan(case_of(problem, name, over, is_priced=False), Settings(time_limit=time_limit / 10, workers=workers))
            seconds += probe.file.proof.seconds
            lacks = probe.file.proof.levels[0].value // CRITICAL_WEIGHT
            if not lacks:
                break
            over += max(1, lacks // len(problem.nurses))
        planned = plan(case_of(problem, name, over), Settings(time_limit=max(1.0, time_limit - seconds), workers=workers))
    except NoRoster:
        return iter(("-",) * (len(HEAD) - 2))
    return _counted(problem, planned, over, seconds + planned.file.proof.seconds)


def _counted(problem: Problem, planned: Plan, over: int, seconds: float) -> Iterator[str]:
    (level,) = planned.file.proof.levels
    duties = worked(planned.file.roster)
    costs = cost(problem, duties)
    unpriced = costs["S2a"] + costs["S5"]
    counts = (over, f"{seconds:.1f}", len(planned.report.breaches), len(broken(problem, duties)))
    return iter(map(str, (sum(costs.values()), unpriced, level.value, level.bound, *counts)))


def _folder(folder: Path, name: str) -> Path:
    inner = folder / parse_name(name)[0]
    return inner if inner.is_dir() else folder


def _first_ones(folder: Path) -> Iterator[str]:
    for path in sorted(folder.rglob("Sc-*.txt")):
        weeks = re.search(r"WEEKS\s*=\s*(\d+)", path.read_text(encoding="utf-8"))
        if weeks:
            yield f"{path.stem.removeprefix('Sc-')}_0_{'-'.join(map(str, range(int(weeks[1]))))}"


if __name__ == "__main__":
    main()
