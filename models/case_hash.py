"""One number for the content of a case, by which files of the same case know each other."""

import hashlib
import json

from models.case import Case
from models.policy import default_rows, default_table


def case_hash(case: Case) -> str:
    """SHA-256 of the case as canonical JSON: equal cases have equal hashes, wherever they were read from."""
    content = case.model_dump(mode="json")
    later = _later_rows()
    content["policy"]["rows"] = [row for row in content["policy"]["rows"] if row != later.get(row["key"])]
    canonical = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def _later_rows() -> dict[str, object]:
    """Built-in rows that older files lack: left as they are, they change nothing in a case, nor its hash."""
    later = {row["key"] for row in default_table() if row["since"]}
    return {row.key: row.model_dump(mode="json") for row in default_rows() if row.key in later}
