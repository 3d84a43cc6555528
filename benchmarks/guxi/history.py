"""Two years of counts in 古溪, with the peaks before National Day and Labour Day and at the start of term, and a known truth."""

from datetime import date

from benchmarks.bureaus.work import DAY, EXIT_ENTRY, HOUSEHOLD
from benchmarks.forecasts.histories import History, Sizes
from benchmarks.forecasts.peaks import peaked
from benchmarks.guxi.bureau import TOWN
from models.demand import HourShare, Service, ServiceMethod

YEARS = 2
HOUSEHOLD_SIZES: Sizes = {"户籍": {"古渡": 1.05, "柳溪": 0.7, "青石": 0.4, "梅坞": 0.3, "云岭": 0.15}}
EXIT_ENTRY_SIZES: Sizes = {"出入境": {TOWN: 1.0}}
HEIGHTS = {"户籍": 1.0, "出入境": 0.5}
"""At the top of its peaks the household counter has about twice the usual count, exit and entry one and a half times."""
SHAPE = "plateau"
MORNING_AND_AFTERNOON = {8: 10, 9: 18, 10: 16, 11: 9, 12: 2, 13: 4, 14: 14, 15: 13, 16: 9, 17: 5}


def counts(as_of: date, end: date, seed: int) -> tuple[History, ...]:
    """By service what was counted in the two years before `as_of`; the truth goes on to `end`."""
    household = peaked(as_of, end, YEARS, seed, SHAPE, HEIGHTS["户籍"], HOUSEHOLD_SIZES)
    return household, peaked(as_of, end, YEARS, seed, SHAPE, HEIGHTS["出入境"], EXIT_ENTRY_SIZES)


def services() -> tuple[Service, ...]:
    counter = ServiceMethod.COUNTER
    return (
        Service(id="户籍", post=HOUSEHOLD, shift=DAY, method=counter, minutes=12, floor=1),
        Service(id="出入境", post=EXIT_ENTRY, shift=DAY, method=counter, minutes=10, floor=1),
    )


def hours() -> tuple[HourShare, ...]:
    shares = MORNING_AND_AFTERNOON.items()
    return tuple(HourShare(service=service, hour=hour, share=share) for service in HEIGHTS for hour, share in shares)
