"""Summer 2024 in 城厢: leave and the peak at the household counters fall into the same weeks.

Three decisions of that summer are known, and the data makes them the best ones whoever the officers are (data/README.md
says why): 凤凰山's response by two named officers in turns, 东海's by 禁毒大队 on 23 July, 龙桥's counter by the named of 户政科.
"""

from datetime import date, time, timedelta
from random import Random
from typing import NamedTuple

from benchmarks.bureaus.eve import calendar, openings, past_burdens
from benchmarks.bureaus.leave import Season, approved, choice, drawn, numbered, pending
from benchmarks.bureaus.organisation import LEADERS, Bureau
from benchmarks.bureaus.work import (
    BEAT,
    CLERK,
    DAY,
    DAY24,
    EXIT_ENTRY,
    HOUSEHOLD,
    LEAD,
    NIGHT,
    OFFICE,
    OVERNIGHT,
    RESPONSE,
    TEAMS,
    calendar_rotas,
    cycle_rotas,
    posts,
    shifts,
    team_on_duty,
)
from benchmarks.chengxiang.bureau import DEPARTMENTS, HALL, STATIONS, draw_bureau, units
from benchmarks.chengxiang.history import counts, hours, services
from benchmarks.chengxiang.pairings import pairings
from benchmarks.chengxiang.people import bed_requests, care, court, wishes
from models.base import dates
from models.case import Case
from models.demand import SupportRequest
from models.duty import DayClass, Demand
from models.leave import Commitment, LeaveRequest
from models.organisation import Category, MutualAid, Officer, Pairing, Secondment

START, END = date(2024, 7, 1), date(2024, 8, 31)
PEAK = (date(2024, 7, 8), date(2024, 8, 16))
RELAY = (date(2024, 7, 22), date(2024, 8, 2))
ALARM = date(2024, 7, 23)
ACTION_WEEKENDS = (date(2024, 7, 5), date(2024, 7, 19), date(2024, 8, 2), date(2024, 8, 16))
"""Fridays of the nights on which the whole bureau patrols (夏夜治安巡查)."""
COUNTERS = {
    "龙桥": ((3, 4), (4, 7)),
    "凤凰山": ((1, 2), (2, 3)),
    "霞林": ((2, 3), (3, 5)),
    "常太": ((1, 1), (1, 1)),
    "华亭": ((2, 3), (2, 4)),
    "灵川": ((1, 1), (1, 1)),
    "东海": ((1, 1), (1, 2)),
}
"""Minimum and target on ordinary working days and in the peak."""
AS_OF = date(2024, 6, 10)
NEW_ESTATE = SupportRequest(
    id="支援#1",
    station="华亭",
    post=HOUSEHOLD,
    shift=DAY,
    first=date(2024, 7, 15),
    last=date(2024, 7, 19),
    number=4,
    reason="新小区集中落户",
    submitted=date(2024, 6, 3),
)
ONE = timedelta(days=1)


class Roles(NamedTuple):
    """Officers with a part in the known decisions: all are out of the draw of leave."""

    relay: list[str]
    counter: list[str]
    on_leave: list[str]
    alarm_leave: str
    alarm_court: str
    alarm_team: list[str]
    seconded: list[str]

    def taken(self) -> set[str]:
        return {*self.relay, *self.counter, *self.on_leave, *self.alarm_team, *self.seconded}


