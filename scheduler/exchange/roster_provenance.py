"""How a roster came about, in one line each: enough to do it again."""

from models.roster import Proof, RosterFile

NAMES = {"time_limit": "时限", "workers": "线程", "seed": "种子", "memory_gb": "内存上限", "reproducible": "可重现"}
UNITS = {"time_limit": " 秒", "memory_gb": " GB"}


def parameters_text(proof: Proof) -> str:
    """The settings in the planner's words; the solver's own parameters stay in the file."""
    known = {"seed": proof.seed, "workers": proof.workers} | proof.parameters
    return "，".join(f"{name} {_word(known[key])}{UNITS.get(key, '')}" for key, name in NAMES.items() if key in known)


def versions_text(proof: Proof) -> str:
    return "，".join(f"{name} {version}" for name, version in proof.versions.items())


def provenance(file: RosterFile) -> str:
    return f"{parameters_text(file.proof)}；{versions_text(file.proof)}；案例 {file.case_hash[:12]}"


def _word(value: bool | int | float | str) -> str:
    if isinstance(value, bool):
        return "是" if value else "否"
    return f"{value:g}" if isinstance(value, float) else str(value)
