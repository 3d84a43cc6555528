"""Cases in which own rota duties touch the rest after covers: it ends as they begin, or a minute later."""

from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any

from models.duty import CycleRota, Demand, Team
from models.leave import Opening, Pin, PinKind
from models.organisation import MutualAid

CYCLES = (("白",), ("值", "白"), ("备", "白"), ("白", "备", "夜"), (None, "白"), ("白", "白", None))
SEATS = tuple((station, *place) for station in ("甲所", "乙所") for place in (("窗口", "白"), ("接处警", "夜"), ("接处警", "值")))
PARTNER = {0: "乙所", 5: "甲所"}
"""By officer of the line-up on a rota, the station that the own one helps."""
RESTS = {"rest": (660, 840, 841), "rest.night": (0, 1, 1440, 1440, 1441), "rest.day24": (0, 1, 1440, 1441)}
"""白 ends 840 minutes before the next date's 白, 夜 and 值 end as it begins."""


class Touching:
    """`kinds` are officers of the line-up, one on a rota among them."""

    def __init__(self, rng: Random, start: date):
        self.rng, self.start = rng, start
        self.kinds = rng.choice(((0,), (0, 2), (0, 6), (0, 5)))

    def fields(self) -> dict[str, Any]:
        cycle = self.rng.choice(CYCLES)
        teams = tuple(Team(id=name, place=min(place, len(cycle) - 1)) for place, name in enumerate("一二"))
        demands = tuple(
            Demand(station=station, post=post, shift=shift, minimum=1, target=1)
            for station, post, shift in (*self.rng.sample(SEATS[:4], 2), self.rng.choice(SEATS[4:]))
        )
        return {
            "demands": demands,
            "cycle_rotas": (CycleRota(id="循环", cycle=cycle, anchor=self.start, teams=teams),),
            "mutual_aid": (MutualAid(station="甲所", partner="乙所"),),
            "opening": self._openings() if self.rng.random() < 0.3 else (),
            "restrictions": (),
            "as_of": None,
            "pins": (self._pin(self.rng.choice(demands)),) if self.rng.random() < 0.3 else (),
            "policy": {key: {"value": self.rng.choice(values)} for key, values in RESTS.items()}
            | {"ladder.yielded": {"value": self.rng.choice((0, 1, 3)), "on": self.rng.random() < 0.85}}
            | {
                "consecutive_days": {"value": 6},
                "load.extra": {"value": 0},
                "category": {"on": self.rng.random() < 0.3},
                "qualified": {"on": self.rng.random() < 0.5},
            },
        }

    def _openings(self) -> tuple[Opening, ...]:
        midnight = datetime.combine(self.start, time())
        return tuple(
            Opening(
                officer=f"警员{kind}",
                last_end=midnight + timedelta(minutes=self.rng.choice((-960, -959, 0, 480, 481))),
                last_shift=self.rng.choice((None, "夜", "值")),
                stint_station=self.rng.choice((None, PARTNER[kind])),
                stint_first=self.start - timedelta(1),
            )
            for kind in self.kinds
            if kind in PARTNER
        )

    def _pin(self, seat: Demand) -> Pin:
        officer, when = f"警员{self.rng.choice(self.kinds)}", self.start + timedelta(self.rng.randint(0, 2))
        place = {"station": seat.station, "post": seat.post, "shift": seat.shift}
        return Pin(kind=PinKind.ASSIGN, officer=officer, date=when, forced=True, **place)
