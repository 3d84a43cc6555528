"""What the codes of a duty grid say: a shift, or a day off; a cell that says both, or two shifts, says nothing clear."""

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from models.alike import visible
from scheduler.exchange.reading import builtin
from scheduler.exchange.reading.cells import typed
from scheduler.exchange.reading.draft import Draft

OFF = frozenset({"休", "休息", "轮休", "补休", "调休", "下", "下班", "下夜", "下夜班", "-", "—", "/", "○", "off"})
OPEN = "待排"
"""Leaves a date of somebody without a rota to be decided; `open` in English files."""
OTHER_WORDS = {"备勤": "备", "24小时": "值", OPEN: OPEN, "open": OPEN}
NIGHT_SIGN = "●"
JOINTS = re.compile(r"[\s/／、,，;；+＋&＆|｜\\·→>~～—–-]+")
"""Signs between two codes in a cell, or between a post and its shift."""
ALONE = 1


class Code(NamedTuple):
    """The words that may name the shift, the likeliest first; `is_head` where they stand over a column of names.

    Over a column words that are no shift may be the name of what is done there; in a cell of dates they are unknown.
    """

    texts: tuple[str, ...]
    is_head: bool


class Codes:
    """What names a shift: its id, with 班 behind it or not; of a post, the only shift in which it is demanded."""

    def __init__(self, draft: Draft) -> None:
        rows = draft.sheets.rows
        demands = [row for key in ("demands", "demand_exceptions") for row in rows[key]]
        typed_shifts = [row.get("id") for row in rows["shifts"]] + [row.get("shift") for row in demands]
        shifts = [str(shift) for shift in (*typed_shifts, *builtin.SHIFTS) if shift]
        self.shifts = OTHER_WORDS | {f"{shift}班": shift for shift in shifts} | {shift: shift for shift in shifts}
        self.posts: dict[str, set[str]] = defaultdict(set)
        self.posts |= {row.values["id"]: set() for row in rows["posts"] if row.get("id")}
        for row in demands:
            if row.get("post") and row.get("shift"):
                self.posts[row.values["post"]].add(row.values["shift"])

    def meanings(self, code: Code) -> set[str | None]:
        """All that is meant: none where the words are not understood, more than one where they contradict; None is a day off."""
        return self._first(self._shifts(text, code.is_head) for text in code.texts) or self._first(
            self._shifts_of_posts(text) for text in code.texts
        )

    def _first(self, meanings: Iterable[set[str | None]]) -> set[str | None]:
        return next((meant for meant in meanings if meant), set())

    def _shifts(self, text: str, is_head: bool) -> set[str | None]:
        whole = self._shift(text)
        if whole:
            return whole
        post, _, shift = text.rpartition("/")
        if _plain(post) in self.posts and self._shift(shift):
            return self._shift(shift)
        parts = JOINTS.split(text)
        meant = set[str | None]().union(*map(self._shift, parts))
        are_known = all(self._shift(part) or _plain(part) in self.posts for part in parts)
        return meant if are_known or is_head or len(meant) > ALONE else set()

    def _shift(self, text: str) -> set[str | None]:
        """The shift or the day off that a single word names."""
        word = _plain(text)
        if typed.plain(word).casefold() in OFF:
            return {None}
        return {self.shifts[word]} if word in self.shifts else set()

    def _shifts_of_posts(self, text: str) -> set[str | None]:
        parts = [text] if _plain(text) in self.posts else JOINTS.split(text)
        shifts = [self.posts.get(_plain(part), set()) for part in parts]
        return set[str | None]().union(*shifts) if all(len(known) == ALONE for known in shifts) else set()


def _plain(text: str) -> str:
    return typed.narrow(visible(text)).rstrip(NIGHT_SIGN)
