"""The state on the eve of the horizon."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta

from models.integrity.fault import Fault, Parts, rows
from models.words import say


def opening(parts: Parts) -> Iterator[Fault]:
    """Nothing of it begins later, and nobody is both on a run of duties and on one of days off."""
    minutes = {shift.id: shift.minutes for shift in rows(parts, "shifts") if shift.minutes}
    longest = max(minutes.values(), default=0)
    midnight = datetime.combine(parts.start, time())
    for index, row in enumerate(rows(parts, "opening")):
        length = timedelta(minutes=minutes.get(row.last_shift, longest))
        if row.last_end and row.last_end >= midnight + length:
            yield Fault("opening", index, "last_end", say("integrity.end_later", end=row.last_end, start=parts.start))
        if row.stint_first and row.stint_first >= parts.start:
            yield Fault("opening", index, "stint_first", say("integrity.stint_later", first=row.stint_first, start=parts.start))
        for away in (away for away in row.away_dates if away >= parts.start):
            yield Fault("opening", index, "away_dates", say("integrity.away_later", away=away, start=parts.start))
        for night in (night for night in row.night_dates if night >= parts.start):
            yield Fault("opening", index, "night_dates", say("integrity.night_later", night=night, start=parts.start))
        if row.work_run and row.off_run:
            yield Fault("opening", index, "off_run", say("integrity.both_runs", work=row.work_run, off=row.off_run))
