"""Numbers beyond what they may be, of demand, history, limits and policy."""

from collections.abc import Iterator

from models.base import LARGEST_NUMBER
from models.integrity.fault import Fault, Parts, rows
from models.policy import KIND_PREFIX, are_counts, are_percentages, default_rows
from models.rules import Measure, measure
from models.windows import are_windows
from models.words import say

MOST_CASES_A_DAY = 100_000
"""No station counts so many cases in a day: beyond it something else was typed."""


def amounts(parts: Parts) -> Iterator[Fault]:
    """Targets below minimums, and counts, hours and weekdays that there are none of."""
    for sheet in ("demands", "demand_exceptions"):
        for index, row in enumerate(rows(parts, sheet)):
            if row.target < row.minimum:
                yield Fault(sheet, index, "target", say("integrity.target_below", target=row.target, minimum=row.minimum))
    for index, unit in enumerate(rows(parts, "units")):
        if unit.meeting_weekday is not None and not 0 <= unit.meeting_weekday <= 6:
            yield Fault("units", index, "meeting_weekday", say("integrity.meeting_day", weekday=unit.meeting_weekday))
        women, beds = unit.town_beds_women, unit.town_beds or 0
        if women is not None and women > beds:
            yield Fault("units", index, "town_beds_women", say("integrity.beds_of_women", women=women, beds=beds))
    for index, row in enumerate(rows(parts, "history")):
        if row.count > MOST_CASES_A_DAY:
            yield Fault("history", index, "count", say("integrity.count", count=row.count, most=MOST_CASES_A_DAY))
    for index, row in enumerate(rows(parts, "hour_shares")):
        if row.hour > 23:
            yield Fault("hour_shares", index, "hour", say("integrity.hour", hour=row.hour))


def limits(parts: Parts) -> Iterator[Fault]:
    """A limit with a shift that it does not take, without the one that it takes, given twice, or of no value that it may have."""
    seen, defaults = set(), {row.key: row.value for row in default_rows()}
    for index, row in enumerate(rows(parts, "limits")):
        if (row.key == "load.shift") != (row.shift is not None):
            yield Fault("limits", index, "shift", say("integrity.limit_shift"))
        if (row.officer, row.key, row.shift) in seen:
            yield Fault("limits", index, "key", say("integrity.limit_twice", officer=row.officer))
        seen.add((row.officer, row.key, row.shift))
        if measure(row.key) is Measure.WINDOWS:
            if not are_windows(row.value):
                yield Fault("limits", index, "value", say("integrity.windows", default=defaults[row.key]))
        elif isinstance(row.value, str) or not 0 <= row.value <= LARGEST_NUMBER:
            yield Fault("limits", index, "value", say("integrity.policy_range", largest=LARGEST_NUMBER))


def policy(parts: Parts) -> Iterator[Fault]:
    """Rows that no rule has, and values of another kind than the built-in one."""
    defaults = {row.key: row.value for row in default_rows()}
    given = getattr(parts, "policy", None)
    for index, row in enumerate(given.rows if given else ()):
        is_text = isinstance(defaults.get(row.key), str)
        if row.key not in defaults and not row.key.startswith(KIND_PREFIX):
            yield Fault("policy.rows", index, "key", say("policy_rows.unknown", key=row.key))
        elif measure(row.key) is Measure.WINDOWS:
            if not are_windows(row.value):
                yield Fault("policy.rows", index, "value", say("integrity.windows", default=defaults[row.key]))
        elif isinstance(row.value, str) != is_text:
            yield Fault("policy.rows", index, "value", say("integrity.policy_text" if is_text else "integrity.policy_number"))
        elif not is_text and not 0 <= int(row.value) <= LARGEST_NUMBER:
            yield Fault("policy.rows", index, "value", say("integrity.policy_range", largest=LARGEST_NUMBER))
        elif is_text and measure(row.key) is Measure.PERCENT and not are_percentages(str(row.value)):
            yield Fault("policy.rows", index, "value", say("integrity.policy_percentages", default=defaults[row.key]))
        elif is_text and measure(row.key) is Measure.COUNTS and not are_counts(str(row.value)):
            yield Fault("policy.rows", index, "value", say("integrity.policy_counts", default=defaults[row.key]))
