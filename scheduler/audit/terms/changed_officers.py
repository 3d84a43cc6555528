"""How many officers have a date that is not what the roster before held."""

from ..facts import Facts
from ..sheet import Sheet
from .changed_days import changed


def value(facts: Facts, sheet: Sheet) -> int:
    return len({officer for officer, _ in changed(facts, sheet)})
