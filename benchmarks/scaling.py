"""Time and gap against size: `python -m benchmarks.scaling --time-limit 120 [--sizes 4,8,12,20]` draws scaling.png.

A size is a number of stations; its case is the preset of that size, seed 1, with a single level.
"""

import argparse
import gc
import multiprocessing
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import NamedTuple

from benchmarks.generator import PRESETS, generate

PICTURE = Path(__file__).with_name("scaling.png")
BY_STATIONS = {size.stations: size for size in PRESETS.values()}


class Point(NamedTuple):
    """Seconds count from the start of building; `first` is when the first roster was known."""

    stations: int
    officers: int
    candidates: int
    variables: int
    rows: int
    build: float
    first: float
    seconds: float
    value: int
    bound: int
    gap: float


def point(stations: int, time_limit: float, workers: int) -> Point:
    """The model is built once more to be counted, apart from the plan that is timed."""
    from scheduler.engine.build import build
    from scheduler.formulation.instance import Instance
    from scheduler.plan import Settings, Watch, plan

    case = generate(BY_STATIONS[stations], 1, "single")
    started = time.monotonic()
    seen: list[float] = []
    planned = plan(case, Settings(time_limit, workers), Watch(lambda *_: seen.append(time.monotonic() - started)))
    seconds = time.monotonic() - started
    level = planned.file.proof.levels[0]
    gc.disable()  # as in the solver's child
    began = time.monotonic()
    model = build(Instance(case))
    built = time.monotonic() - began
    sizes = len(case.officers), len(model.x), len(model.program.lower), len(model.program.rows)
    return Point(stations, *sizes, built, seen[0] if seen else seconds, seconds, level.value, level.bound, level.gap)


def draw(points: Sequence[Point], time_limit: float, path: Path) -> None:
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot

    officers = [measured.officers for measured in points]
    figure, (times, gaps) = pyplot.subplots(1, 2, figsize=(10, 4), layout="constrained")
    for name, label in (("build", "model built"), ("first", "first roster"), ("seconds", "end")):
        times.plot(officers, [getattr(measured, name) for measured in points], marker="o", label=label)
    times.axhline(time_limit, color="grey", linestyle=":", label="limit")
    times.set(title="Time", ylabel="seconds", ylim=(0, None))
    times.legend()
    gaps.plot(officers, [100 * measured.gap for measured in points], marker="o", color="tab:red")
    gaps.set(title=f"Gap after {time_limit:g} s", ylabel="gap, %", ylim=(0, 102))
    for axes in (times, gaps):
        axes.set(
            xlabel="officers (stations)",
            xticks=officers,
            xticklabels=[f"{measured.officers}\n({measured.stations})" for measured in points],
        )
        axes.grid(alpha=0.3)
    figure.savefig(path, dpi=120)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--time-limit", type=float, default=120)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument(
        "--sizes", type=lambda text: tuple(map(int, text.split(","))), default=(4, 8, 12, 20), help=str([*BY_STATIONS])
    )
    parser.add_argument("--picture", type=Path, default=PICTURE)
    wanted = parser.parse_args()
    points = []
    print("".join(f"{name:>11}" for name in Point._fields))
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn"), max_tasks_per_child=1) as own_process:
        for stations in wanted.sizes:
            points.append(own_process.submit(point, stations, wanted.time_limit, wanted.workers).result())
            print(
                "".join(f"{number:>11.3f}" if isinstance(number, float) else f"{number:>11}" for number in points[-1]), flush=True
            )
            draw(points, wanted.time_limit, wanted.picture)


if __name__ == "__main__":
    main()
