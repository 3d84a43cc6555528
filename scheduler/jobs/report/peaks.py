"""高峰: the duties that weigh more than others, and on which dates."""

from collections import defaultdict
from datetime import date

from models.words import say
from scheduler.exchange.writing.paper.roster_tables import Tables
from scheduler.exchange.writing.paper.table import AnswerTable, Column
from scheduler.exchange.writing.paper.text import days_of, shift_sign

COLUMNS = (
    Column("head.station", 13, "strong"),
    Column("head.post", 12),
    Column("head.shift", 9, "code"),
    Column("head.minimum", 6, "number"),
    Column("head.target", 6, "number"),
    Column("head.weight", 6, "number"),
    Column("head.days", 6, "number"),
    Column("head.date", 60),
)


def peaks_table(tables: Tables) -> AnswerTable:
    """By station, and in the order of its duties; dates with the same need stand together."""
    dates: dict[tuple[str, str, str, int, int, int], list[date]] = defaultdict(list)
    for duty, need in tables.needs.items():
        if tables.is_peak(duty):
            dates[duty.station, duty.post, duty.shift, need.minimum, need.target, need.weight].append(duty.date)
    order = {(station, *row): at for station in tables.stations for at, row in enumerate(tables.rows_of(station))}
    known = sorted(dates, key=lambda key: (tables.stations.index(key[0]), order[key[:3]], min(dates[key])))
    rows = []
    for key in known:
        station, post, shift, *needs = key
        when = sorted(dates[key])
        rows.append((station, post, shift_sign(tables.shifts[shift]), *needs, len(when), days_of(when)))
    return AnswerTable(say("report.peaks"), "", COLUMNS, rows)
