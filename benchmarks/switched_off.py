"""The parts of the engine switched off one by one: `python -m benchmarks.switched_off [--cases 500] [--seed 0]`.

Narrowing, shared sums, the search in parts, the linear relaxations and the greedy make a large model quick; what is best must
not hang on them. Each tiny case (`benchmarks.drawn`) is solved as small models are, and then the way of large models with
everything on and with each of these off: all must come to the same level values. A way that does not close every level within
the limit is counted as open and compared no further; a value below the best, or another one called OPTIMAL, is a failure.
The table also says in how many cases each part had an effect while everything was on: tiny cases leave it little to do.
"""

import argparse
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from typing import Any, NamedTuple
from unittest.mock import patch

from benchmarks.drawn import drawn_case
from models.case import Case
from models.roster import Status
from scheduler.demand.planning import staffed
from scheduler.engine.bounds import prove
from scheduler.engine.build import build, objectives
from scheduler.engine.parameters import PARAMETERS
from scheduler.engine.search import closing, first_roster, improve
from scheduler.engine.search.levels import solve_levels
from scheduler.engine.settings import Settings
from scheduler.engine.solvers import highs
from scheduler.engine.watch import Watch
from scheduler.formulation.instance import Instance
from scheduler.program.sums import Sums

LARGE = ((PARAMETERS, "small_candidates", -1), (PARAMETERS, "simplex_columns", -1))
"""Sends a tiny model the way of large ones: a prover with interior point and shared sums beside a search in parts."""


def _nothing(*_: Any, **__: Any) -> None:
    return None


def _without_sums(row: Any, column: Any, coef: Any, rows: int, columns: int, groups: Any) -> Sums:
    return Sums(row, column, coef, [])


Replaced = tuple[Any, str, Any]
WAYS: Mapping[str, tuple[Replaced, ...]] = {
    "everything on": (),
    "narrowing off": (
        (closing, "narrow", _nothing),
        (highs.HighsProgram, "narrow", _nothing),
        (improve.Improver, "narrow", _nothing),
    ),
    "sums off": ((highs, "with_sums", _without_sums),),
    "parts off": ((improve.Improver, "run", _nothing),),
    "relaxation off": ((prove.Prover, "run", _nothing),),
    "greedy off": ((first_roster, "greedy", _nothing),),
}


Effect = Callable[[tuple[Any, ...], Any], bool]
EFFECTS: Mapping[str, tuple[Any, str, Effect]] = {
    "narrowing off": (highs, "narrowed", lambda given, kept: bool((kept[0] != given[0]).any() or (kept[1] != given[1]).any())),
    "sums off": (highs, "with_sums", lambda _, sums: bool(sums.groups)),
    "parts off": (improve.Improver, "_take", lambda *_: True),
    "relaxation off": (prove.Prover, "_raise", lambda given, _: given[0].bound == given[1]),
    "greedy off": (first_roster, "greedy", lambda given, _: bool(given[1].mark())),
}
"""What a part does where it is on, and whether a call had an effect: bounds tightened, sums made, a better roster, a bound."""


class Outcome(NamedTuple):
    status: Status
    values: tuple[int, ...]


@contextmanager
def switched(way: str, seen: Callable[[str], None] = lambda _: None) -> Iterator[None]:
    """`seen` is told of the parts that have an effect."""
    watched = [(owner, name, _watched(owner, name, did, part, seen)) for part, (owner, name, did) in EFFECTS.items()]
    with ExitStack() as stack:
        for owner, name, value in (*LARGE, *watched, *WAYS[way]):
            stack.enter_context(patch.object(owner, name, value))
        yield


def _watched(owner: Any, name: str, did: Effect, part: str, seen: Callable[[str], None]) -> Callable[..., Any]:
    real = getattr(owner, name)

    def call(*given: Any) -> Any:
        result = real(*given)
        if did(given, result):
            seen(part)
        return result

    return call


def solved(case: Case, seconds: float) -> Outcome:
    model = build(Instance(case))
    solution = solve_levels(model, objectives(model), Settings(seconds, workers=1), Watch())
    return Outcome(solution.status, tuple(level.value for level in solution.levels))


def compared(case: Case, way: str, best: Outcome, seconds: float, seen: Callable[[str], None] = lambda _: None) -> str:
    """same, open, or different."""
    with switched(way, seen):
        outcome = solved(case, seconds)
    if outcome == best:
        return "same"
    closed = outcome.status in (Status.OPTIMAL, Status.INFEASIBLE)
    return "different" if closed or (outcome.values and outcome.values < best.values) else "open"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cases", type=int, default=500)
    parser.add_argument("--seed", type=int, default=0, help="of the first case; the others follow")
    parser.add_argument("--time-limit", type=float, default=5.0, help="seconds for each solve")
    wanted = parser.parse_args()
    counts: dict[str, Counter[str]] = {way: Counter() for way in WAYS}
    effects: Counter[str] = Counter()
    for seed in range(wanted.seed, wanted.seed + wanted.cases):
        case = staffed(drawn_case(seed))
        best = solved(case, wanted.time_limit)
        seen: set[str] = set()
        for way, count in counts.items():
            verdict = compared(case, way, best, wanted.time_limit, seen.add if not WAYS[way] else lambda _: None)
            count[verdict] += 1
            if verdict != "same":
                print(f"seed {seed}: {way} is {verdict}", flush=True)
        effects.update(seen)
    print("| way | same | open | different | cases in which the part has an effect |\n|---|---|---|---|---|")
    for way, count in counts.items():
        print(f"| {way} | {count['same']} | {count['open']} | {count['different']} | {effects[way] if WAYS[way] else ''} |")
    raise SystemExit(any(count["different"] for count in counts.values()))


if __name__ == "__main__":
    main()
