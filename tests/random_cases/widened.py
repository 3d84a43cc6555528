"""More of what is rare in random cases: officers lent, standby that weighs nothing, duties that pins force."""

from datetime import timedelta
from random import Random
from typing import Any

from models.case import Case
from models.duty import Demand, ShiftKind
from models.leave import Pin, PinKind, Wish, WishKind
from models.organisation import Floor, MutualAid, Secondment, UnitKind


class Widened:
    """A case with more of what is rare."""

    def __init__(self, rng: Random, case: Case):
        self.rng, self.case = rng, case
        self.days = [case.start + timedelta(day) for day in range((case.end - case.start).days + 1)]
        self.ids = [officer.id for officer in case.officers]

    def widened(self) -> Case:
        fields: dict[str, Any] = {}
        fields |= self._lent() if self.often(0.4) else {}
        fields |= self._weightless() if self.often(0.3) else {}
        fields |= {"mutual_aid": self.case.mutual_aid or (MutualAid(station="甲所", partner="乙所"),)} if self.often(0.4) else {}
        fields |= self._forced() if self.often(0.7) else {}
        return Case(**{name: getattr(self.case, name) for name in Case.model_fields} | fields)

    def often(self, chance: float) -> bool:
        return self.rng.random() < chance

    def _lent(self) -> dict[str, Any]:
        """Somebody works elsewhere from a later date on, or for the dates between, and departments keep a floor meanwhile."""
        unit, rota = self.rng.choice((("科", "机关"), ("科", "机关"), (None, None), ("甲所", None), ("甲所", "循环")))
        first = self.rng.choice(self.days[1:])
        last = self.rng.choice([day for day in self.days if day >= first])
        row = Secondment(officer=self.rng.choice(self.ids), unit=unit, rota=rota, first=first, last=last)
        floor = Floor(minimum=self.rng.randint(1, 2), first=self.days[0], last=self.days[-1])
        units = tuple(
            known.model_copy(update={"floors": (floor,)}) if known.kind is UnitKind.DEPARTMENT else known
            for known in self.case.units
        )
        return {"secondments": (row,), "units": units}

    def _weightless(self) -> dict[str, Any]:
        """Standby of no minutes is wanted, and base duties alone may fill a week."""
        shifts = tuple(
            shift.model_copy(update={"load_minutes": 0}) if shift.kind is ShiftKind.STANDBY else shift
            for shift in self.case.shifts
        )
        row = Demand(station="甲所", post="接处警", shift="备", minimum=1, target=1)
        load = {"load": {"value": self.rng.choice((480, 960))}}
        return {"shifts": shifts, "demands": (*self.case.demands[:1], row), "policy": self.case.policy.changed(**load)}

    def _forced(self) -> dict[str, Any]:
        pins = {(pin.officer, pin.date): pin for pin in (self._pin() for _ in range(self.rng.choice((1, 1, 2))))}
        wishes = tuple(
            Wish(officer=pin.officer or "", kind=self.rng.choice(list(WishKind)), first=self.days[0], last=self.days[-1])
            for pin in pins.values()
            if self.often(0.5)
        )
        return {"pins": tuple(pins.values()), "wishes": (*self.case.wishes, *wishes)}

    def crowded(self) -> Case:
        who = self.rng.choice(self.ids)
        pins = [self._pin().model_copy(update={"officer": who}) for _ in range(self.rng.choice((2, 3, 4)))]
        once = {(pin.date, pin.station, pin.shift): pin for pin in pins}
        return self.case.model_copy(update={"pins": tuple(once.values())})

    def _pin(self) -> Pin:
        """Mostly for a seat that is wanted; else for any."""
        seats = [(row.station, row.post, row.shift) for row in self.case.demands]
        anything = tuple(self.rng.choice(some) for some in (("甲所", "乙所"), ("接处警", "窗口"), ("白", "夜", "值", "备")))
        station, post, shift = self.rng.choice(seats) if self.often(0.6) else anything
        officer, other = self.rng.sample(self.ids, 2)
        fields = {"station": station, "post": post, "shift": shift, "forced": True}
        swapped = {"burden_of": other} if self.often(0.3) else {}
        return Pin(kind=PinKind.ASSIGN, officer=officer, date=self.rng.choice(self.days), **fields, **swapped)