def summer(seed: int = 0) -> Case:
    rng = Random(f"城厢 summer {seed}")
    bureau = draw_bureau(rng)
    roles = _roles(rng, bureau)
    departments = [department.id for department in DEPARTMENTS]
    days = calendar(START, END)
    spared = roles.taken()
    return Case(
        title="城厢分局2024年暑期",
        start=START,
        end=END,
        as_of=AS_OF,
        calendar=days,
        units=units(START, END),
        officers=bureau.officers,
        qualifications=bureau.qualifications,
        secondments=_secondments(roles),
        posts=posts(),
        shifts=shifts(),
        cycle_rotas=cycle_rotas(START),
        calendar_rotas=calendar_rotas(),
        demands=tuple(_demands()),
        services=services(),
        hour_shares=hours(),
        history=counts(AS_OF, AS_OF, seed).rows,
        support_requests=(NEW_ESTATE,),
        leave=numbered(_leave(rng, bureau, roles)),
        pairings=(*pairings(bureau), *_named(roles)),
        mutual_aid=tuple(
            MutualAid(station=station, partner=other)
            for station, other in (("龙桥", "凤凰山"), ("霞林", "华亭"), ("灵川", "东海"))
        ),
        restrictions=care(rng, bureau, spared, START, END),
        commitments=(_alarm_court(roles), *court(rng, bureau, spared, START, END)),
        wishes=wishes(rng, bureau, spared, START, END),
        bed_requests=bed_requests(rng, bureau, START, END),
        opening=tuple(openings(rng, bureau, START, days, set(roles.seconded), departments)),
        past_burdens=tuple(past_burdens(rng, bureau, "2024年上半年", departments)),
    )


def _roles(rng: Random, bureau: Bureau) -> Roles:
    skilled = bureau.skilled("户籍") | bureau.skilled("出入境")
    free_hands = [officer.id for officer in bureau.of("治安大队", category=Category.CONSTABLE) if officer.id not in skilled]
    counter = [officer.id for officer in bureau.of("户政科", category=Category.CONSTABLE)]
    team = [officer.id for officer in bureau.of("东海", team=team_on_duty(START, ALARM))]
    on_leave = [rng.choice(bureau.of("凤凰山", team=name)).id for name in TEAMS]
    away = [rng.choice(bureau.of(station, home_post=BEAT)).id for station in ("霞林", "华亭")]
    court_, leave_ = rng.sample(team, 2)
    return Roles(sorted(rng.sample(free_hands, 2)), sorted(rng.sample(counter, 4)), on_leave, leave_, court_, team, away)


def _named(roles: Roles) -> list[Pairing]:
    """治安大队 supports 凤凰山's response with two named officers in the high summer, with anyone before and after."""
    first, last = RELAY[0] - 7 * ONE, RELAY[1] + 9 * ONE
    return [
        *(Pairing(station="凤凰山", officer=officer, posts=(RESPONSE,)) for officer in roles.relay),
        Pairing(station="凤凰山", department="治安大队", posts=(RESPONSE,), first=START, last=first - ONE),
        Pairing(station="凤凰山", department="治安大队", posts=(RESPONSE,), first=last + ONE, last=END),
        *(Pairing(station="龙桥", officer=officer, posts=(HOUSEHOLD,)) for officer in roles.counter),
    ]


def _alarm_court(roles: Roles) -> Commitment:
    return Commitment(officer=roles.alarm_court, first=ALARM, last=ALARM, start=time(8, 30), end=time(17, 30), title="出庭")


def _secondments(roles: Roles) -> tuple[Secondment, ...]:
    inside, outside = roles.seconded
    return (
        Secondment(officer=inside, unit="刑侦大队", rota=OFFICE, first=date(2024, 5, 6), last=date(2024, 9, 30)),
        Secondment(officer=outside, first=date(2024, 6, 3), last=date(2024, 12, 31)),
    )


def _demands() -> list[Demand]:
    rows = [Demand(station=s.id, post=RESPONSE, shift=DAY24, minimum=s.response, target=s.response) for s in STATIONS]
    for station, (usual, peak) in COUNTERS.items():
        counter = {"station": station, "post": HOUSEHOLD, "shift": DAY, "days": DayClass.WORKING}
        rows.append(Demand(**counter, minimum=usual[0], target=usual[1]))
        if peak != usual:
            rows.append(Demand(**counter, first=PEAK[0], last=PEAK[1], minimum=peak[0], target=peak[1], weight=2))
    hall = {"station": HALL, "post": EXIT_ENTRY, "shift": DAY, "days": DayClass.WORKING}
    rows.append(Demand(**hall, minimum=10, target=13))
    rows.append(Demand(**hall, first=START, last=date(2024, 8, 20), minimum=11, target=15, weight=2))
    rows += [Demand(station=s.id, post=NIGHT, shift=OVERNIGHT, minimum=1, target=1) for s in STATIONS if s.free]
    saturdays = [day for day in dates(*PEAK) if day.weekday() == 5]
    late = {"station": "龙桥", "post": HOUSEHOLD, "shift": DAY}
    rows += [Demand(**late, first=day, last=day, minimum=0, target=2) for day in saturdays]
    return rows + [row for friday in ACTION_WEEKENDS for row in _action_weekend(friday)]


