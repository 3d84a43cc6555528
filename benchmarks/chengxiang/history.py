"""Two years of counts for the sample cases, with a known truth, and how the work is done that they count."""

from collections.abc import Iterable
from datetime import date

from benchmarks.bureaus.work import DAY, DAY24, EXIT_ENTRY, HOUSEHOLD, NIGHT, OVERNIGHT, RESPONSE
from benchmarks.chengxiang.bureau import HALL
from benchmarks.forecasts.histories import STATIONS, History, history
from models.demand import HourShare, Service, ServiceMethod
from models.duty import CalendarDay

YEARS = 2
SIZES = {
    "户籍": STATIONS,
    "出入境": {HALL: 8.0},
    "接处警": {station: size * 0.45 for station, size in STATIONS.items()},
    "夜间警情": {station: size * 0.45 for station, size in STATIONS.items()},
}
MORNING_AND_AFTERNOON = {8: 10, 9: 17, 10: 16, 11: 9, 12: 3, 13: 5, 14: 13, 15: 13, 16: 9, 17: 5}


def counts(as_of: date, end: date, seed: int, overrides: Iterable[CalendarDay] = ()) -> History:
    """What was counted in the two years before `as_of`; the truth goes on to `end`."""
    return history(as_of, end, YEARS, seed, sizes=SIZES, overrides=overrides)


def services() -> tuple[Service, ...]:
    counter, response = ServiceMethod.COUNTER, ServiceMethod.RESPONSE
    return (
        Service(id="户籍", post=HOUSEHOLD, shift=DAY, method=counter, minutes=12, floor=1),
        Service(id="出入境", post=EXIT_ENTRY, shift=DAY, method=counter, minutes=10, floor=3),
        Service(id="接处警", post=RESPONSE, shift=DAY24, method=response, minutes=45, floor=2),
        Service(id="夜间警情", post=NIGHT, shift=OVERNIGHT, method=response, minutes=40, floor=1),
    )


def hours() -> tuple[HourShare, ...]:
    shares = MORNING_AND_AFTERNOON.items()
    return tuple(HourShare(service=service, hour=hour, share=share) for service in ("户籍", "出入境") for hour, share in shares)
