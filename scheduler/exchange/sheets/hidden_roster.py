"""The very hidden sheet of a 底稿: the roster as a value in a column, and beside it what the other sheets showed when written.

A column is a mark, the format, the SHA-256 of the value as JSON, the number of chunks, and the chunks: the value compressed.
"""

import base64
import hashlib
import zlib
from pathlib import Path
from typing import Any

from models.roster import ROSTER_FORMAT
from models.words import say
from scheduler.exchange.errors import Unreadable, UnreadableKind

HIDDEN_SHEET = "_dutycover"
FORMAT = str(ROSTER_FORMAT)
ROSTER_MARK, ROSTER_COLUMN = "dutycover-roster", 0
SHOWN_MARK, SHOWN_COLUMN = "dutycover-written", 1
LISTS_COLUMN = 2
"""The first of those that hold the lists behind the dropdowns."""
CHUNK_CHARACTERS = 32_000
"""Less than a cell holds."""
LARGEST_ROSTER_BYTES, LARGEST_SHOWN_BYTES = 128_000_000, 16_000_000
HEAD_CELLS = 4


def packed(mark: str, content: bytes) -> list[str]:
    """The cells of a column."""
    text = base64.b64encode(zlib.compress(content, 6)).decode("ascii")
    chunks = [text[at : at + CHUNK_CHARACTERS] for at in range(0, len(text), CHUNK_CHARACTERS)]
    return [mark, FORMAT, _hash(content), str(len(chunks)), *chunks]


def is_packed(mark: str, cells: list[Any]) -> bool:
    return len(cells) > HEAD_CELLS and bool(cells[0] == mark)


def unpacked(path: Path, cells: list[str], largest_bytes: int) -> bytes:
    """The value in a column. Raises `Unreadable` where the cells below the mark are not what was written there."""
    try:
        chunks = "".join(cells[HEAD_CELLS : HEAD_CELLS + int(cells[3])])
        stream = zlib.decompressobj()
        content = stream.decompress(base64.b64decode(chunks, validate=True), largest_bytes)
    except (ValueError, zlib.error) as error:
        raise broken(path) from error
    if not stream.eof:
        raise Unreadable(UnreadableKind.BROKEN, say("roster_file.hidden_incomplete", path=path, hidden_sheet=HIDDEN_SHEET))
    if _hash(content) != cells[2]:
        raise Unreadable(UnreadableKind.BROKEN, say("roster_file.hidden_changed", path=path, hidden_sheet=HIDDEN_SHEET))
    return content


def broken(path: Path) -> Unreadable:
    return Unreadable(UnreadableKind.BROKEN, say("roster_file.hidden_broken", path=path, hidden_sheet=HIDDEN_SHEET))


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
