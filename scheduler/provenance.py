"""The proof that goes with a roster: what was reached and proven, with which settings and which software."""

import platform
from importlib.metadata import PackageNotFoundError, version

from models.roster import Proof, StoppedBy
from scheduler.engine.settings import Settings
from scheduler.engine.solving import CLOCK_STOPPED, Found

PACKAGES = ("dutycover", "ortools", "highspy")
BY_THE_SEARCH_ALONE = (StoppedBy.COMPLETE, StoppedBy.TIME_LIMIT)


def proof(found: Found, settings: Settings, seconds: float) -> Proof:
    return Proof(
        status=found.status,
        stopped_by=found.stopped_by,
        levels=found.levels,
        seconds=round(seconds, 2),
        seed=settings.seed,
        workers=settings.workers,
        versions=_versions(),
        parameters={**settings._asdict(), "reproducible": _is_reproducible(found, settings), "search": found.search},
        remarks=found.remarks,
    )


def _is_reproducible(found: Found, settings: Settings) -> bool:
    return settings.reproducible and found.stopped_by in BY_THE_SEARCH_ALONE and CLOCK_STOPPED not in found.remarks


def _versions() -> dict[str, str]:
    known = {name: text for name in PACKAGES if (text := _version(name))}
    return known | {"python": platform.python_version(), "platform": platform.platform()}


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""
