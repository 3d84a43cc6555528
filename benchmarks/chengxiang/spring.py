"""Spring 2027 in 城厢: the exit-entry peak before Spring Festival (6 February), night support through it,

and about three times as much leave asked for over the festival as a fifth of each unit allows.
"""

from datetime import date, timedelta
from random import Random

from benchmarks.bureaus.eve import calendar, openings, past_burdens
from benchmarks.bureaus.leave import Season, approved, drawn, numbered
from benchmarks.bureaus.organisation import LEADERS, Bureau
from benchmarks.bureaus.work import (
    BEAT,
    DAY,
    DAY24,
    EXIT_ENTRY,
    HOUSEHOLD,
    LEAD,
    NIGHT,
    OFFICE,
    OVERNIGHT,
    RESPONSE,
    calendar_rotas,
    cycle_rotas,
    posts,
    shifts,
)
from benchmarks.chengxiang.bureau import DEPARTMENTS, HALL, STATIONS, draw_bureau, units
from benchmarks.chengxiang.history import counts, hours, services
from benchmarks.chengxiang.pairings import pairings
from benchmarks.chengxiang.people import bed_requests, care, court, wishes
from models.base import dates
from models.case import Case
from models.demand import SupportRequest
from models.duty import CalendarDay, DayClass, DayKind, Demand, DemandException
from models.leave import LeaveRequest
from models.organisation import MutualAid, Pairing, Secondment
from scheduler.demand.calendar import by_weekday

START, END = date(2027, 1, 18), date(2027, 2, 28)
FESTIVAL = date(2027, 2, 6)
BREAK = (date(2027, 2, 5), date(2027, 2, 12))
STATUTORY = {
    date(2027, 1, 1): "元旦",
    date(2027, 2, 5): "除夕",
    date(2027, 2, 6): "春节",
    date(2027, 2, 7): "春节",
    date(2027, 2, 8): "春节",
}
MADE_UP = (date(2027, 1, 31), date(2027, 2, 14))
"""Sundays worked for the bridged days of the break: plausible, the notice for 2027 is not out."""
RUSH = (START, date(2027, 2, 3))
NIGHTS = (date(2027, 1, 30), date(2027, 2, 20))
COUNTERS = {"龙桥": (3, 4), "凤凰山": (1, 2), "霞林": (2, 3), "常太": (1, 1), "华亭": (2, 3), "灵川": (1, 1), "东海": (1, 1)}
ASKED_PER_GRANTABLE = 3
AS_OF = date(2026, 12, 28)
NIGHT_MARKET = SupportRequest(
    id="支援#1",
    station="龙桥",
    post=NIGHT,
    shift=OVERNIGHT,
    first=date(2027, 2, 5),
    last=date(2027, 2, 8),
    number=2,
    reason="节日夜市",
    submitted=date(2026, 12, 21),
)
ONE = timedelta(days=1)


def calendar_2027() -> list[CalendarDay]:
    """The eve and the first three days are statutory, the rest of the break is bridged; other dates go by the weekday."""
    known = {day: by_weekday(day) for day in dates(date(2027, 1, 1), END + 7 * ONE)}
    known |= {day: CalendarDay(date=day, kind=DayKind.REST, name="春节调休") for day in dates(*BREAK)}
    known |= {day: CalendarDay(date=day, kind=DayKind.HOLIDAY, name=name) for day, name in STATUTORY.items()}
    known |= {day: CalendarDay(date=day, kind=DayKind.WORKING, name="补班") for day in MADE_UP}
    return list(known.values())


