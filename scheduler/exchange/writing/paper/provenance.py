"""How a roster came about, in one line each: enough to do it again."""

from models.roster import Proof, RosterFile
from models.words import say

NAMES = {
    "time_limit": "provenance.time_limit",
    "workers": "provenance.workers",
    "seed": "provenance.seed",
    "memory_gb": "provenance.memory_gb",
    "reproducible": "provenance.reproducible",
}
UNITS = {"time_limit": "provenance.seconds", "memory_gb": "provenance.gigabytes"}


def parameters_text(proof: Proof) -> str:
    """The settings in the planner's words; the solver's own parameters stay in the file."""
    known = {"seed": proof.seed, "workers": proof.workers} | proof.parameters
    return say("join.comma").join(_parameter(name, known[key], UNITS.get(key)) for key, name in NAMES.items() if key in known)


def _parameter(name: str, value: bool | int | float | str, unit: str | None) -> str:
    return f"{say(name)} {_word(value)}{say(unit) if unit else ''}"


def versions_text(proof: Proof) -> str:
    return say("join.comma").join(f"{name} {version}" for name, version in proof.versions.items())


def provenance(file: RosterFile) -> str:
    return say(
        "provenance.line",
        parameters=parameters_text(file.proof),
        versions=versions_text(file.proof),
        case_hash=file.case_hash[:12],
    )


def _word(value: bool | int | float | str) -> str:
    if isinstance(value, bool):
        return say("answer.yes") if value else say("answer.no")
    return f"{value:g}" if isinstance(value, float) else str(value)
