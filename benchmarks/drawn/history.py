"""Counts of past days, services and support requests; in most cases there are none."""

from typing import Any

from benchmarks.drawn.chance import Chance
from benchmarks.drawn.duties import POSTS, SHIFTS
from benchmarks.drawn.organisation import STATIONS
from models.demand import HistoryCount, HourShare, Service, ServiceMethod, SupportRequest

COUNTED_DAYS = 21


def history_sheets(chance: Chance) -> dict[str, Any]:
    requests = tuple(_request(chance, number) for number in range(chance.pick(1, 2)) if chance.often(0.05))
    if chance.often(0.97):
        return {"support_requests": requests}
    response = chance.often(0.3)
    service = Service(
        id="户政",
        post=chance.pick(*POSTS),
        shift=chance.pick("白", "值"),
        method=ServiceMethod.RESPONSE if response else ServiceMethod.COUNTER,
        minutes=chance.pick(10, 25),
        floor=chance.pick(0, 1),
    )
    return {
        "support_requests": requests,
        "services": (service,),
        "hour_shares": tuple(HourShare(service="户政", hour=hour, share=chance.pick(1, 2)) for hour in range(8, 18)),
        "history": tuple(
            HistoryCount(station=chance.pick(*STATIONS), service="户政", date=chance.date(-day), count=chance.rng.randint(0, 30))
            for day in range(1, COUNTED_DAYS + 1)
        ),
    }


def _request(chance: Chance, number: int) -> SupportRequest:
    return SupportRequest(
        id=f"援{number}",
        station=chance.pick(*STATIONS),
        post=chance.pick(*POSTS),
        shift=chance.pick("白", *SHIFTS),
        number=chance.pick(1, 2),
        reason=chance.pick("", "专项行动"),
        submitted=chance.pick(None, chance.date(-8), chance.date(-1)),
        urgent=chance.often(0.3),
        additional=chance.often(0.5),
        **chance.span(),
    )
