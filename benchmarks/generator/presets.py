"""The hashes that fix the presets, written by `python -m benchmarks.generator.presets` once, before any tuning.

They speak of what the cases say, not of rows that the product has learned since: fields at their defaults do not count, and
of the policy only the weights of the single level.
"""

import csv
import hashlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

from benchmarks.generator import PRESETS, SINGLE_LEVEL, Levels, generate
from models.case import Case

FILE = Path(__file__).with_suffix(".csv")
SEEDS = (1, 2, 3)


def hashes() -> Iterator[tuple[str, str, str, str]]:
    """Preset, levels, seed and fingerprint."""
    for preset, size in PRESETS.items():
        for levels in get_args(Levels):
            for seed in SEEDS:
                yield preset, levels, str(seed), fingerprint(generate(size, seed, levels), levels)


def fingerprint(case: Case, levels: Levels) -> str:
    """SHA-256 of the case as JSON with sorted keys."""
    said = case.model_dump(mode="json", exclude_defaults=True, exclude={"policy"})
    said["weights"] = SINGLE_LEVEL if levels == "single" else {}
    return hashlib.sha256(json.dumps(said, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def recorded(preset: str, levels: str, seed: int) -> str:
    with FILE.open(encoding="utf-8", newline="") as file:
        return next(
            row["sha256"]
            for row in csv.DictReader(file)
            if (row["preset"], row["levels"]) == (preset, levels) and row["seed"] == str(seed)
        )


if __name__ == "__main__":
    lines = csv.writer(sys.stdout, lineterminator="\n")
    lines.writerow(("preset", "levels", "seed", "sha256"))
    lines.writerows(hashes())
