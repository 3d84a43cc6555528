"""What a study came to, kept from one run of the board to the next."""

from pathlib import Path
from typing import Any

from models.base import Noun
from scheduler.jobs.board.kept import Kept
from scheduler.jobs.board.studies.state import State
from scheduler.jobs.board.studies.wanted import Study, Wanted


def keep(kept: Kept, state: State) -> None:
    """One that has ended."""
    wanted = state.wanted._asdict() | {"study": state.wanted.study.value, "case": state.wanted.case.name}
    ended = {"wanted": wanted, "seen": state.seen, "seconds": state.seconds, "is_stopping": state.is_stopping}
    value = state.value.model_dump(mode="json") if state.value is not None else None
    kept.put(state.wanted.study.value, ended | {"value": value, "written": state.written, "failure": state.failure})


def kept_study(kept: Kept, study: Study, folder: Path) -> State | None:
    """None where there is none, or where it was kept by a program that made it otherwise."""
    known = kept.get(study.value)
    try:
        return None if known is None else _state(known, study, folder)
    except (KeyError, TypeError, ValueError):
        return None


def _state(known: dict[str, Any], study: Study, folder: Path) -> State:
    from models.comparison import Comparison
    from models.stress import Stress
    from models.tradeoff import Tradeoff

    models: dict[Study, type[Noun]] = {
        Study.WHATIF: Comparison,
        Study.STRESS: Stress,
        Study.TRADEOFF: Tradeoff,
        Study.BOTTLENECK: Comparison,
    }
    wanted = known["wanted"]
    asked = Wanted(**wanted | {"study": study, "case": folder / wanted["case"], "percents": tuple(wanted["percents"])})
    value = known["value"] and models[study].model_validate(known["value"])
    return State(
        asked,
        doing=str,
        is_waiting=False,
        is_stopping=bool(known["is_stopping"]),
        seconds=float(known["seconds"]),
        value=value,
        written=tuple(map(str, known["written"])),
        failure=str(known["failure"]),
        seen=str(known["seen"]),
    )
