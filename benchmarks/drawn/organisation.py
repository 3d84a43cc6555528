"""Units, officers, what they are qualified for, and who may help whom."""

from typing import Any

from benchmarks.drawn.chance import Chance
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
    StayPhase,
    Unit,
    UnitKind,
)

STATIONS, DEPARTMENTS, BUREAU = ("甲所", "乙所"), ("科", "队"), "分局"
SKILLS = ("户籍", "出入境")
ROTAS = ("循环", "机关", "窗口")


def organisation_sheets(chance: Chance, officers: int) -> dict[str, Any]:
    people = [_officer(chance, number) for number in range(1, officers + 1)]
    chance.officers = [row.id for row in people]
    return {
        "units": tuple(_units(chance)),
        "officers": tuple(people),
        "qualifications": tuple(_qualification(chance, officer) for officer in chance.officers if chance.often(0.6)),
        "secondments": tuple(_secondments(chance)),
        "pairings": tuple(_pairings(chance)),
        "mutual_aid": tuple(_aid(chance) for _ in range(chance.pick(0, 1, 1))),
        "restrictions": tuple(_restriction(chance) for _ in range(chance.pick(0, 1, 1, 2))),
        "limits": tuple(_limits(chance)),
    }


TOWN_BEDS: tuple[dict[str, int], ...] = (
    {},
    {"town_beds": 0},
    {"town_beds": 1},
    {"town_beds": 1, "town_beds_women": 0},
    {"town_beds": 1, "town_beds_women": 1},
)


def _units(chance: Chance) -> list[Unit]:
    kinds = (
        dict.fromkeys(STATIONS, UnitKind.STATION) | dict.fromkeys(DEPARTMENTS, UnitKind.DEPARTMENT) | {BUREAU: UnitKind.BUREAU}
    )
    return [
        Unit(
            id=name,
            kind=kind,
            zone=chance.pick(0, 1, 2, 3),
            floors=tuple(Floor(minimum=chance.pick(0, 1, 1, 2), **chance.span()) for _ in range(chance.pick(0, 0, 1, 2))),
            max_away=chance.pick(None, None, 0, 1, 2),
            meeting_weekday=chance.pick(None, None, None, chance.inside().weekday()),
            duty_room_beds=chance.pick(None, None, 0, 1),
            **(chance.pick(*TOWN_BEDS) if kind is UnitKind.BUREAU else {}),
        )
        for name, kind in kinds.items()
    ]


def _officer(chance: Chance, number: int) -> Officer:
    unit = chance.pick("甲所", "甲所", "乙所", "科", "科", "科", "队", BUREAU)
    at_station = unit in STATIONS
    stations, others = tuple(Category), (Category.LEADER, Category.HEAD, Category.CONSTABLE, Category.CONSTABLE)
    rota = chance.pick(None, None, "循环", "循环", "窗口") if at_station else chance.pick("机关", "机关", "循环", None)
    return Officer(
        id=f"警员A{number:02}",
        name=f"警员A{number:02}",
        unit=unit,
        category=chance.pick(*(stations if at_station else others)),
        title=chance.pick("", "所长"),
        sex=chance.pick(None, *Sex),
        rota=rota,
        team=chance.pick("一", "二") if rota == "循环" or chance.often(0.2) else None,
        home_post=chance.pick(None, "接处警", "窗口"),
        town_home=chance.often(0.7),
    )


def _qualification(chance: Chance, officer: str) -> Qualification:
    return Qualification(officer=officer, skill=chance.pick(*SKILLS, "户籍"), level=chance.pick(*Level), **chance.open_span())


def _secondments(chance: Chance) -> list[Secondment]:
    return [
        Secondment(
            officer=officer, unit=unit, rota=chance.pick(None, *ROTAS) if unit or chance.often(0.2) else None, **chance.span()
        )
        for officer in (chance.some(chance.officers, 2) if chance.often(0.3) else ())
        for unit in (chance.pick(None, *STATIONS, *DEPARTMENTS, BUREAU),)
    ]


def _pairings(chance: Chance) -> list[Pairing]:
    """Two in three cases have one that reaches far."""
    wide = [Pairing(station="甲所", department="科", places=chance.pick(None, None, 1))] if chance.often(0.65) else []
    return [*wide, *(_pairing(chance) for _ in range(chance.pick(0, 0, 1, 2)))]


def _pairing(chance: Chance) -> Pairing:
    who = {"officer": chance.pick(*chance.officers)} if chance.often(0.3) else {"department": chance.pick(*DEPARTMENTS, BUREAU)}
    return Pairing(
        station=chance.pick(*STATIONS),
        posts=chance.pick((), (), ("接处警",), ("窗口", "带班")),
        places=chance.pick(None, None, 1, 2),
        **who,
        **chance.open_span(),
    )


def _aid(chance: Chance) -> MutualAid:
    station, partner = chance.rng.sample(STATIONS, 2)
    return MutualAid(station=station, partner=partner, past_balance=chance.pick(None, None, 0, 3, -2), **chance.open_span())


def stay_phases(chance: Chance) -> tuple[StayPhase, ...]:
    """Drawn apart, so that the other draws of a seed are what they were."""
    if chance.often(0.8):
        return ()
    leader_stays = chance.pick(0, 1, 2, 3)
    phase = StayPhase(
        leader_stays=leader_stays,
        station_stays=chance.pick(0, 0, 1, 2),
        nights=chance.pick(0, min(1, leader_stays), leader_stays),
        day_shift=chance.pick("白", "白", "行政班", "备"),
        night_shift=chance.pick("夜", "夜", "值"),
        **chance.span(),
    )
    later = StayPhase(first=chance.date(chance.days + 1), last=chance.date(chance.days + 3))
    return (phase, later) if chance.often(0.2) else (phase,)


def _restriction(chance: Chance) -> Restriction:
    officer, other = chance.rng.sample(chance.officers, 2)
    kind = chance.pick(*RestrictionKind)
    pair = kind in (RestrictionKind.TOGETHER, RestrictionKind.APART)
    return Restriction(officer=officer, kind=kind, other=other if pair else None, **chance.open_span())


OWN_NIGHTS: tuple[int | str, ...] = (0, 1, 2, "2:1", "3:1;5:2")


def _own_value(chance: Chance, key: LimitKey) -> int | str:
    if key == "load" or key.value.endswith("_minutes"):
        return chance.pick(0, 960, 1920)
    if key == "load.nights":
        return chance.pick(*OWN_NIGHTS)
    return chance.pick(0, 1, 1, 2, 3)


def _limits(chance: Chance) -> list[OfficerLimit]:
    keys = [(officer, key) for officer in chance.officers for key in LimitKey]
    return [
        OfficerLimit(
            officer=officer,
            key=key,
            shift=chance.pick("白", "夜", "值", "备") if key == "load.shift" else None,
            value=_own_value(chance, key),
        )
        for officer, key in (chance.some(keys, 4) if chance.often(0.4) else ())
    ]
