"""The part of a page that changes while long work runs, sent as it changes (server-sent events)."""

import asyncio
from collections.abc import AsyncIterator, Callable
from threading import Event
from typing import NamedTuple

from fastapi.responses import StreamingResponse

REFRESH_SECONDS = 0.5


class Part(NamedTuple):
    """What a page shows now, and whether more is to come."""

    text: str
    is_running: bool


def stream(now: Callable[[], Part], is_closing: Event) -> StreamingResponse:
    return StreamingResponse(_events(now, is_closing), media_type="text/event-stream")


async def _events(now: Callable[[], Part], is_closing: Event) -> AsyncIterator[str]:
    """The part whenever it has changed; at the end the word that it has ended."""
    before = ""
    while not is_closing.is_set():
        part = now()
        if part.text != before:
            before = part.text
            yield _event("progress", part.text)
        if not part.is_running:
            yield _event("ended", "")
            return
        await asyncio.sleep(REFRESH_SECONDS)


def _event(name: str, text: str) -> str:
    lines = "".join(f"data: {line}\n" for line in text.splitlines() or [""])
    return f"event: {name}\n{lines}\n"
