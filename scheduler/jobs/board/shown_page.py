"""Which page of a roster is shown: of the units, and of the parts of its dates."""

from typing import NamedTuple

from scheduler.jobs.board.asked_for import Of, Span
from scheduler.jobs.board.dates_shown import DatePage, pages
from scheduler.jobs.board.open_roster import OpenRoster
from scheduler.jobs.board.roster_page import RosterPage, roster_page, units_of


class ShownPage(NamedTuple):
    """`at` is the place of the dates shown among `parts`; `unit` is empty where all `units` are shown."""

    page: RosterPage
    units: list[str]
    unit: str
    parts: list[DatePage]
    at: int


def shown_page(opened: OpenRoster, of: Of, unit: str, span: Span, at: int) -> ShownPage:
    """What does not exist of what is asked for is the first, and all."""
    units, parts = units_of(opened, of), pages(opened.file.case, span)
    at, unit = min(at, len(parts) - 1), unit if unit in units else ""
    return ShownPage(roster_page(opened, of, unit, parts[at]), units, unit, parts, at)
