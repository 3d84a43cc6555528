"""What a generated bureau needs and who may help: demand with its peak, leave around the peak, pairings, single officers."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from random import Random

from benchmarks.bureaus.leave import Season, approved, drawn, numbered
from benchmarks.bureaus.organisation import LEADERS, Bureau
from benchmarks.bureaus.work import DAY, DAY24, EXIT_ENTRY, HOUSEHOLD, LEAD, NIGHT, OVERNIGHT, RESPONSE
from benchmarks.generator.bureau import Department, Station
from models.base import dates
from models.duty import DayClass, Demand
from models.leave import Commitment, LeaveRequest, Wish, WishKind
from models.organisation import MutualAid, Officer, Pairing, Restriction, RestrictionKind

ONE = timedelta(days=1)
GENERAL = (RESPONSE, NIGHT, LEAD)
PAIRED_STATIONS = 3
APPROVED = 0.1
"""Share of the requests that were approved before."""


def demands(stations: Iterable[Station], peak: tuple[date, date], height: float) -> tuple[Demand, ...]:
    return tuple(row for station in stations for row in _demands(station, peak, height))


def _demands(station: Station, peak: tuple[date, date], height: float) -> list[Demand]:
    window = {"first": peak[0], "last": peak[1]}
    team = {"station": station.id, "post": RESPONSE, "shift": DAY24, "minimum": station.response}
    rows = [Demand(**team, target=station.response), Demand(**team, target=station.response + 1, **window)]
    for post, own in ((HOUSEHOLD, station.household), (EXIT_ENTRY, station.exit_entry)):
        if own:
            counter = {"station": station.id, "post": post, "shift": DAY, "days": DayClass.WORKING}
            high = max(own + 1, round(own * height))
            rows.append(Demand(**counter, minimum=max(1, own - 1), target=own))
            rows.append(Demand(**counter, minimum=max(own, high - 1), target=high, weight=2, **window))
    night = {"station": station.id, "post": NIGHT, "shift": OVERNIGHT}
    if station.free:
        rows.append(Demand(**night, minimum=1, target=1))
    rows.append(Demand(**night, minimum=1, target=1, **window))
    lead = {"station": station.id, "post": LEAD, "shift": OVERNIGHT, "minimum": 0, "target": 1}
    for friday in (day for day in dates(*peak) if day.weekday() == 4):
        weekend = {"first": friday, "last": min(friday + ONE, peak[1])}
        rows += [Demand(**night, minimum=1, target=max(1, round(height)), weight=2, **weekend), Demand(**lead, **weekend)]
    return rows


def leave(
    rng: Random,
    bureau: Bureau,
    at_stations: Sequence[Officer],
    pressure: float,
    horizon: tuple[date, date],
    peak: tuple[date, date],
) -> tuple[LeaveRequest, ...]:
    """Station officers ask for dates around the peak; of headquarters a third as many ask, at any time."""
    firsts = dates(horizon[0], horizon[1] - 4 * ONE)
    popular = [4 if peak[0] - 3 * ONE <= day <= peak[1] - 3 * ONE else 1 for day in firsts]
    season = Season(firsts, popular, (5, 6, 7, 7, 8, 9, 10), (0, 2, 3, 4, 5, 6))
    quiet = Season(firsts, [1] * len(firsts), (3, 5, 5, 7), (2, 4, 6))
    elsewhere = [officer for officer in bureau.officers if officer not in set(at_stations)]
    settled, asking = _settled(rng, at_stations, pressure)
    requests = [approved(officer.id, rng.choices(firsts, popular)[0], rng.choice((5, 7))) for officer in settled]
    requests += drawn(rng, asking, season, 0.2)
    requests += drawn(rng, rng.sample(elsewhere, round(pressure / 3 * len(elsewhere))), quiet)
    return numbered(requests)


def _settled(rng: Random, officers: Sequence[Officer], pressure: float) -> tuple[list[Officer], list[Officer]]:
    """Those whose leave is approved, one of a unit at most so that nothing given exceeds a limit, and those who ask."""
    asking = rng.sample(list(officers), round(pressure * len(officers)))
    first_of = {officer.unit: officer for officer in reversed(asking[: round(APPROVED * len(asking))])}
    return list(first_of.values()), [officer for officer in asking if first_of.get(officer.unit) != officer]


def pairings(rng: Random, stations: Sequence[Station], departments: Sequence[Department], bureau: Bureau) -> tuple[Pairing, ...]:
    """Each department supports several stations in turn, some officers are named there; leaders lead at three each."""
    rows, count = [], min(PAIRED_STATIONS, len(stations))
    for place, department in enumerate(departments):
        supported = [stations[(place * len(stations) // len(departments) + step) % len(stations)] for step in range(count)]
        rows += [Pairing(station=station.id, department=department.id, posts=GENERAL) for station in supported]
        named = rng.choice(bureau.of(department.id))
        rows.append(Pairing(station=supported[0].id, officer=named.id, posts=(RESPONSE,)))
    for leader in bureau.of(LEADERS):
        led = rng.sample(stations, min(3, len(stations)))
        rows += [Pairing(station=station.id, officer=leader.id, posts=(LEAD,)) for station in led]
    return tuple(rows)


def mutual_aid(stations: Sequence[Station]) -> tuple[MutualAid, ...]:
    """Every second pair of neighbours."""
    return tuple(MutualAid(station=a.id, partner=b.id) for a, b in zip(stations[::4], stations[1::4], strict=False))


def restrictions(rng: Random, members: Sequence[Officer], first: date, last: date) -> tuple[Restriction, ...]:
    """No nights for a few and no far stations for a few in the first half, some pairs never at once."""
    share = max(1, len(members) // 30)
    several = rng.sample(list(members), 4 * share)
    halfway = first + (last - first) // 2
    return (
        *(Restriction(officer=officer.id, kind=RestrictionKind.NO_NIGHT, last=halfway) for officer in several[:share]),
        *(Restriction(officer=officer.id, kind=RestrictionKind.NO_FAR, last=halfway) for officer in several[share : 2 * share]),
        *(
            Restriction(officer=officer.id, kind=RestrictionKind.APART, other=other.id)
            for officer, other in zip(several[2 * share : 3 * share], several[3 * share :], strict=True)
        ),
    )


def commitments(rng: Random, members: Sequence[Officer], first: date, last: date) -> tuple[Commitment, ...]:
    """A day at court for one in ten."""
    asked = rng.sample(list(members), max(1, len(members) // 10))
    days = [rng.choice(dates(first, last)) for _ in asked]
    return tuple(
        Commitment(officer=officer.id, first=day, last=day, title="出庭") for officer, day in zip(asked, days, strict=True)
    )


def wishes(rng: Random, members: Sequence[Officer], first: date, last: date) -> tuple[Wish, ...]:
    """Some dates free of duty for one in ten."""
    asking = rng.sample(list(members), max(1, len(members) // 10))
    firsts = [rng.choice(dates(first, last - 2 * ONE)) for _ in asking]
    return tuple(
        Wish(officer=officer.id, kind=WishKind.OFF, first=day, last=day + 2 * ONE)
        for officer, day in zip(asking, firsts, strict=True)
    )
