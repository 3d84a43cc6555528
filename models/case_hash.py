"""One number for the content of a case, by which files of the same case know each other."""

import hashlib
import json
from itertools import product
from typing import Any

from models.case import Case
from models.policy import TEXTS, older_rows

LATER_PARTS = ("roster_before", "stay_phases", "stay_records", "problems", "results", "replan")
LATER_FIELDS = {
    "opening": ("away_dates", "night_dates"),
    "units": ("town_beds_women",),
    "mutual_aid": ("past_balance",),
    "commitments": ("station", "days"),
    "pins": ("burden_of",),
}
"""Parts of a case, and fields by sheet, that older files lack: empty, they change nothing in a case, nor its hash."""
LATER_REPLAN_FIELDS = ("is_held_beyond", "given_back")


def case_hash(case: Case) -> str:
    """SHA-256 of the case as canonical JSON: equal cases have equal hashes, wherever they were read from.

    A row, field or part that older files lack is left out where it is as they mean it, so that their hash stays.
    """
    content = case.model_dump(mode="json")
    older = {key: _numbers(row.model_dump(mode="json")) for key, row in older_rows().items()}
    content["policy"]["rows"] = [row for row in content["policy"]["rows"] if _numbers(row) != older.get(row["key"])]
    for part in LATER_PARTS:
        if not content[part]:
            del content[part]
    for sheet, later in LATER_FIELDS.items():
        for row, name in product(content[sheet], later):
            if row[name] in (None, []):
                del row[name]
    for name in LATER_REPLAN_FIELDS if content.get("replan") else ():
        if not content["replan"][name]:
            del content["replan"][name]
    canonical = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def _numbers(row: dict[str, Any]) -> dict[str, Any]:
    """A row without what is only said of it."""
    return {name: value for name, value in row.items() if name not in TEXTS}
