"""One number for what a roster decides, by which the ledger knows it again."""

import hashlib
import json

from models.roster import RosterFile

LONGEST_LINE = 50
"""So many forebears of a roster are kept."""


def roster_hash(file: RosterFile) -> str:
    """SHA-256 of the case's hash and the roster as canonical JSON; the proof is no part of it.

    What holds its default is left out, so that a field that rosters gain later changes no hash of those published before.
    """
    content = [file.case_hash, file.roster.model_dump(mode="json", exclude_defaults=True)]
    canonical = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def forebears(file: RosterFile) -> tuple[str, ...]:
    """What a roster made from this file says in `made_from`: hashes, the nearest last."""
    return (*file.made_from, roster_hash(file))[-LONGEST_LINE:]
