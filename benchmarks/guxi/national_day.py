"""National Day 2026 in 古溪: three weeks from before Mid-autumn to after the feast.

The counters fill before the feast as in the two years before, which is left to the forecast; leave is asked for on both
sides of it; and through it every station in town has a night patrol.
"""

from datetime import date, time, timedelta
from random import Random
from typing import Any

from benchmarks.bureaus.eve import calendar, openings, past_burdens
from benchmarks.bureaus.leave import Season, approved, choice, drawn, numbered, pending
from benchmarks.bureaus.organisation import LEADERS, Bureau
from benchmarks.bureaus.work import (
    DAY24,
    LEAD,
    NIGHT,
    OVERNIGHT,
    RESPONSE,
    calendar_rotas,
    cycle_rotas,
    posts,
    shifts,
)
from benchmarks.guxi.bureau import DEPARTMENTS, FAR, STATIONS, draw_bureau, mutual_aid, pairings, units
from benchmarks.guxi.history import counts, hours, services
from models.base import dates
from models.case import Case
from models.demand import SupportRequest
from models.duty import Demand, DemandException
from models.leave import BedRequest, Commitment, LeaveRequest, Wish, WishKind
from models.organisation import Category, Officer, Restriction, RestrictionKind, Secondment

START, END = date(2026, 9, 21), date(2026, 10, 11)
AS_OF = date(2026, 8, 31)
FEAST = (date(2026, 10, 1), date(2026, 10, 7))
ASKING = 0.45
"""Share of each unit that asks for leave."""
FAIR = SupportRequest(
    id="支援#1",
    station="柳溪",
    post=NIGHT,
    shift=OVERNIGHT,
    first=date(2026, 9, 25),
    last=date(2026, 9, 26),
    number=2,
    reason="中秋庙会",
    submitted=date(2026, 8, 26),
)
MOON_VIEWING = DemandException(station="青石", post=NIGHT, shift=OVERNIGHT, date=date(2026, 9, 25), minimum=1, target=2)
"""Mid-autumn on the hill."""
ONE = timedelta(days=1)


def national_day(seed: int = 0) -> Case:
    rng = Random(f"古溪 national day {seed}")
    bureau = draw_bureau(rng)
    departments = [department.id for department in DEPARTMENTS]
    days = calendar(START, END)
    lent = bureau.of("刑侦大队", category=Category.CONSTABLE)[0]
    return Case(
        title="古溪分局2026年国庆",
        start=START,
        end=END,
        as_of=AS_OF,
        calendar=days,
        units=units(START, END),
        officers=bureau.officers,
        qualifications=bureau.qualifications,
        secondments=(Secondment(officer=lent.id, first=date(2026, 7, 1), last=date(2026, 12, 31)),),
        posts=posts(),
        shifts=shifts(),
        cycle_rotas=cycle_rotas(START),
        calendar_rotas=calendar_rotas(),
        demands=tuple(_demands()),
        demand_exceptions=(MOON_VIEWING,),
        services=services(),
        hour_shares=hours(),
        history=tuple(row for history in counts(AS_OF, AS_OF, seed) for row in history.rows),
        support_requests=(FAIR,),
        leave=numbered(_leave(rng, bureau, lent)),
        pairings=pairings(bureau),
        mutual_aid=mutual_aid(),
        opening=tuple(openings(rng, bureau, START, days, {lent.id}, departments)),
        past_burdens=tuple(past_burdens(rng, bureau, "2026年上半年", departments)),
        **_single_officers(rng, bureau, lent),
    )


def _demands() -> list[Demand]:
    """Response as the teams stand, and what the feast adds. The counters have no row: they are left to the forecast."""
    rows = [Demand(station=s.id, post=RESPONSE, shift=DAY24, minimum=s.response, target=s.response) for s in STATIONS]
    nights = {"post": NIGHT, "shift": OVERNIGHT, "first": FEAST[0] - ONE, "last": FEAST[1]}
    rows += [Demand(station=s.id, minimum=1 if s.zone == 0 else 0, target=1, **nights) for s in STATIONS]
    lead = {"post": LEAD, "shift": OVERNIGHT, "first": FEAST[0], "last": FEAST[1], "minimum": 0, "target": 1}
    return rows + [Demand(station=s.id, **lead) for s in STATIONS if s.zone == 0]


def _leave(rng: Random, bureau: Bureau, lent: Officer) -> list[LeaveRequest]:
    """Before and after the feast, the day before it and the day after it most; one ill, one married, one approved before."""
    firsts = [day for day in dates(START, END - 3 * ONE) if not FEAST[0] < day < FEAST[1]]
    sought = {FEAST[0] - ONE: 4, FEAST[0]: 3, FEAST[1]: 3, FEAST[1] + ONE: 4}
    season = Season(firsts, [sought.get(day, 1) for day in firsts], (3, 4, 5, 5, 7), (1, 2, 3, 4))
    requests, others = [], []
    for unit in [*(s.id for s in STATIONS), *(d.id for d in DEPARTMENTS), LEADERS]:
        members = [officer for officer in bureau.of(unit) if officer != lent]
        asking = rng.sample(members, round(ASKING * len(members)))
        requests += drawn(rng, asking, season)
        others += [officer for officer in members if officer not in asking and officer.home_post == RESPONSE]
    ill, married, settled = rng.sample(others, 3)
    return [
        *requests,
        approved(ill.id, date(2026, 9, 14), 14, "病假"),
        pending(married.id, choice(date(2026, 10, 1), 10), kind="婚假"),
        approved(settled.id, date(2026, 10, 8), 4),
    ]


def _single_officers(rng: Random, bureau: Bureau, lent: Officer) -> dict[str, tuple[Any, ...]]:
    """What single officers bring along, by the case's field: restrictions, court, wishes and beds."""
    hands = [officer for d in DEPARTMENTS for officer in bureau.of(d.id, category=Category.CONSTABLE) if officer != lent]
    sheltered, near, first, second, *wishing = rng.sample(hands, 7)
    homeless = [officer for station in FAR for officer in bureau.of(station, town_home=False)]
    court = date(2026, 9, 22)
    return {
        "restrictions": (
            Restriction(officer=sheltered.id, kind=RestrictionKind.NO_NIGHT, first=START, last=END),
            Restriction(officer=near.id, kind=RestrictionKind.NO_FAR, first=START, last=END),
        ),
        "commitments": (
            Commitment(officer=first.id, first=court, last=court, start=time(9), end=time(12), title="出庭"),
            Commitment(officer=second.id, first=date(2026, 10, 9), last=date(2026, 10, 10), title="业务培训"),
        ),
        "wishes": (
            *(Wish(officer=member.id, kind=WishKind.OFF, first=FEAST[0], last=FEAST[0] + 2 * ONE) for member in wishing[:2]),
            Wish(officer=wishing[2].id, kind=WishKind.DUTY, station="柳溪", first=START, last=END, weight=2),
        ),
        "bed_requests": tuple(
            BedRequest(officer=officer.id, first=day, last=day + 2 * ONE)
            for officer, day in ((officer, rng.choice(dates(START, FEAST[0]))) for officer in homeless[:5])
        ),
    }
