"""What a number means by the way its cell shows it: 1 shown as 100 % is 100 %, 45474 shown as a weekday is a date.

1201 shown as 001201 stays a number, which knows how it is shown: as an id it is 001201.
"""

import re
from datetime import date, timedelta
from functools import cache

PERCENT = "%"
ASIDE = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
"""Parts of a format that stand for themselves, and its conditions, colours and locales."""
WEEKDAY = re.compile(r"(?<![a-z])a{3,4}(?![a-z/])")
BUILT_IN = {
    9: "0%",
    10: "0.00%",
    **dict.fromkeys((14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58), "yyyy-mm-dd"),
}
"""Codes of the formats that a workbook cites by number alone, where they say more than the number."""
PLACES = ("0", "#", "?")
NUMERIC = re.compile("[.,%％]")
"""Signs of a number that is shown as one."""
EPOCH, EPOCH_OF_1904 = date(1899, 12, 30), date(1904, 1, 1)
DECIMALS = 9
"""So many decimals of a percentage are more than anybody types; what lies below comes from binary fractions."""


TOKEN = re.compile(r'"([^"]*)"|\\(.)|_.|\*.|\[[^\]]*\]|([0#?])|([-+ ()/:（）])|(.)', re.DOTALL)
"""A part of a format: what stands for itself, in quotes, behind a stroke or bare; fillers; a place for a digit; all else."""


class ShownNumber(float):
    """A whole number that its cell shows with digits or signs of its own, in `text`."""

    text: str

    def __new__(cls, value: float, text: str = "") -> "ShownNumber":
        number = super().__new__(cls, value)
        number.text = text
        return number


def is_telling(code: str) -> bool:
    """Whether a number shown so means something else than the number."""
    bare = _bare(code)
    return PERCENT in bare or WEEKDAY.search(bare) is not None or bool(_whole_places(code))


def is_date(code: str) -> bool:
    """Whether a number shown so is a date, perhaps with a time of day."""
    bare = _bare(code)
    return any(sign in bare for sign in "yd") or ("m" in bare and "h" not in bare and "s" not in bare)


def meant(value: object, code: str, epoch: date = EPOCH) -> object:
    """`30%` as text of 0.3 shown as a percentage, the date of a number shown as a weekday; else the value itself."""
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return value
    bare = _bare(code)
    if PERCENT in bare:
        percent = round(value * 100, DECIMALS)
        return f"{int(percent) if percent == int(percent) else percent}{PERCENT}"
    if WEEKDAY.search(bare) and value == int(value) and value > 0:
        return epoch + timedelta(days=int(value))
    places = _whole_places(code)
    return ShownNumber(value, _written(int(value), places)) if places and value == int(value) and value >= 0 else value


@cache
def _whole_places(code: str) -> tuple[str, ...]:
    """The places and signs of a format that shows whole numbers with zeros or signs of its own; none of any other.

    A place is 0, # or ?; a sign has a blank before it.
    """
    parts: list[str] = []
    for quoted, escaped, place, sign, other in TOKEN.findall(code.partition(";")[0]):
        if other:
            return ()
        parts += [place] if place else [f" {text}" for text in quoted or escaped or sign]
    zeros = parts.count("0")
    return tuple(parts) if zeros > 1 or (zeros and len(parts) > zeros) else ()


def _written(number: int, places: tuple[str, ...]) -> str:
    """Digits from the last place on; those that are left stand before the first."""
    digits = list(str(number)) if number else []
    shown: list[str] = []
    left = sum(place in PLACES for place in places)
    for place in reversed(places):
        if place not in PLACES:
            shown.insert(0, place[1:])
            continue
        left -= 1
        taken = "".join(digits) if left == 0 else digits.pop() if digits else ""
        shown.insert(0, taken or ("0" if place == "0" else ""))
    return "".join(shown)


def shown_as(value: object, text: str) -> object:
    """A number with the text that its cell shows, where that has the same digits and only zeros or signs besides."""
    if not isinstance(value, float) or value != int(value) or value < 0 or text == str(int(value)):
        return value
    digits = re.sub(r"\D", "", text)
    is_same = digits.lstrip("0") == str(int(value)).lstrip("0") and not NUMERIC.search(text)
    return ShownNumber(value, text) if digits and is_same else value


def _bare(code: str) -> str:
    return ASIDE.sub("", code).lower()
