"""What Ctrl-C asks while something runs: pressed once more within seconds it means yes."""

import time

from models.words import say

ANSWER_SECONDS = 15.0


class EndQuestion:
    def __init__(self) -> None:
        self._open_until = float("-inf")

    def asked(self, work: str) -> str:
        """The question; empty where nothing runs, or where this is the answer to it."""
        now = time.monotonic()
        if not work or now < self._open_until:
            return ""
        self._open_until = now + ANSWER_SECONDS
        return say("board.closing.asks", work=work, seconds=ANSWER_SECONDS)
