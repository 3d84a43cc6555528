"""The proof that goes with a roster: what was reached and proven, with which settings and which software."""

import hashlib
import platform
from collections.abc import Iterator
from dataclasses import asdict
from importlib.metadata import PackageNotFoundError, version

from models.case import Case
from models.roster import Proof, Roster
from scheduler.engine.process.solving import SolvedCase
from scheduler.engine.settings import Settings
from scheduler.exchange.reading.leave_beyond import unchecked

PACKAGES = ("dutycover", "ortools", "highspy")
NOT_REPEATABLE = "provenance.not_repeatable"
UNCHECKED_LEAVE = "provenance.unchecked_leave"


def proof(case: Case, solved: SolvedCase, settings: Settings, seconds: float, start: Roster | None = None) -> Proof:
    """`start` is the roster that the search began with, which has a part in what was solved."""
    return Proof(
        status=solved.status,
        stopped_by=solved.stopped_by,
        levels=solved.levels,
        seconds=round(seconds, 2),
        seed=settings.seed,
        workers=settings.workers,
        versions=versions(),
        parameters={**asdict(settings), "reproducible": solved.repeatable, "search": solved.search, "start": _digest(start)},
        remarks=tuple(_remarks(case, solved, settings)),
    )


def _remarks(case: Case, solved: SolvedCase, settings: Settings) -> Iterator[str]:
    yield from solved.remarks
    if settings.reproducible and not solved.repeatable:
        yield NOT_REPEATABLE
    if solved.roster is not None and any(unchecked(case, solved.roster)):
        yield UNCHECKED_LEAVE


def _digest(start: Roster | None) -> str:
    return "" if start is None else hashlib.sha256(start.model_dump_json().encode()).hexdigest()[:16]


def versions() -> dict[str, str]:
    """Of what a result depends on, as far as it is installed."""
    known = {name: text for name in PACKAGES if (text := _version(name))}
    return known | {"python": platform.python_version(), "platform": platform.platform()}


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""
