"""Tiny cases over every field of the schema: `python -m benchmarks.fuzz_cases [--cases 20000] [--seed 0] [--processes 1]`.

Each case (`benchmarks.drawn`) goes the planner's way (`scheduler.plan`), the solver in this process and not in a child. What
comes out is held against three readings of `docs/semantics.md`: the model's, the audit's, and one written from that page alone
(`tests.third`), which also lists every roster of most cases. Wrong is: an exception; a roster that the audit contradicts (exit
code 70); rules or level values that the third reading sees otherwise; values above or below the best of all rosters listed, or
a case called infeasible that has a roster; infeasible without pins and hard lower limits, listed or not; not solved in time.

A rule *binds* in a case if the optimum has other level values, or there is one where there was none, once the rule's row is
off; so also where a rule only gives numbers that terms count (an admission rule moves the steps of fairness). This is tried on
one case in `--bind-every`. A soft limit or term *counts* where it is not 0 in the optimum.
"""

import argparse
import multiprocessing
import sys
import traceback
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial
from typing import NamedTuple
from unittest.mock import patch

from benchmarks.drawn import drawn_case
from models.case import Case
from models.errors import DemandRefused, NoRoster, PlanConflict, SelfContradiction
from models.policy import default_policy
from models.roster import Status
from scheduler import plan as planning
from scheduler.demand.planning import staffed
from scheduler.engine.build import build, objectives
from scheduler.engine.search.levels import solve_levels
from scheduler.engine.settings import Settings
from scheduler.engine.watch import Watch
from scheduler.explain.conflicts import conflict as conflicts
from scheduler.formulation.instance import Instance
from scheduler.program.affine import BudgetExceeded
from tests import in_process
from tests.third.rosters import Third, TooMany

LIMIT = Settings(time_limit=20.0, workers=1, memory_gb=8.0)
LISTED_AT_MOST = 300
"""Rosters of a case that are looked at; with more, only the one that came out is."""
CONFLICT_SECONDS = 5.0
TERMS = {row.key for row in default_policy().rows if row.level is not None}
NUMBERS = ("demand.", "fairness.", "ladder.", "leave.", "available.", "category.", "restricted.")
"""Parameters whose number holds also while their row is off."""
RULES = tuple(row.key for row in default_policy().rows if row.level is None and not row.key.startswith(NUMBERS))
"""Rules, and the limits of their own that may be off."""


class Looked(NamedTuple):
    """What became of one case; `wrong` is empty where all is well."""

    seed: int
    status: str
    wrong: str
    is_listed: bool = False
    has_pins: bool = False
    counts: frozenset[str] = frozenset()
    binds: frozenset[str] | None = None


def _conflict_here(case: Case, memory_gb: float, watch: Watch) -> tuple[str, ...]:
    return conflicts.conflict(case, CONFLICT_SECONDS)


def looked_at(seed: int, at_most: int = LISTED_AT_MOST, bind_every: int = 0) -> Looked:
    try:
        return look(seed, drawn_case(seed), at_most, bool(bind_every) and seed % bind_every == 0)
    except Exception:
        return Looked(seed, "exception", traceback.format_exc(limit=-3))


def look(seed: int, drawn: Case, at_most: int, binds_too: bool) -> Looked:
    try:
        with patch.object(planning, "solve", in_process.solve), patch.object(planning, "conflict", _conflict_here):
            made = planning.plan(drawn, LIMIT)
    except SelfContradiction as error:
        return Looked(seed, "self-contradiction", str(error))
    except NoRoster:
        return Looked(seed, "no roster in time", "not solved in time")
    except (DemandRefused, BudgetExceeded):
        return Looked(seed, "refused", "")
    except PlanConflict as error:
        made = None
        named = bool(error.sentences)
    else:
        named = True
    case = staffed(drawn)
    third, values, wrong = Third(case), None, ""
    if not named:
        wrong = "a conflict without a name"
    if made is None and not case.pins and not any(row.hard for row in case.policy.rows):
        wrong = "infeasible without pins and hard limits"
    if made is not None:
        values = tuple(level.value for level in made.file.proof.levels)
        judged = third.judge(made.file.roster)
        counted = tuple(value for _, value in sorted(judged.levels.items()))
        if made.file.proof.status is not Status.OPTIMAL:
            wrong = "not solved in time"
        if judged.faults or counted != values:
            wrong = f"third reading: {sorted(judged.faults)}, {counted} where the solver has {values}"
    best, is_listed = _best(third, at_most)
    if is_listed and best != values and not wrong:
        wrong = f"the best of all rosters is {best}, the solver's {values}"
    counts = frozenset(term.key for term in made.report.terms if term.value) if made else frozenset()
    binding = frozenset(_binding(case, values)) if binds_too else None
    status = "optimal" if made else "infeasible"
    return Looked(seed, status, wrong, is_listed, bool(case.pins), counts, binding)


def _best(third: Third, at_most: int) -> tuple[tuple[int, ...] | None, bool]:
    try:
        return third.best(at_most), True
    except TooMany:
        return None, False


def _binding(case: Case, values: tuple[int, ...] | None) -> Iterator[str]:
    for key in RULES:
        if case.policy.row(key).on:
            model = build(Instance(case.model_copy(update={"policy": case.policy.changed(**{key: {"on": False}})})))
            solution = solve_levels(model, objectives(model), LIMIT, Watch())
            without = tuple(level.value for level in solution.levels) if solution.values is not None else None
            if without != values:
                yield key


def table(looked: Sequence[Looked]) -> Iterator[str]:
    status = Counter(answer.status for answer in looked)
    yield ", ".join(f"{count} {name}" for name, count in status.most_common())
    listed, pinned = sum(answer.is_listed for answer in looked), sum(answer.has_pins for answer in looked)
    yield f"{listed} with every roster listed, {pinned} with pins"
    tried = [answer.binds for answer in looked if answer.binds is not None]
    bound = Counter(key for binds in tried for key in binds)
    yield f"\n| rule | binds in … of {len(tried)} cases |\n|---|---|"
    yield from (f"| `{key}` | {bound[key]} |" for key in RULES)
    counted = Counter(key for answer in looked for key in answer.counts)
    yield f"\n| soft limit or term | counts in … of {status['optimal']} cases |\n|---|---|"
    yield from (f"| `{row.key}` | {counted[row.key]} |" for row in default_policy().rows if row.key in TERMS)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cases", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=0, help="of the first case; the others follow")
    parser.add_argument("--processes", type=int, default=1)
    parser.add_argument("--at-most", type=int, default=LISTED_AT_MOST, help="rosters of a case that are listed")
    parser.add_argument("--bind-every", type=int, default=100)
    wanted = parser.parse_args()
    work = partial(looked_at, at_most=wanted.at_most, bind_every=wanted.bind_every)
    looked = []
    with multiprocessing.get_context("spawn").Pool(wanted.processes) as pool:
        for answer in pool.imap_unordered(work, range(wanted.seed, wanted.seed + wanted.cases), chunksize=20):
            looked.append(answer)
            if answer.wrong:
                print(f"seed {answer.seed}: {answer.wrong}", flush=True)
            if len(looked) % 1000 == 0:
                print(f"{len(looked)} cases, {sum(bool(answer.wrong) for answer in looked)} wrong", file=sys.stderr, flush=True)
    print("\n".join(table(looked)))
    wrong = sum(bool(answer.wrong) for answer in looked)
    print(f"\n{wrong} of {len(looked)} wrong")
    raise SystemExit(wrong > 0)


if __name__ == "__main__":
    main()
