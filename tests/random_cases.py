"""Random cases so small that every roster can be listed, with touching times and limits made common."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any

from models.case import Case
from models.duty import CalendarDay, CalendarRota, CycleRota, DayKind, Demand, DemandException, Post, Shift, ShiftKind, Team
from models.leave import (
    BedRequest,
    Commitment,
    LeaveChoice,
    LeaveRequest,
    Opening,
    PastBurden,
    Pin,
    PinKind,
    Wish,
    WishKind,
)
from models.organisation import (
    Category,
    Floor,
    Level,
    LimitKey,
    MutualAid,
    Officer,
    OfficerLimit,
    Pairing,
    Qualification,
    Restriction,
    RestrictionKind,
    Secondment,
    Sex,
    Unit,
    UnitKind,
)
from models.policy import Policy, default_policy

START = date(2024, 7, 26)
"""A Friday, so that three days hold a weekend."""

SHIFTS = (
    Shift(id="白", start=time(8), minutes=600),
    Shift(id="夜", start=time(18), minutes=840, night=True),
    Shift(id="值", start=time(8), minutes=1440, night=True, load_minutes=960),
    Shift(id="行政班", start=time(8, 30), minutes=540),
    Shift(id="备", start=time(8), minutes=1440, kind=ShiftKind.STANDBY, load_minutes=240),
)


def random_case(
    seed: int,
    kinds: tuple[int, ...] | None = None,
    days: int | None = None,
    policy: Mapping[str, Mapping[str, Any]] | None = None,
    **fields: Any,
) -> Case:
    """A case drawn by a seed; its parts appear often enough that every rule binds somewhere in a few hundred seeds.

    `kinds` asks for these officers of the line-up (0 … 7), `days` for this length; policy rows and fields may be set.
    """
    return _Draw(Random(seed), kinds, days).case(policy or {}, fields)


def wide_case(seed: int) -> Case:
    """A random case with more of what is rare: officers lent into floors and out of the bureau, standby that weighs nothing,

    and duties that pins force, wanted or not and whatever stands against them, beside wishes, leave and lenders.
    """
    return _Widened(Random(f"wide {seed}"), random_case(seed)).widened()


def crowded_case(seed: int) -> Case:
    """A wide case in which up to four forced duties fall to one officer, some of them on one date."""
    return _Widened(Random(f"crowded {seed}"), wide_case(seed)).crowded()


class _Widened:
    def __init__(self, rng: Random, case: Case):
        self.rng, self.case = rng, case
        self.days = [case.start + timedelta(day) for day in range((case.end - case.start).days + 1)]
        self.ids = [one.id for one in case.officers]

    def widened(self) -> Case:
        fields: dict[str, Any] = {}
        fields |= self._lent() if self.often(0.4) else {}
        fields |= self._weightless() if self.often(0.3) else {}
        fields |= {"mutual_aid": (MutualAid(station="甲所", partner="乙所"),)} if self.often(0.4) else {}
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
            one.model_copy(update={"floors": (floor,)}) if one.kind is UnitKind.DEPARTMENT else one for one in self.case.units
        )
        return {"secondments": (row,), "units": units}

    def _weightless(self) -> dict[str, Any]:
        """Standby of no minutes is wanted, and base duties alone may fill a week."""
        shifts = tuple(
            one.model_copy(update={"load_minutes": 0}) if one.kind is ShiftKind.STANDBY else one for one in self.case.shifts
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
        fields = {"station": station, "post": post, "shift": shift, "forced": True}
        return Pin(kind=PinKind.ASSIGN, officer=self.rng.choice(self.ids), date=self.rng.choice(self.days), **fields)


class _Draw:
    def __init__(self, rng: Random, kinds: tuple[int, ...] | None, days: int | None):
        self.rng = rng
        self.kinds = kinds
        self.days = rng.choice((2, 3, 3))
        self.days = days or self.days
        self.start = START + timedelta(rng.randrange(4))

    def often(self, chance: float) -> bool:
        return self.rng.random() < chance

    def day(self, low: int = 0, high: int | None = None) -> date:
        return self.start + timedelta(self.rng.randint(low, self.days - 1 if high is None else high))

    def span(self, low: int = 0) -> dict[str, date]:
        first = self.day(low)
        return {"first": first, "last": max(first, self.day(low))}

    def case(self, policy: Mapping[str, Mapping[str, Any]], overrides: Mapping[str, Any]) -> Case:
        self.officers = self._officers()
        self.ids = [one.id for one in self.officers]
        fields: dict[str, Any] = {
            "start": self.start,
            "end": self.start + timedelta(self.days - 1),
            "as_of": self.start - timedelta(self.rng.randint(-1, 3)) if self.often(0.2) else None,
            "calendar": self._calendar(),
            "units": self._units(),
            "officers": self.officers,
            "qualifications": self._qualifications(),
            "secondments": self._secondments(),
            "posts": self._posts(),
            "cycle_rotas": (self._cycle(),),
            "calendar_rotas": (
                CalendarRota(id="机关", working="行政班"),
                CalendarRota(id="窗口", working="白", rest=self.rng.choice((None, "白"))),
            ),
            "demands": self._demands(),
            "demand_exceptions": self._exceptions(),
            "leave": self._leave(),
            "pairings": self._pairings(),
            "mutual_aid": (MutualAid(station="甲所", partner="乙所"),) if self.often(0.5) else (),
            "restrictions": self._restrictions(),
            "commitments": self._commitments(),
            "wishes": self._wishes(),
            "bed_requests": self._beds(),
            "opening": self._opening(),
            "past_burdens": tuple(PastBurden(officer=one, burden=self.rng.randint(0, 6)) for one in self.ids if self.often(0.3)),
            "policy": self._policy(policy),
        }
        fields["limits"] = self._limits()
        fields["shifts"] = self._shifts()
        fields["demands"] = tuple(self._weighed(row) for row in fields["demands"])
        return Case(**fields | overrides)

    def _limits(self) -> tuple[OfficerLimit, ...]:
        keys = self.rng.sample(list(LimitKey), 3) if self.often(0.4) else []
        return tuple(self._limit(self.rng.choice(self.ids), key) for key in keys)

    def _limit(self, officer: str, key: LimitKey) -> OfficerLimit:
        shift = self.rng.choice(("白", "夜", "值")) if key is LimitKey.SHIFT else None
        value = self.rng.choice((960, 1920)) if key.value.endswith("_minutes") else self.rng.randint(0, 3)
        return OfficerLimit(officer=officer, key=key, shift=shift, value=value)

    def _shifts(self) -> tuple[Shift, ...]:
        if self.often(0.7):
            return SHIFTS
        before, after = self.rng.choice(("白", "夜", "值", "备")), self.rng.sample(("白", "夜", "值"), 2)
        return tuple(one.model_copy(update={"not_followed_by": tuple(after)}) if one.id == before else one for one in SHIFTS)

    def _weighed(self, row: Demand) -> Demand:
        """Some rows say what each officer too many costs; of those some want nobody."""
        if self.often(0.8):
            return row
        nobody = {"minimum": 0, "target": 0} if self.often(0.5) else {}
        return row.model_copy(update={"surplus_weight": self.rng.choice((0, 2)), **nobody})

    def _calendar(self) -> tuple[CalendarDay, ...]:
        kinds = [DayKind.WORKING, DayKind.WORKING, DayKind.REST, DayKind.HOLIDAY]
        return tuple(
            CalendarDay(date=self.start + timedelta(day), kind=self.rng.choice(kinds)) for day in range(-7, self.days + 3)
        )

    def _units(self) -> tuple[Unit, ...]:
        def floors() -> tuple[Floor, ...]:
            return (Floor(minimum=self.rng.randint(0, 2), **self.span()),) if self.often(0.4) else ()

        return (
            Unit(
                id="甲所", kind=UnitKind.STATION, zone=self.rng.choice((0, 2)), duty_room_beds=self.rng.choice((None, None, 0, 1))
            ),
            Unit(id="乙所", kind=UnitKind.STATION, zone=self.rng.choice((0, 1, 3)), max_away=self.rng.choice((None, 0, 1))),
            Unit(
                id="科",
                kind=UnitKind.DEPARTMENT,
                floors=floors(),
                max_away=self.rng.choice((None, 1, 2)),
                meeting_weekday=self.rng.choice((None, self.start.weekday())),
            ),
            Unit(id="队", kind=UnitKind.DEPARTMENT, floors=floors()),
            Unit(id="分局", kind=UnitKind.BUREAU, town_beds=self.rng.choice((None, 1))),
        )

    def _officers(self) -> tuple[Officer, ...]:
        kinds = [
            {
                "unit": "甲所",
                "rota": "循环",
                "team": self.rng.choice("一二"),
                "home_post": self.rng.choice((None, "接处警", "窗口")),
            },
            {"unit": "甲所"},
            {"unit": "科", "rota": "机关"},
            {"unit": "科", "rota": "机关"},
            {"unit": "队", "rota": "机关"},
            {"unit": "乙所", "rota": self.rng.choice(("循环", "窗口")), "team": "一", "home_post": "窗口"},
            {"unit": "乙所"},
            {"unit": "分局", "rota": "机关"},
        ]
        chosen = self.kinds or sorted(self.rng.sample(range(len(kinds)), self.rng.choice((2, 3, 3, 4))))
        return tuple(self._officer(index, kinds[index]) for index in chosen)

    def _officer(self, index: int, fields: dict[str, Any]) -> Officer:
        if fields["unit"] == "分局":
            category = Category.LEADER
        elif fields["unit"] in ("科", "队"):
            category = self.rng.choice((Category.HEAD, Category.CONSTABLE, Category.CONSTABLE))
        else:
            category = self.rng.choice((Category.CONSTABLE, Category.CONSTABLE, Category.AUXILIARY))
        return Officer(id=f"警员{index}", name=f"警员{index}", category=category, sex=self.rng.choice(list(Sex)), **fields)

    def _qualifications(self) -> tuple[Qualification, ...]:
        return tuple(
            Qualification(
                officer=one,
                skill="户籍",
                level=self.rng.choice(list(Level)),
                **self.rng.choice(({}, {}, {"first": self.day()}, {"last": self.day()})),
            )
            for one in self.ids
            if self.often(0.6)
        )

    def _secondments(self) -> tuple[Secondment, ...]:
        if self.often(0.85):
            return ()
        unit, rota = self.rng.choice(((None, None), ("甲所", None), ("科", "机关")))
        return (Secondment(officer=self.rng.choice(self.ids), unit=unit, rota=rota, **self.span()),)

    def _posts(self) -> tuple[Post, ...]:
        auxiliary = (Category.CONSTABLE, Category.AUXILIARY)
        return (
            Post(
                id="接处警",
                crew=self.rng.choice((1, 2)),
                sworn_lead=self.often(0.5),
                categories=self.rng.choice(((Category.CONSTABLE,), auxiliary)),
                female=self.often(0.2),
                leave_share=self.rng.choice((None, 50)),
            ),
            Post(
                id="窗口",
                skill=self.rng.choice((None, "户籍", "户籍")),
                categories=self.rng.choice((auxiliary, (Category.LEADER, Category.HEAD, Category.CONSTABLE))),
                independent_lead=self.often(0.4),
            ),
        )

    def _cycle(self) -> CycleRota:
        cycle = self.rng.choice((("值", None), ("值", "备", None), ("白", "夜", None, None), ("夜", None, "白")))
        teams = (Team(id="一", place=0), Team(id="二", place=1))
        return CycleRota(id="循环", cycle=cycle, anchor=self.start - timedelta(self.rng.randint(0, 3)), teams=teams)

    def _demands(self) -> tuple[Demand, ...]:
        kinds = [
            ("甲所", "接处警", "值"),
            ("甲所", "接处警", "夜"),
            ("甲所", "窗口", "白"),
            ("乙所", "接处警", "值"),
            ("乙所", "窗口", "白"),
        ]
        rows = []
        for station, post, shift in self.rng.sample(kinds, self.rng.choice((1, 2, 2))):
            minimum = self.rng.randint(0, 2)
            target = max(1, minimum + self.rng.randint(0, 1))
            rows.append(
                Demand(station=station, post=post, shift=shift, minimum=minimum, target=target, weight=self.rng.choice((1, 2)))
            )
        return tuple(rows)

    def _exceptions(self) -> tuple[DemandException, ...]:
        if self.often(0.8):
            return ()
        return (
            DemandException(
                station="甲所", post="窗口", shift="白", date=self.day(), minimum=1, target=2, urgent=self.often(0.5), weight=3
            ),
        )

    def _leave(self) -> tuple[LeaveRequest, ...]:
        rows = []
        for index, one in enumerate(self.rng.sample(self.ids, min(len(self.ids), self.rng.choice((0, 1, 1, 2))))):
            first = self.day(-1, self.days)
            slack = self.rng.choice((0, 0, 1))
            last = first + timedelta(self.rng.randint(0, 1))
            choices = [LeaveChoice(first=first, last=last, earliest=first - timedelta(slack), latest=first + timedelta(slack))]
            if self.often(0.2):
                other = last + timedelta(1)
                choices.append(LeaveChoice(first=other, last=other, earliest=other, latest=other))
            rows.append(
                LeaveRequest(
                    id=f"假{index}",
                    officer=one,
                    kind=self.rng.choice(("年休假", "年休假", "年休假", "病假")),
                    status=self.rng.choice(("pending", "pending", "pending", "approved")),
                    choices=tuple(choices),
                    past_refusals=self.rng.choice((0, 0, 1)),
                )
            )
        return tuple(rows)

    def _pairings(self) -> tuple[Pairing, ...]:
        if self.often(0.1):
            return ()
        rows = [Pairing(station="甲所", department="科", places=self.rng.choice((None, None, 1)))]
        if self.often(0.3):
            rows.append(Pairing(station="乙所", department="队", posts=("接处警",)))
        named = [one.id for one in self.officers if one.unit in ("科", "队")]
        if named and self.often(0.4):
            rows.append(Pairing(station=self.rng.choice(("甲所", "乙所")), officer=self.rng.choice(named), **self.span()))
        return tuple(rows)

    def _restrictions(self) -> tuple[Restriction, ...]:
        rows = []
        if self.often(0.3):
            kind = self.rng.choice(["no_night", "no_far", "no_cover", "no_extra"])
            rows.append(Restriction(officer=self.rng.choice(self.ids), kind=RestrictionKind(kind), **self.span()))
        if self.often(0.25) and len(self.ids) > 1:
            one, other = self.rng.sample(self.ids, 2)
            rows.append(
                Restriction(officer=one, other=other, kind=self.rng.choice((RestrictionKind.TOGETHER, RestrictionKind.APART)))
            )
        return tuple(rows)

    def _commitments(self) -> tuple[Commitment, ...]:
        if self.often(0.75):
            return ()
        day = self.day()
        times = self.rng.choice(({}, {"start": time(18), "end": time(20)}, {"start": time(7), "end": time(8)}))
        return (Commitment(officer=self.rng.choice(self.ids), first=day, last=day, **times),)

    def _wishes(self) -> tuple[Wish, ...]:
        return tuple(
            Wish(
                officer=self.rng.choice(self.ids),
                kind=self.rng.choice(list(WishKind)),
                station=self.rng.choice((None, "甲所")),
                weight=self.rng.choice((1, 2)),
                **self.span(),
            )
            for _ in range(self.rng.choice((0, 0, 1)))
        )

    def _beds(self) -> tuple[BedRequest, ...]:
        if self.often(0.85):
            return ()
        day = self.day()
        return tuple(
            BedRequest(officer=one, first=day, last=day)
            for one in self.rng.sample(self.ids, min(len(self.ids), self.rng.choice((1, 2))))
        )

    def _opening(self) -> tuple[Opening, ...]:
        rows = []
        for one in self.officers:
            if self.often(0.6):
                continue
            end = datetime.combine(self.start, time(0)) + timedelta(minutes=self.rng.choice((-840, -360, 0, 480)))
            resumes = one.unit in ("科", "队") and self.often(0.5)
            rows.append(
                Opening(
                    officer=one.id,
                    last_end=end,
                    last_shift=self.rng.choice(("白", "夜", "值")),
                    work_run=self.rng.randint(0, 3),
                    stint_station="甲所" if resumes else None,
                    stint_first=self.start - timedelta(self.rng.randint(1, 2)) if resumes else None,
                    cover_days=self.rng.randint(0, 2),
                    burden=self.rng.randint(0, 4),
                )
            )
        return tuple(rows)

    def _policy(self, policy: Mapping[str, Mapping[str, Any]]) -> Policy:
        tight: dict[str, tuple[int, ...]] = {
            "rest": (660, 840),
            "rest.night": (600, 1440),
            "rest.day24": (0, 1440),
            "consecutive_days": (1, 2, 6),
            "days_off": (1, 5),
            "stint": (1, 2, 14),
            "stint.gap": (0, 1, 2),
            "stint.idle": (0, 1, 3),
            "load": (960, 1560, 3840),
            "load.nights": (1, 10),
            "load.extra": (0, 1, 2),
            "load.cover_year": (1, 2, 60),
            "leave_capacity": (20, 50, 100),
            "max_away": (20, 50, 100),
            "layer_share": (0, 1, 2),
            "notice": (1, 3),
        }
        edits: dict[str, dict[str, Any]] = {
            key: {"value": self.rng.choice(values)} for key, values in tight.items() if self.often(0.3)
        }
        switches = ("load.duties", "load.weekends")
        edits |= {key: {"on": True, "value": self.rng.choice((1, 2))} for key in switches if self.often(0.15)}
        soft = {"consecutive_days.min": 2, "days_off.run": 2, "load.min_minutes": 960}
        edits |= {key: {"value": value} for key, value in soft.items() if self.often(0.15)}
        edits |= {key: {"on": False} for key in ("one_duty", "donor_floor.lender", "sworn_lead", "stint.gap") if self.often(0.05)}
        if self.often(0.15):
            edits["load.total_minutes"] = {"on": True, "value": self.rng.choice((960, 2000))}
        if self.often(0.15):
            edits["load.min_total_minutes"] = {"value": 1000}
        return default_policy().changed(**edits | {key: dict(row) for key, row in policy.items()})
