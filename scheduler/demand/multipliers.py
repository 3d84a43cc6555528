"""What Spring Festival does to a service where no history shows it: a row of the policy sheet, week by week."""

from models.words import say

Multipliers = dict[int, float]
"""By first day of a week, counted from Spring Festival: what an ordinary day is multiplied by."""

WEEK = 7


class BadMultipliers(ValueError):
    """The policy row is not written as 周初日:百分比; ……"""


def parsed(text: str) -> Multipliers:
    """From `-28:110;-21:120`."""
    multipliers: Multipliers = {}
    for part in text.replace("；", ";").replace("：", ":").split(";"):
        if not part.strip():
            continue
        first, _, percent = part.partition(":")
        try:
            multipliers[int(first)] = int(percent) / 100
        except ValueError as error:
            raise BadMultipliers(say("demand.multiplier", text=part.strip())) from error
        if multipliers[int(first)] <= 0:
            raise BadMultipliers(say("demand.above_zero", text=part.strip()))
    return multipliers


def factor(multipliers: Multipliers, offset: int) -> float:
    """1 outside the weeks of the table."""
    return next((value for first, value in multipliers.items() if first <= offset < first + WEEK), 1.0)
