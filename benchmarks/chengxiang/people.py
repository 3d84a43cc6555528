"""What single officers bring along: restrictions, court dates and meetings, wishes and requests for beds."""

from datetime import date, time, timedelta
from random import Random

from benchmarks.bureaus.organisation import LEADERS, Bureau
from benchmarks.bureaus.work import CLERK, RESPONSE
from benchmarks.chengxiang.bureau import DEPARTMENTS, STATIONS
from models.leave import BedRequest, Commitment, Wish, WishKind
from models.organisation import Category, Officer, Restriction, RestrictionKind

ONE = timedelta(days=1)


def constables(bureau: Bureau, spared: set[str]) -> list[Officer]:
    """Constables at headquarters without a part of their own."""
    members = [officer for department in DEPARTMENTS for officer in bureau.of(department.id, category=Category.CONSTABLE)]
    return [officer for officer in members if officer.id not in spared]


def care(rng: Random, bureau: Bureau, spared: set[str], start: date, end: date) -> tuple[Restriction, ...]:
    """No nights or far stations for a time, one expecting, one couple never at once, a pupil beside a tutor."""
    several = rng.sample(constables(bureau, spared), 10)
    halfway = start + (end - start) // 2
    rows = [Restriction(officer=officer.id, kind=RestrictionKind.NO_NIGHT, first=start, last=end) for officer in several[:3]]
    rows += [Restriction(officer=officer.id, kind=RestrictionKind.NO_FAR, first=start, last=halfway) for officer in several[3:7]]
    rows.append(Restriction(officer=several[7].id, kind=RestrictionKind.NO_COVER))
    rows.append(Restriction(officer=several[8].id, kind=RestrictionKind.APART, other=several[9].id))
    pupil, tutor = rng.sample(
        [member for member in bureau.of("经侦大队", category=Category.CONSTABLE) if member not in several], 2
    )
    rows.append(Restriction(officer=pupil.id, kind=RestrictionKind.TOGETHER, other=tutor.id, last=start + 20 * ONE))
    at_stations = [rng.choice(bureau.of(station.id, home_post=RESPONSE)) for station in STATIONS[:3]]
    return (*rows, *(Restriction(officer=officer.id, kind=RestrictionKind.NO_EXTRA) for officer in at_stations))


def court(rng: Random, bureau: Bureau, spared: set[str], start: date, end: date) -> tuple[Commitment, ...]:
    """Court, training and guidance visits; none of a response team, whose duty would vanish with it."""
    clerks = [officer for station in STATIONS for officer in bureau.of(station.id, home_post=CLERK)]
    rows = [(officer, "出庭", 1) for officer in rng.sample(constables(bureau, spared), 6)]
    rows += [(officer, "下沉指导", 2) for officer in rng.sample(bureau.of(LEADERS), 2)]
    rows += [(officer, "业务培训", 3) for officer in rng.sample(clerks, 2)]
    return tuple(_commitment(rng, officer, title, days, start, end) for officer, title, days in rows)


def _commitment(rng: Random, officer: Officer, title: str, days: int, start: date, end: date) -> Commitment:
    weeks = (end - start).days // 7
    first = start - start.weekday() * ONE + (7 * rng.randrange(1, weeks) + rng.randrange(0, 6 - days)) * ONE
    whole = days > 1
    times = {} if whole else {"start": time(9), "end": time(12)}
    return Commitment(officer=officer.id, first=first, last=first + (days - 1) * ONE, title=title, **times)


def wishes(rng: Random, bureau: Bureau, spared: set[str], start: date, end: date) -> tuple[Wish, ...]:
    several = rng.sample(constables(bureau, spared), 8)
    firsts = [start + rng.randrange((end - start).days - 6) * ONE for _ in several]
    off = [
        Wish(officer=officer.id, kind=WishKind.OFF, first=day, last=day + 2 * ONE)
        for officer, day in zip(several, firsts, strict=True)
    ]
    volunteers = rng.sample(bureau.of("刑侦大队", category=Category.CONSTABLE), 2)
    duty = [
        Wish(officer=officer.id, kind=WishKind.DUTY, station="霞林", first=start, last=end, weight=2) for officer in volunteers
    ]
    return (*off[:6], *duty)


def bed_requests(rng: Random, bureau: Bureau, start: date, end: date) -> tuple[BedRequest, ...]:
    """Officers of the far stations without a home in town ask for a bed for a few nights."""
    far = [officer for station in STATIONS if station.zone > 1 for officer in bureau.of(station.id, town_home=False)]
    asking = rng.sample(far, min(8, len(far)))
    firsts = [start + rng.randrange((end - start).days - 4) * ONE for _ in asking]
    return tuple(
        BedRequest(officer=officer.id, first=day, last=day + 3 * ONE) for officer, day in zip(asking, firsts, strict=True)
    )
