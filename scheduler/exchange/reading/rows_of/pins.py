"""锁定 to pins: an assignment with 至 is one pin a date."""

from collections.abc import Iterator
from datetime import date, timedelta

from models.base import dates
from models.leave import Pin, PinKind
from scheduler.exchange.reading.draft import Draft
from scheduler.exchange.reading.rows import Row
from scheduler.exchange.sheets import BY_KEY

ONE_DAY = timedelta(days=1)
STAYS = BY_KEY["stay_phases"]
STAY = {STAYS.zh, STAYS.en.casefold(), STAYS.en.casefold().removesuffix("s")}
"""What may stand for the post of a leader's stay, which has none."""


def take_pins(draft: Draft) -> None:
    """A date of a span that lies outside the horizon is a fault at 至, the first such date alone; 驻所 is no post."""
    posts = {str(row.get("id")) for row in draft.sheets.rows["posts"]}
    for row in draft.sheets.rows["pins"]:
        if row.get("kind") == PinKind.ASSIGN and str(row.get("post")).casefold() in STAY - posts:
            del row.values["post"]
        if not _is_span(row):
            draft.take("pins", Pin, row, row.values)
            continue
        first, values = row.values["date"], {key: value for key, value in row.values.items() if key != "last"}
        for day in _days(draft, first, row.values["last"]):
            draft.take("pins", Pin, row, values | {"date": day}, {"date": "date" if day == first else "last"})


def _is_span(row: Row) -> bool:
    first, last = row.get("date"), row.get("last")
    return row.get("kind") == PinKind.ASSIGN and not row.bad and first is not None and last is not None and first <= last


def _days(draft: Draft, first: date, last: date) -> Iterator[date]:
    yield from dates(first, max(first, min(last, draft.end + ONE_DAY)))
