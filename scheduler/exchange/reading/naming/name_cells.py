"""Several officers named in one cell: 张三、李四, 张三 李四(带班), John Smith, Mary Jones."""

import re
from collections.abc import Callable

JOINTS = re.compile(r"[、，,;；\n\r]")
PIECES = re.compile(r"(\s*[、，,;；\n\r]\s*|\s+)")
NOTE = re.compile(r"\s*[(（][^()（）]*[)）]$")
LATIN = re.compile(r"[^\W\d_\u2e80-\uffef]")


def parted(text: str, is_known: Callable[[str], bool]) -> list[str]:
    """The names in a cell, the longest known first: a known name keeps its blanks and signs, (带班) behind one is a remark.

    What nobody bears is parted at signs, and at blanks between Chinese words; a blank inside 张　三 only fills the width.
    """
    pieces = PIECES.split(text.strip())
    names: list[str] = []
    strange: list[str] = []
    at = 0
    while at < len(pieces):
        name, end = _longest(pieces, at, is_known)
        if name:
            names += [*_strangers(strange), name]
            strange = []
        else:
            strange.append(pieces[at])
        if end < len(pieces) and JOINTS.search(pieces[end]):
            names += _strangers(strange)
            strange = []
        at = end + 1
    return [*names, *_strangers(strange)]


def _longest(pieces: list[str], at: int, is_known: Callable[[str], bool]) -> tuple[str, int]:
    """The longest known name that begins with a piece, and the place of the sign behind it."""
    for end in range(len(pieces), at, -2):
        whole = "".join(pieces[at:end])
        for name in (whole, NOTE.sub("", whole)):
            if name and is_known(name):
                return name, end
    return "", at + 1


def _strangers(words: list[str]) -> list[str]:
    """Words between two signs of which no name is known."""
    names = [NOTE.sub("", word) or word for word in words if word]
    if any(LATIN.search(name) for name in names):
        return [" ".join(names)]
    return names if all(len(name) > 1 for name in names) else ["".join(names)]
