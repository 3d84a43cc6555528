"""What a number means by the way its cell shows it: 1 shown as 100 % is 100 %, 45474 shown as a weekday is a date."""

import re
from datetime import date, timedelta

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
EPOCH, EPOCH_OF_1904 = date(1899, 12, 30), date(1904, 1, 1)
DECIMALS = 9
"""So many decimals of a percentage are more than anybody types; what lies below comes from binary fractions."""


def is_telling(code: str) -> bool:
    """Whether a number shown so means something else than the number."""
    bare = _bare(code)
    return PERCENT in bare or WEEKDAY.search(bare) is not None


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
    return value


def _bare(code: str) -> str:
    return ASIDE.sub("", code).lower()