def _action_weekend(friday: date) -> list[Demand]:
    nights = {"shift": OVERNIGHT, "first": friday, "last": friday + ONE}
    patrols = {"龙桥": (0, 2), "霞林": (1, 2), "凤凰山": (0, 1), "华亭": (0, 1), "常太": (0, 1), "东海": (0, 1)}
    rows = [Demand(station=s, post=NIGHT, minimum=low, target=high, **nights) for s, (low, high) in patrols.items()]
    return rows + [Demand(station=s.id, post=LEAD, minimum=0, target=1, **nights) for s in STATIONS]


def _leave(rng: Random, bureau: Bureau, roles: Roles) -> list[LeaveRequest]:
    firsts = dates(START, date(2024, 8, 25))
    popular = [4 if date(2024, 7, 13) <= day <= date(2024, 8, 10) else 2 for day in firsts]
    summer_leave = Season(firsts, popular, (5, 6, 7, 7, 8, 9, 10), (3, 4, 5, 5, 6, 7))
    shares = {s.id: 0.5 for s in STATIONS} | {HALL: 0.6, LEADERS: 0.5} | {d.id: 0.45 for d in DEPARTMENTS} | {"凤凰山": 0.0}
    requests = []
    for unit, share in shares.items():
        others = [officer for officer in bureau.of(unit) if officer.id not in roles.taken()]
        requests += drawn(rng, rng.sample(others, round(share * len(others))), summer_leave)
    return [*requests, *_known_leave(roles), *_around_the_relay(rng, bureau, roles), *_sick(rng, bureau, roles, requests)]


def _known_leave(roles: Roles) -> list[LeaveRequest]:
    """One of each team of 凤凰山 is away through the relay: two approved before, two asked for."""
    first, last = RELAY
    days = (last - first).days + 1
    settled, asked = roles.on_leave[:2], roles.on_leave[2:]
    return [
        *(approved(officer, first, days) for officer in settled),
        *(pending(officer, choice(first, days), past_refusals=place) for place, officer in enumerate(asked)),
        approved(roles.alarm_leave, ALARM - 3 * ONE, 10),
    ]


def _around_the_relay(rng: Random, bureau: Bureau, roles: Roles) -> list[LeaveRequest]:
    """The rest of 凤凰山 asks before and after it; a clerk asks in the middle, when a fifth of the station is away already."""
    before, after = dates(START, date(2024, 7, 10)), dates(date(2024, 8, 8), date(2024, 8, 22))
    season = Season(before + after, [1] * (len(before) + len(after)), (5, 6, 7), (3, 4, 5))
    clerk = bureau.of("凤凰山", home_post=CLERK)[0]
    others = [officer for officer in bureau.of("凤凰山") if officer.id not in roles.taken() and officer != clerk]
    return [*drawn(rng, rng.sample(others, 7), season, 0), pending(clerk.id, choice(date(2024, 7, 25), 5, 2))]


def _sick(rng: Random, bureau: Bureau, roles: Roles, requests: list[LeaveRequest]) -> list[LeaveRequest]:
    asked = {request.officer for request in requests} | roles.taken()

    def someone(unit: str) -> Officer:
        return rng.choice([officer for officer in bureau.of(unit) if officer.id not in asked and officer.home_post != LEAD])

    return [
        approved(someone("龙桥").id, date(2024, 7, 3), 12, "病假"),
        pending(someone("霞林").id, choice(date(2024, 8, 5), 10), kind="婚假"),
        pending(someone(HALL).id, choice(date(2024, 6, 20), 40), kind="产假"),
        approved(someone("刑侦大队").id, date(2024, 8, 12), 14, "病假"),
        approved(someone("交警大队").id, date(2024, 8, 26), 9),
    ]