def spring(seed: int = 0) -> Case:
    rng = Random(f"城厢 spring {seed}")
    bureau = draw_bureau(rng)
    departments = [department.id for department in DEPARTMENTS]
    days = calendar(START, END, calendar_2027())
    away = rng.choice(bureau.of("龙桥", home_post=BEAT)).id
    return Case(
        title="城厢分局2027年春节",
        start=START,
        end=END,
        as_of=AS_OF,
        calendar=days,
        units=units(START, END),
        officers=bureau.officers,
        qualifications=bureau.qualifications,
        secondments=(Secondment(officer=away, unit="治安大队", rota=OFFICE, first=date(2026, 11, 2), last=date(2027, 4, 30)),),
        posts=posts(),
        shifts=shifts(),
        cycle_rotas=cycle_rotas(START),
        calendar_rotas=calendar_rotas(),
        demands=tuple(_demands()),
        demand_exceptions=tuple(_saturdays()),
        services=services(),
        hour_shares=hours(),
        history=counts(AS_OF, AS_OF, seed, calendar_2027()).rows,
        support_requests=(NIGHT_MARKET,),
        leave=numbered(_leave(rng, bureau, away)),
        pairings=(*pairings(bureau), Pairing(station="凤凰山", department="治安大队", posts=(RESPONSE,))),
        mutual_aid=tuple(
            MutualAid(station=station, partner=other)
            for station, other in (("龙桥", "凤凰山"), ("霞林", "华亭"), ("灵川", "东海"))
        ),
        restrictions=care(rng, bureau, {away}, START, END),
        commitments=court(rng, bureau, {away}, START, END),
        wishes=wishes(rng, bureau, {away}, START, END),
        bed_requests=bed_requests(rng, bureau, START, END),
        opening=tuple(openings(rng, bureau, START, days, {away}, departments)),
        past_burdens=tuple(past_burdens(rng, bureau, "2026年", departments)),
    )


def _demands() -> list[Demand]:
    """Without the exit-entry hall's working days, which are left to the forecast from its counts."""
    rows = [Demand(station=s.id, post=RESPONSE, shift=DAY24, minimum=s.response, target=s.response) for s in STATIONS]
    window = {"post": HOUSEHOLD, "shift": DAY, "days": DayClass.WORKING}
    rows += [Demand(station=s, minimum=low, target=high, **window) for s, (low, high) in COUNTERS.items()]
    rows += [Demand(station=s.id, post=NIGHT, shift=OVERNIGHT, minimum=1, target=1) for s in STATIONS if s.free]
    return [*rows, *_festival_nights()]


def _saturdays() -> list[DemandException]:
    """The hall opens on the Saturdays of the rush, of which no count tells."""
    return [
        DemandException(station=HALL, post=EXIT_ENTRY, shift=DAY, date=day, minimum=1, target=2, weight=2)
        for day in dates(*RUSH)
        if day.weekday() == 5 and day + ONE not in MADE_UP
    ]


def _festival_nights() -> list[Demand]:
    nights = {"shift": OVERNIGHT, "first": NIGHTS[0], "last": NIGHTS[1]}
    rows = [Demand(station=s.id, post=NIGHT, minimum=1, target=2 if s.id in ("龙桥", "霞林") else 1, **nights) for s in STATIONS]
    lead = {"post": LEAD, "shift": OVERNIGHT, "first": BREAK[0], "last": BREAK[1]}
    return rows + [Demand(station=s.id, minimum=0, target=1, **lead) for s in STATIONS]


def _leave(rng: Random, bureau: Bureau, away: str) -> list[LeaveRequest]:
    """For each place that a unit has at the festival, three ask for it; a few others ask before or long after."""
    firsts = dates(date(2027, 1, 31), FESTIVAL)
    festival = Season(firsts, [1, 1, 2, 3, 5, 6, 5], (7, 7, 8, 9, 10), (1, 2, 2, 3))
    early = dates(START, date(2027, 1, 22)) + dates(date(2027, 2, 15), date(2027, 2, 21))
    quiet = Season(early, [1] * len(early), (5, 6, 7), (2, 3, 5))
    requests = []
    for unit in [*(s.id for s in STATIONS), HALL, *(d.id for d in DEPARTMENTS), LEADERS]:
        members = [officer for officer in bureau.of(unit) if officer.id != away]
        places = max(1, len(members) // 5)
        asking = rng.sample(members, min(len(members), (ASKED_PER_GRANTABLE + 1) * places))
        requests += drawn(rng, asking[: ASKED_PER_GRANTABLE * places], festival, 0.1)
        requests += drawn(rng, asking[ASKED_PER_GRANTABLE * places :][: (places + 1) // 2], quiet, 0)
    asked = {request.officer for request in requests}
    ill = next(officer for officer in bureau.of("龙桥", home_post=RESPONSE) if officer.id not in asked)
    return [*requests, approved(ill.id, date(2027, 1, 25), 14, "病假")]
