"""A peer to measure against: the constraint solver Timefold plans the same case under the same rules.

    python -m benchmarks.peers.timefold CASE_FILE --time-limit 60

Its rosters are judged by the same audit as ours; what is left broken at the limit is counted, not hidden.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from argparse import ArgumentParser
from collections import Counter
from pathlib import Path
from typing import NamedTuple

from benchmarks.peers import Answer
from benchmarks.timefold.export import export
from benchmarks.timefold.policy import unsupported
from benchmarks.timefold.roster import roster_of
from benchmarks.timefold.setup import PYTHON
from models.case import Case
from models.roster import Roster
from scheduler.audit import audit
from scheduler.engine.build import build
from scheduler.exchange import read_case
from scheduler.formulation.instance import Instance

ROOT = Path(__file__).parents[2]
START_SECONDS = 900.0
"""What its start may take before the limit begins: it translates the rules and copies every fact, slowly."""


class Solved(NamedTuple):
    roster: Roster
    score: str
    seconds: float


class PeerFailed(Exception):
    pass


def available() -> str | None:
    """Why the peer cannot run here; None if it can."""
    if not PYTHON.exists():
        return f"no environment at {PYTHON.parents[1]}: python -m benchmarks.timefold.setup"
    try:
        subprocess.run(["java", "-version"], capture_output=True, check=True)
    except (OSError, subprocess.CalledProcessError) as error:
        return f"no Java: {error}"
    return None


def solve(case: Case, time_limit: float, workers: int = 1) -> Answer:
    """Its best roster within the limit, which may break rules; none where it does not know the case.

    The limit is for its search alone. It searches with one thread; `workers` bounds the cores of its Java process.
    """
    solved = run(case, time_limit, workers)
    return Answer(None if solved is None else solved.roster)


def run(case: Case, time_limit: float, workers: int = 1) -> Solved | None:
    started = time.monotonic()
    instance = Instance(case)
    if unsupported(instance) is not None:
        return None
    model = build(instance)
    data = export(model)
    with tempfile.TemporaryDirectory() as folder:
        problem, answer = Path(folder) / "problem.json", Path(folder) / "answer.json"
        problem.write_text(json.dumps(data))
        command = [str(PYTHON), "-m", "benchmarks.timefold.solver", str(problem), str(answer), str(time_limit)]
        environment = os.environ | {"JAVA_TOOL_OPTIONS": f"-XX:ActiveProcessorCount={workers}"}
        done = subprocess.run(
            command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=time_limit + START_SECONDS, check=False
        )
        if done.returncode or not answer.exists():
            raise PeerFailed(done.stdout[-4000:] + done.stderr[-4000:])
        solved = json.loads(answer.read_text())
    return Solved(roster_of(model, data, solved), solved["score"], time.monotonic() - started)


def main() -> None:
    parser = ArgumentParser(description="Plan a case with Timefold and audit the roster.")
    parser.add_argument("case", type=Path)
    parser.add_argument("--time-limit", type=float, default=60.0)
    parser.add_argument("--workers", type=int, default=2)
    options = parser.parse_args()
    case = read_case(options.case).case
    reason = available() or unsupported(Instance(case))
    solved = None if reason else run(case, options.time_limit, options.workers)
    if solved is None:
        sys.exit(reason)
    report = audit(case, solved.roster)
    print(f"score     {solved.score}")
    print(f"seconds   {options.time_limit:.0f} of search, {solved.seconds:.0f} in all")
    print(f"breaches  {len(report.breaches)} {dict(Counter(breach.rule for breach in report.breaches))}")
    print(f"levels    {dict(sorted(report.levels.items()))}")


if __name__ == "__main__":
    main()
