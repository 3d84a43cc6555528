"""A stay is of a leader who is at headquarters on its date."""

from collections.abc import Iterator

from models.organisation import Category
from models.words import say

from ..sheet import Work


def problems(stay: Work) -> Iterator[str]:
    day = stay.duty.day
    if stay.line.officer.category is not Category.LEADER:
        yield say("audit.form.stays.no_leader")
    if stay.line.units[day] is None or stay.line.at_station[day]:
        yield say("audit.form.stays.elsewhere")
