"""Records of a file of the folder put into the ledger, as `stays --keep` and `results --keep` do."""

from pathlib import Path

from models.words import listed
from scheduler.jobs.ready import answer_targets
from scheduler.jobs.records import Source, results, stays


def keep_results(path: Path) -> str:
    """What was kept, in one sentence. Raises as `results` does; then nothing is kept."""
    return listed(results(Source(path, is_kept=True), answer_targets(None)).lines[-1:])


def keep_stays(path: Path) -> str:
    """What was kept, in one sentence. Raises as `stays` does; then nothing is kept."""
    return listed(stays(Source(path, is_kept=True), answer_targets(None)).lines[-1:])
