"""The shift scheduling instances of Curtois and Qu, solved as ordinary cases.

`python -m benchmarks.curtois DIR --time-limit S [--only 1,3] [--workers 2]` reads DIR/Instance1.txt … and, where it is there,
DIR/best_known.json. `recount` is what the roster costs by the format's own definition, counted without the product.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from benchmarks.curtois.case import case_of, worked
from benchmarks.curtois.reader import Problem, read
from benchmarks.curtois.recount import broken, cost
from benchmarks.published import asked, best_known
from models.errors import NoRoster
from scheduler.plan import Plan, Settings, plan

HEAD = ("instance", "best known", "ours", "bound", "gap %", "seconds", "breaches", "recount", "faults")


class Shown(NamedTuple):
    cells: tuple[str, ...]

    def __str__(self) -> str:
        return "".join(f"{cell:>12}" for cell in self.cells)


def main() -> None:
    wanted = asked(__doc__, only="1,3")
    known = best_known(wanted.folder)
    settings = Settings(time_limit=wanted.time_limit, workers=wanted.workers)
    print(Shown(HEAD), flush=True)
    for number, path in _instances(wanted.folder):
        if wanted.only is None or number in wanted.only:
            print(Shown((number, known.get(path.stem, "?"), *_solved(read(path), path.stem, settings))), flush=True)


def _solved(problem: Problem, title: str, settings: Settings) -> Iterator[str]:
    try:
        planned: Plan = plan(case_of(problem, title), settings)
    except NoRoster:
        return iter(("-",) * (len(HEAD) - 2))
    (level,) = planned.file.proof.levels
    days = worked(planned.file.roster)
    gap = 100 * (level.value - level.bound) / max(1, level.value)
    counts = (len(planned.report.breaches), cost(problem, days), len(broken(problem, days)))
    return iter((str(level.value), str(level.bound), f"{gap:.2f}", f"{planned.file.proof.seconds:.1f}", *map(str, counts)))


def _instances(folder: Path) -> list[tuple[str, Path]]:
    numbered = ((re.fullmatch(r"Instance(\d+)", path.stem), path) for path in folder.glob("Instance*.txt"))
    return sorted(((match[1], path) for match, path in numbered if match), key=lambda pair: int(pair[0]))


if __name__ == "__main__":
    main()
