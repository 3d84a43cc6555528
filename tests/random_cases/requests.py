"""Leave, commitments, wishes, beds, and what officers carry over."""

from datetime import date, datetime, time, timedelta

from models.duty import Demand
from models.leave import BedRequest, Commitment, DutyBefore, LeaveChoice, LeaveRequest, Opening, RosterDay, Wish, WishKind
from models.organisation import Officer
from tests.random_cases.chance import Chance


def leave(chance: Chance, ids: list[str]) -> tuple[LeaveRequest, ...]:
    rows = []
    for index, officer in enumerate(chance.rng.sample(ids, min(len(ids), chance.rng.choice((0, 1, 1, 2))))):
        first = chance.day(-1, chance.days)
        slack = chance.rng.choice((0, 0, 1))
        last = first + timedelta(chance.rng.randint(0, 1))
        choices = [LeaveChoice(first=first, last=last, earliest=first - timedelta(slack), latest=first + timedelta(slack))]
        if chance.often(0.2):
            other = last + timedelta(1)
            choices.append(LeaveChoice(first=other, last=other, earliest=other, latest=other))
        rows.append(
            LeaveRequest(
                id=f"假{index}",
                officer=officer,
                kind=chance.rng.choice(("年休假", "年休假", "年休假", "病假")),
                status=chance.rng.choice(("pending", "pending", "pending", "approved")),
                choices=tuple(choices),
                past_refusals=chance.rng.choice((0, 0, 1)),
            )
        )
    return tuple(rows)


def commitments(chance: Chance, ids: list[str]) -> tuple[Commitment, ...]:
    if chance.often(0.75):
        return ()
    day = chance.day()
    times = chance.rng.choice(({}, {"start": time(18), "end": time(20)}, {"start": time(7), "end": time(8)}))
    return (Commitment(officer=chance.rng.choice(ids), first=day, last=day, **times),)


def at_stations(chance: Chance, ids: list[str], rows: tuple[Commitment, ...]) -> tuple[Commitment, ...]:
    """Half of the commitments are at a station; of one case in three some officer has a visit or two to make besides."""
    held = [row.model_copy(update={"station": "甲所"}) if chance.often(0.5) else row for row in rows]
    count = chance.rng.choice((1, 1, 2)) if chance.often(0.35) else 0
    visits = {(row.officer, row.station, row.first): row for row in (_visit(chance, ids) for _ in range(count))}
    return (*held, *visits.values())


def _visit(chance: Chance, ids: list[str]) -> Commitment:
    days, first = chance.rng.choice((1, 1, 2)), chance.day(-1)
    last = max(first + timedelta(days - 1), chance.day(0, chance.days))
    times = chance.rng.choice(({}, {"start": time(9), "end": time(11)}, {"start": time(18), "end": time()}))
    station = chance.rng.choice(("甲所", "甲所", "乙所"))
    return Commitment(officer=chance.rng.choice(ids), first=first, last=last, days=days, station=station, **times)


def wishes(chance: Chance, ids: list[str]) -> tuple[Wish, ...]:
    return tuple(
        Wish(
            officer=chance.rng.choice(ids),
            kind=chance.rng.choice(list(WishKind)),
            station=chance.rng.choice((None, "甲所")),
            weight=chance.rng.choice((1, 2)),
            **chance.span(),
        )
        for _ in range(chance.rng.choice((0, 0, 1)))
    )


def beds(chance: Chance, ids: list[str]) -> tuple[BedRequest, ...]:
    if chance.often(0.85):
        return ()
    day = chance.day()
    return tuple(
        BedRequest(officer=officer, first=day, last=day)
        for officer in chance.rng.sample(ids, min(len(ids), chance.rng.choice((1, 2))))
    )


def opening(chance: Chance, officers: tuple[Officer, ...]) -> tuple[Opening, ...]:
    rows = []
    for officer in officers:
        if chance.often(0.6):
            continue
        end = datetime.combine(chance.start, time(0)) + timedelta(minutes=chance.rng.choice((-840, -360, 0, 480)))
        resumes = officer.unit in ("科", "队") and chance.often(0.5)
        rows.append(
            Opening(
                officer=officer.id,
                last_end=end,
                last_shift=chance.rng.choice(("白", "夜", "值")),
                work_run=chance.rng.randint(0, 3),
                stint_station="甲所" if resumes else None,
                stint_first=chance.start - timedelta(chance.rng.randint(1, 2)) if resumes else None,
                away_dates=tuple(chance.start - timedelta(back) for back in (1, 2, 27) if chance.often(0.15)),
                cover_days=chance.rng.randint(0, 2),
                burden=chance.rng.randint(0, 4),
                night_dates=_nights_before(chance),
            )
        )
    return tuple(rows)


def _nights_before(chance: Chance) -> tuple[date, ...]:
    days = sorted(chance.rng.sample(range(1, 6), chance.rng.choice((1, 2)))) if chance.often(0.3) else []
    return tuple(chance.start - timedelta(day) for day in reversed(days))


def roster_before(chance: Chance, ids: list[str], demands: tuple[Demand, ...]) -> tuple[RosterDay, ...]:
    """Half of the cells of three cases in ten hold something: most of it what may be decided again."""
    if chance.often(0.7):
        return ()
    cells = [(officer, chance.start + timedelta(day)) for officer in ids for day in range(-1, chance.days)]
    return tuple(_cell(chance, officer, day, demands) for officer, day in cells if chance.often(0.5))


def _cell(chance: Chance, officer: str, day: date, demands: tuple[Demand, ...]) -> RosterDay:
    row = chance.rng.choice(demands)
    duty = DutyBefore(station=row.station, post=chance.rng.choice((row.post, row.post, "")), shift=row.shift)
    is_on_duty, is_detached = chance.often(0.7), chance.often(0.3)
    return RosterDay(
        officer=officer,
        date=day,
        duties=(duty,) if is_on_duty else (),
        detached=(row.station,) if is_detached else (),
        on_leave=chance.often(0.15),
        bed=chance.often(0.1),
    )
