"""What an edit returns, and how it says that it cannot be made."""

from datetime import date, timedelta
from typing import Any

from models.base import DateRange
from models.case import Case
from models.scenario import Edit
from models.words import say

Parts = dict[str, Any]
"""New values of fields of `Case`."""

DAY = timedelta(1)


class Impossible(Exception):
    """Why an edit cannot be made; the text is for the planner."""


def span(case: Case, edit: Edit) -> DateRange:
    """The dates of an edit within the horizon. Raises `Impossible` where there are none."""
    first, last = max(edit.first or case.start, case.start), min(edit.last or case.end, case.end)
    if last < first:
        raise Impossible(say("whatif.outside", first=edit.first or "", last=edit.last or "", start=case.start, end=case.end))
    return DateRange(first=first, last=last)


def outside(first: date | None, last: date | None, gap: DateRange) -> list[dict[str, date | None]]:
    """What is left of `first` … `last` (None is open) when `gap` is taken out: none, one or two ranges."""
    if (last is not None and last < gap.first) or (first is not None and first > gap.last):
        return [{"first": first, "last": last}]
    before = [{"first": first, "last": gap.first - DAY}] if first is None or first < gap.first else []
    after = [{"first": gap.last + DAY, "last": last}] if last is None or last > gap.last else []
    return [*before, *after]
