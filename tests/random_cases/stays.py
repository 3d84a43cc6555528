"""Phases of leaders' stays."""

from datetime import date, timedelta
from random import Random

from models.leave import Pin, PinKind
from models.organisation import StayPhase
from models.records.stay import StayTime


def stay_phases(rng: Random, start: date, days: int, chance: float = 0.15) -> tuple[StayPhase, ...]:
    """One now and then, of a date or two of the horizon, which may have begun before it or go on after it."""
    if rng.random() >= chance:
        return ()
    first = rng.randrange(days)
    last = min(days - 1, first + rng.choice((0, 0, 1)))
    if first == 0:
        first -= rng.choice((0, 0, 3))
    if last == days - 1:
        last += rng.choice((0, 0, 2))
    leader_stays = rng.choice((0, 1, 2, 3))
    return (
        StayPhase(
            first=start + timedelta(first),
            last=start + timedelta(last),
            leader_stays=leader_stays,
            station_stays=rng.choice((0, 0, 1, 2)),
            nights=min(leader_stays, rng.choice((0, 0, 1))),
            day_shift=rng.choice(("白", "白", "行政班")),
            night_shift=rng.choice(("夜", "夜", "值")),
        ),
    )


def stay_pin(rng: Random, start: date, days: int, leader: str, phase: StayPhase) -> Pin:
    """A stay of the leader that is decided, or forbidden with whatever else is there."""
    inside = [day for day in (start + timedelta(number) for number in range(days)) if phase.first <= day <= phase.last]
    shift = phase.shift(rng.choice(tuple(StayTime)))
    kind = rng.choice((PinKind.ASSIGN, PinKind.ASSIGN, PinKind.FORBID))
    return Pin(kind=kind, officer=leader, date=rng.choice(inside), station=rng.choice(("甲所", "乙所")), shift=shift)
