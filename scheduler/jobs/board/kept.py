"""What the board keeps of a folder from one run to the next: beside its log, for its user alone.

Not in the opened folder: what is noted says who is ill, and the folder may be everybody's.
"""

import json
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any

from models.errors import DutycoverError
from scheduler.exchange.transaction.atomic import PRIVATE, write_together


class Kept:
    """By name. What cannot be written or read is not kept, and stops nobody's work."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def put(self, name: str, known: object) -> None:
        """`known` is of what JSON holds."""
        with suppress(OSError, DutycoverError):
            place = place_of(self._folder)
            place.mkdir(parents=True, exist_ok=True, mode=0o700)
            write_together({place / f"{name}.json": json.dumps(known, ensure_ascii=False).encode()}, PRIVATE)

    def get(self, name: str) -> Any:
        """None where there is nothing that can be read."""
        try:
            return json.loads((place_of(self._folder) / f"{name}.json").read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return None


def place_of(folder: Path) -> Path:
    """A folder of the user's for the opened one."""
    from platformdirs import user_state_path

    name = sha256(str(folder.resolve()).encode("utf-8", "surrogateescape")).hexdigest()[:32]
    return user_state_path("dutycover", appauthor=False) / "boards" / name
