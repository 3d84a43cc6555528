"""The certificate of a roster as the file that goes beside it (docs/certificate.md)."""

import json
import threading
import zipfile
from collections.abc import Iterator, Mapping
from functools import partial
from io import BytesIO
from typing import NamedTuple

from models.level import LevelNumber
from models.publishing.certificate import MANIFEST, CertifiedLevel, Manifest, proof_member, rows_member
from models.publishing.roster_hash import roster_hash
from models.roster import LevelResult, RosterFile, status_of
from models.words import in_the_workbook, say
from scheduler.certificate.certify import Certifier, why_not
from scheduler.certificate.vipr import LevelProof, vipr_lines
from scheduler.engine.watch import Until

NOTE = "说明.txt"
"""Whatever is spoken."""
LEVEL_SECONDS = 60.0
"""What proving one level may take."""
EPOCH = (1980, 1, 1, 0, 0, 0)
"""Of every member, so that the same proof is the same file."""


class Proven(NamedTuple):
    """What is certified of a level, and its proof where it is."""

    level: CertifiedLevel
    proof: LevelProof | None


class Beside(NamedTuple):
    """Names of files that lie side by side."""

    roster: str
    certificate: str


def certified(file: RosterFile, names: Beside, stop: threading.Event) -> tuple[RosterFile, partial[bytes]]:
    """The roster with what its certificate proves, and what makes the content of that."""
    with in_the_workbook():
        proven = list(_proven(file, stop))
    bounds = {known.level.level: known.level.bound for known in proven}
    levels = tuple(_raised(level, bounds[str(level.level)]) for level in file.proof.levels)
    proof = file.proof.model_copy(update={"levels": levels, "status": status_of(levels), "certificate": names.certificate})
    return file.model_copy(update={"proof": proof}), partial(content, file, names, proven)


def _raised(level: LevelResult, bound: int | None) -> LevelResult:
    """With a bound that is no worse than the one in whole numbers."""
    best = level.bound if bound is None else max(level.bound, bound)
    gap = (level.value - best) / max(1, abs(level.value - level.givens))
    return level.model_copy(update={"certified": bound, "bound": best, "gap": gap})


def _proven(file: RosterFile, stop: threading.Event) -> Iterator[Proven]:
    values = {level.level: level.value for level in file.proof.levels}
    reason = why_not(file.case)
    if reason:
        for level, value in values.items():
            yield Proven(CertifiedLevel(level=str(level), value=value, why=say(reason)), None)
        return
    certifier = Certifier(file.case, values)
    for level, value in values.items():
        proof = certifier.proof(level, Until.within(LEVEL_SECONDS, stop))
        if proof.bound > value:
            yield Proven(CertifiedLevel(level=str(level), value=value, why=say("certificate.contradiction")), None)
        else:
            yield Proven(_certified(level, proof, values), proof)


def _certified(level: LevelNumber, proof: LevelProof, values: Mapping[LevelNumber, int]) -> CertifiedLevel:
    caps = {row.key[1]: row.side for row in proof.rows if row.key[0] == "cap"}
    return CertifiedLevel(level=str(level), value=values[level], bound=proof.bound, caps=caps)


def content(file: RosterFile, names: Beside, proven: list[Proven]) -> bytes:
    manifest = Manifest(case=file.case_hash, roster=roster_hash(file), levels=tuple(known.level for known in proven))
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as bundle:
        _write(bundle, MANIFEST, [manifest.model_dump_json(indent=1)])
        for known in proven:
            if known.proof is not None:
                _write(bundle, proof_member(known.level.level), vipr_lines(known.proof))
                _write(bundle, rows_member(known.level.level), _rows(known.level.level, known.proof))
        _write(bundle, NOTE, [say("certificate.note", roster=names.roster, name=names.certificate)])
    return stream.getvalue()


def _rows(level: str, proof: LevelProof) -> Iterator[str]:
    """As JSON, a name or a key a line."""
    yield f'{{"level": {json.dumps(level)}, "variables": ['
    yield ",\n".join(json.dumps(name, ensure_ascii=False) for name in proof.names)
    yield '], "rows": ['
    yield ",\n".join(json.dumps(key, ensure_ascii=False) for key in proof.keys)
    yield "]}"


def _write(bundle: zipfile.ZipFile, member: str, lines: Iterator[str] | list[str]) -> None:
    known = zipfile.ZipInfo(member, EPOCH)
    known.compress_type = zipfile.ZIP_DEFLATED
    with bundle.open(known, "w") as stream:
        for line in lines:
            stream.write(f"{line}\n".encode())
