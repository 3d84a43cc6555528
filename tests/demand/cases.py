"""The tiny case with a history: 龙桥所 counts 户籍 and 接处警, 凤凰山所 calls alone."""

from datetime import date, timedelta
from random import Random
from typing import Any

from models.case import Case
from models.demand import HistoryCount, Service, SupportRequest
from models.duty import Demand
from scheduler.demand.days import days
from tests.cases import FENGHUANG, LONGQIAO, START, day, tiny_case

SERVICES = (
    Service(id="户籍", post="户籍窗口", shift="白", method="counter", minutes=12, floor=1),
    Service(id="接处警", post="接处警", shift="值", method="response", minutes=45, floor=2),
)
COUNTER = Demand(station=LONGQIAO, post="户籍窗口", shift="白", minimum=2, target=3)
MONDAY = "龙桥所/户籍窗口/白"


def counted(length: int = 140) -> tuple[HistoryCount, ...]:
    """Up to the day before day 0. 龙桥所: 40 cases on working days, 10 calls; 凤凰山所: 20 calls; each a little up or down."""
    rng = Random(1)
    first = START - timedelta(length)
    known = days(first, START - timedelta(1), ())[0]
    rows = []
    for when, about in known.items():
        if about.group == "working":
            rows.append(HistoryCount(station=LONGQIAO, service="户籍", date=when, count=rng.randint(34, 46)))
        for station, level in ((LONGQIAO, 10), (FENGHUANG, 20)):
            rows.append(HistoryCount(station=station, service="接处警", date=when, count=rng.randint(level - 4, level + 4)))
    return tuple(rows)


def counting_case(**fields: Any) -> Case:
    """Without 需求 unless given."""
    return tiny_case(**{"demands": (), "services": SERVICES, "history": counted()} | fields)


def asking(number: int, first: int, last: int, **fields: Any) -> SupportRequest:
    """Officers for 龙桥所's counter from day `first` to day `last`."""
    place = {"id": "支援#1", "station": LONGQIAO, "post": "户籍窗口", "shift": "白"}
    return SupportRequest(**place | {"number": number, "first": day(first), "last": day(last)} | fields)


def in_force(case: Case, post: str, when: date, station: str = LONGQIAO) -> tuple[int, int]:
    """Minimum and target of the rows of 需求 and 需求例外 that name a date, or every one."""
    for exception in case.demand_exceptions:
        if (exception.station, exception.post, exception.date) == (station, post, when):
            return exception.minimum, exception.target
    for row in reversed(case.demands):
        if (row.station, row.post) == (station, post) and (row.first or when) <= when <= (row.last or when):
            return row.minimum, row.target
    return 0, 0
