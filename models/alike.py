"""Texts that look the same or mean the same: what differs between two ids, and what names are compared by."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache

from models.words import say

UNSEEN = re.compile("[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\uffa0\U000e0000-\U000e0fff]")
"""Signs without a shape that are no format characters."""
LINE_ENDS = "\t\n\r"
DOTS = re.compile("[.·•・‧。∙⋅●･᛫⸱⸳ꞏᐧ‣◦⦁∘○⚫]")
"""What is typed between the parts of a name: the middle dot in all its kinds."""
HYPHENS, APOSTROPHES = re.compile("[‐‑‒–—―−⁃﹣]"), re.compile("[’‘ʼʹ′＇`´]")
ZEROS = re.compile(r"(?<!\d)0+(?=\d)")


def has_invisible(text: str) -> bool:
    return visible(text) != text


def visible(text: str) -> str:
    """Without the characters that have no shape: zero width, soft hyphens, direction marks, selectors of variants."""
    if text.isprintable() and not UNSEEN.search(text):
        return text
    return UNSEEN.sub("", "".join(sign for sign in text if unicodedata.category(sign) != "Cf"))


def controls(text: str) -> list[str]:
    """Control characters but for tabs and ends of lines, and halves of characters, each as U+001B."""
    if text.isprintable():
        return []
    odd = (sign for sign in text if sign not in LINE_ENDS and unicodedata.category(sign) in ("Cc", "Cs"))
    return list(dict.fromkeys(f"U+{ord(sign):04X}" for sign in odd))


@lru_cache(maxsize=50_000)
def id_key(text: str) -> str:
    """What ids are compared by: their form, width and case do not count, nor do blanks."""
    return "".join(unicodedata.normalize("NFKC", visible(text)).casefold().split())


@lru_cache(maxsize=50_000)
def name_key(text: str) -> str:
    """What names are compared by: as ids; nor do the kind of a middle dot, hyphen or apostrophe count."""
    dotless = DOTS.sub("", id_key(HYPHENS.sub("-", APOSTROPHES.sub("'", text))))
    return dotless or id_key(text)


def zeros_key(text: str) -> str:
    """A number without the zeros before it."""
    return ZEROS.sub("", id_key(text))


def bare_key(text: str) -> str:
    """Letters without their accents."""
    return "".join(sign for sign in unicodedata.normalize("NFD", name_key(text)) if not unicodedata.combining(sign))


KEYS: tuple[Callable[[str], str], ...] = (id_key, name_key, zeros_key, bare_key)
"""From what hardly differs to what differs more."""
DIFFERENCES: dict[str, Callable[[str], str]] = {
    "alike.invisible": visible,
    "alike.form": lambda text: unicodedata.normalize("NFC", visible(text)),
    "alike.width": lambda text: unicodedata.normalize("NFKC", visible(text)),
    "alike.case": lambda text: unicodedata.normalize("NFKC", visible(text)).casefold(),
    "alike.blanks": id_key,
    "alike.dots": name_key,
    "alike.zeros": zeros_key,
    "alike.accents": bare_key,
}
"""The first key by which two texts are equal says in what they differ."""


def difference(text: str, other: str) -> str:
    """In words, what two texts that are alike differ in."""
    return next((say(name) for name, key in DIFFERENCES.items() if key(text) == key(other)))


class KnownTexts:
    """Texts by what they are compared by; `texts` maps each, such as a name, to what it stands for."""

    def __init__(self, texts: Mapping[str, Iterable[str]]) -> None:
        self._texts = texts
        self._indexes: dict[int, dict[str, list[str]]] = {}

    def like(self, text: str) -> str | None:
        """The only one that differs least from a text, if there is any like it."""
        for place, key in enumerate(KEYS):
            alike = self._index(place).get(key(text), [])
            meant = {item for candidate in alike for item in self._texts[candidate]}
            if alike:
                return alike[0] if len(meant) == 1 else None
        return None

    def hint(self, text: str) -> str:
        """What is to be said of a text that is not among them: what it is like, and in what it differs."""
        like = self.like(text)
        if like is None:
            return ""
        (meant,) = set(self._texts[like])
        named = like if meant == like else say("alike.named", name=like, officer=meant)
        return say("alike.hint", similar=named, difference=difference(text, like))

    def _index(self, place: int) -> dict[str, list[str]]:
        if place not in self._indexes:
            index: dict[str, list[str]] = defaultdict(list)
            for text in self._texts:
                index[KEYS[place](text)].append(text)
            self._indexes[place] = index
        return self._indexes[place]


def known_ids(ids: Iterable[str]) -> KnownTexts:
    return KnownTexts({id: (id,) for id in ids})
