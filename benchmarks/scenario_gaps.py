"""What a scenario costs against its base at equal gaps: when each level was first known as well as the base knew it at its end.

python -m benchmarks.scenario_gaps data/chengxiang-spring-2027.xlsx data/spring-scenarios.yaml --time-limit 60
"""

import argparse
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from models.case import Case
from models.level import LevelNumber
from models.roster import Roster
from scheduler.demand.planning import staffed
from scheduler.engine.settings import Progress, Settings
from scheduler.engine.watch import Watch
from scheduler.exchange import read_case
from scheduler.exchange.reading.scenarios.file import read_scenarios
from scheduler.exchange.reading.scenarios.flags import Flags
from scheduler.whatif.planned import Task, run
from scheduler.whatif.sweep import SHARE, applied


class Watched(NamedTuple):
    """A run's roster, and per level every (seconds, gap) that was told of it."""

    roster: Roster
    told: dict[LevelNumber, list[tuple[float, float]]]

    def end(self, level: LevelNumber) -> float:
        return min(gap for _, gap in self.told[level])

    def first(self, level: LevelNumber, gap: float) -> float | None:
        """Seconds until the level's gap was no larger."""
        return next((seconds for seconds, known in self.told.get(level, ()) if known <= gap), None)


def watched(name: str, case: Case, settings: Settings, start: Roster | None = None) -> Watched:
    told: dict[LevelNumber, list[tuple[float, float]]] = {}

    def hear(title: str, known: Progress) -> None:
        told.setdefault(known.level, []).append((known.seconds, known.gap))

    return Watched(run(Task(name, name, case, settings, start), Watch(tell=hear)).roster, told)


def compared(name: str, base: Watched, other: Watched) -> Iterator[str]:
    for level in sorted(base.told):
        gap = base.end(level)
        ours, theirs = base.first(level, gap), other.first(level, gap)
        ratio = f"{theirs / ours:.2f}" if ours and theirs else "not reached"
        yield f"{name} | level {level} | gap {gap:.1%} | base {ours or 0:.1f} s | scenario {theirs or 0:.1f} s | {ratio}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("case", type=Path)
    parser.add_argument("scenarios", type=Path)
    parser.add_argument("--time-limit", type=float, default=60.0)
    wanted = parser.parse_args()
    typed = read_case(wanted.case).case
    whole = staffed(typed)
    scenarios = read_scenarios(whole, wanted.case, wanted.scenarios, Flags(False, (), (), (), (), ()), 0)
    settings = Settings(time_limit=wanted.time_limit)
    base = watched("base", whole, settings)
    for scenario, changed in applied(typed, whole, scenarios):
        own = replace(settings, time_limit=SHARE * settings.time_limit)
        for line in compared(scenario.name, base, watched(scenario.name, changed, own, base.roster)):
            print(line, flush=True)


if __name__ == "__main__":
    main()
