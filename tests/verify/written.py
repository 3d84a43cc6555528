"""Certificates written by hand, a row and its multiplier each, and spoilt at will."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from models.case_hash import case_hash
from models.publishing.certificate import MANIFEST, CertifiedLevel, Manifest, proof_member, rows_member
from models.publishing.roster_hash import roster_hash
from models.roster import Proof, Roster, RosterFile, Status, StoppedBy
from scheduler.verify.ground import Ground
from scheduler.verify.row import AT_MOST, Name, Row
from scheduler.verify.rows import derived
from tests.cases import assigned, refused, request, seat, tiny_case

Spoil = Callable[[str], str]
PLACE = ("龙桥所", "接处警", "白", "2024-07-22")
COST = 10


def short_by_one(**fields: Any) -> RosterFile:
    """Two are wanted on one date and only A03 is there, whose leave is refused for it."""
    settings: dict[str, Any] = {
        "days": 1,
        "only": ["A03"],
        "demands": (seat("龙桥所/接处警/白", 2, on=0),),
        "leave": (request("假1", "A03", 0, 0),),
        "policy": {"leave": {"value": COST}},
    }
    case = tiny_case(**settings | fields)
    roster = Roster(assignments=(assigned("A03", "龙桥所/接处警/白", 0, "free"),), leave=(refused("假1"),))
    proof = Proof(status=Status.FEASIBLE, stopped_by=StoppedBy.TIME_LIMIT)
    return RosterFile(case=case, case_hash=case_hash(case), roster=roster, proof=proof)


DAY = "2024-07-22"
PROOFS: Mapping[str, Mapping[Name, int]] = {
    "1": {
        ("value", "1"): 1,
        ("short", *PLACE, "crew"): 1,
        ("date", "A03", DAY): -1,
        ("lower", "grant", "假1", "0", DAY): 1,
    },
    "2": {
        ("value", "2"): 1,
        ("leave", "假1"): COST,
        ("date", "A03", "2024-07-22"): -COST,
        ("short", *PLACE, "crew"): COST,
        ("value", "1"): COST,
        ("cap", "1"): -COST,
    },
}
"""By level, the rows that are cited and what each is multiplied by."""


def write(path: Path, file: RosterFile, values: Mapping[str, int], spoil: Mapping[str, Spoil] | None = None) -> Path:
    """Levels without a proof are told as not certified; `spoil` changes the text of a member."""
    ground, levels, members = Ground(file.case), [], {}
    for level, value in values.items():
        bound = value if level in PROOFS else None
        caps = {key[1]: values[key[1]] for key in PROOFS.get(level, ()) if key[0] == "cap"}
        levels.append(CertifiedLevel(level=level, value=value, bound=bound, caps=caps, why="" if bound is not None else "-"))
        if level in PROOFS:
            members |= _proof(ground, level, values)
    manifest = Manifest(case=case_hash(file.case), roster=roster_hash(file), levels=tuple(levels))
    members[MANIFEST] = manifest.model_dump_json()
    with ZipFile(path, "w") as archive:
        for name, text in members.items():
            archive.writestr(name, (spoil or {}).get(name, str)(text))
    return path


def _proof(ground: Ground, level: str, values: Mapping[str, int]) -> dict[str, str]:
    rows = {key: _row(ground, key, values) for key in PROOFS[level]}
    names = sorted({name for row in rows.values() for name in row.terms})
    number = {name: place for place, name in enumerate(names)}
    text = ["VER 1.0", f"VAR {len(names)}", *(f"x{place}" for place in number.values()), f"INT {len(names)}"]
    text += [" ".join(map(str, number.values())), "OBJ min", f"1 {number['value', level]} 1", f"CON {len(rows)} 0"]
    for place, row in enumerate(rows.values()):
        entries = " ".join(f"{number[name]} {coef}" for name, coef in row.terms.items())
        text.append(f"r{place} {row.sense} {row.side} {len(row.terms)} {entries}")
    sums = " ".join(f"{place} {factor}" for place, factor in enumerate(PROOFS[level].values()))
    text += [f"RTP range {values[level]} inf", "SOL 0", "DER 1"]
    text.append(f"d0 G {values[level]} OBJ {{ rnd {len(rows)} {sums} }} -1")
    listed = {"level": level, "variables": names, "rows": list(rows)}
    return {proof_member(level): "\n".join(text) + "\n", rows_member(level): json.dumps(listed, ensure_ascii=False)}


def _row(ground: Ground, key: Name, values: Mapping[str, int]) -> Row:
    return Row(AT_MOST, values[key[1]], {("value", key[1]): 1}) if key[0] == "cap" else derived(ground, key)
