"""One number for the content of a case, by which files of the same case know each other."""

import hashlib
import json

from models.case import Case
from models.policy import neutral_rows


def case_hash(case: Case) -> str:
    """SHA-256 of the case as canonical JSON: equal cases have equal hashes, wherever they were read from.

    A row that older files lack is left out where it is as they are read without it, so that their hash stays.
    """
    content = case.model_dump(mode="json")
    later = {key: row.model_dump(mode="json") for key, row in neutral_rows().items()}
    content["policy"]["rows"] = [row for row in content["policy"]["rows"] if row != later.get(row["key"])]
    canonical = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()
