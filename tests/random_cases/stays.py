"""Phases of leaders' stays."""

from datetime import date, timedelta
from random import Random

from models.organisation import StayPhase


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
