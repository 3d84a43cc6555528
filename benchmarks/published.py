"""What is asked for and known of published instances, whatever their form."""

import argparse
import json
from pathlib import Path


def asked(description: str | None, only: str) -> argparse.Namespace:
    """The folder, `time_limit` in seconds, `only` (names, None for all) and `workers`."""
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, metavar="DIR")
    parser.add_argument("--time-limit", type=float, default=60.0, metavar="S")
    parser.add_argument("--only", type=lambda text: text.split(","), default=None, metavar=only)
    parser.add_argument("--workers", type=int, default=2)
    return parser.parse_args()


def best_known(folder: Path) -> dict[str, str]:
    """By instance, the value in `best_known.json` of the folder, where it is there."""
    path = folder / "best_known.json"
    instances = json.loads(path.read_text(encoding="utf-8"))["instances"] if path.is_file() else {}
    return {name: str(row["best_known"]) for name, row in instances.items()}
