"""A board that runs already for a folder is opened again by whoever starts it once more, and in any browser.

Beside the board's log lies a note for each folder, readable by its user alone: the port, and a key with which whoever can read
the note asks for a new address. The key is never sent, and the answer shows that the board knows it, too: another program may
have the port by now.
"""

import hmac
import json
import os
import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import NamedTuple

from scheduler.board.session import Session
from scheduler.jobs.board.kept import place_of

AGAIN = "/again"
ASK_SECONDS, LONGEST_ANSWER = 3.0, 1000
WORD = re.compile("[A-Za-z0-9_-]{20,100}")
PRIVATE = 0o600


class Note(NamedTuple):
    port: int
    key: str


def address_again(folder: Path) -> str | None:
    """An address that opens the board that runs for this folder; None where none does."""
    note = _read(_place(folder))
    if note is None:
        return None
    nonce = secrets.token_urlsafe(32)
    host = f"127.0.0.1:{note.port}"
    headers = {"Origin": f"http://{host}", "Authorization": f"{nonce}.{signed(note.key, 'ask', nonce)}"}
    connection = HTTPConnection(host, timeout=ASK_SECONDS)
    try:
        connection.request("POST", AGAIN, headers=headers)
        text = connection.getresponse().read(LONGEST_ANSWER).decode("ascii", "replace")
    except (OSError, HTTPException):
        return None
    finally:
        connection.close()
    token, _, seal = text.partition(".")
    is_ours = bool(WORD.fullmatch(token)) and hmac.compare_digest(seal.encode(), signed(note.key, "open", nonce + token).encode())
    return f"http://{host}/open?token={token}" if is_ours else None


def answer(session: Session, asked: str) -> str | None:
    """A new token, good for one use, for who knows the key; None for anybody else."""
    nonce, _, seal = asked.partition(".")
    if not WORD.fullmatch(nonce) or not hmac.compare_digest(seal.encode(), signed(session.key, "ask", nonce).encode()):
        return None
    token = session.renew()
    return f"{token}.{signed(session.key, 'open', nonce + token)}"


def signed(key: str, purpose: str, text: str) -> str:
    return hmac.new(key.encode(), f"{purpose} {text}".encode(), sha256).hexdigest()


@contextmanager
def noted(folder: Path, session: Session) -> Iterator[None]:
    """The note lies there meanwhile. A board that cannot write it runs all the same, and is not found again."""
    place, note = _place(folder), Note(session.port, session.key)
    with suppress(OSError):
        place.parent.mkdir(parents=True, exist_ok=True)
        with suppress(FileNotFoundError):
            place.unlink()
        with os.fdopen(os.open(place, os.O_CREAT | os.O_EXCL | os.O_WRONLY, PRIVATE), "w", encoding="utf-8") as file:
            json.dump(note._asdict(), file)
    try:
        yield
    finally:
        with suppress(OSError):
            if _read(place) == note:
                place.unlink()


def _place(folder: Path) -> Path:
    return place_of(folder).with_suffix(".json")


def _read(place: Path) -> Note | None:
    try:
        known = json.loads(place.read_text(encoding="utf-8"))
        note = Note(int(known["port"]), str(known["key"]))
    except (OSError, ValueError, TypeError, KeyError):
        return None
    return note if 0 < note.port < 65536 else None
