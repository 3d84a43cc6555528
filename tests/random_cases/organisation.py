"""Units, officers, what they may do, and who may help whom."""

from random import Random
from typing import Any

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
from tests.random_cases.chance import Chance


def units(chance: Chance) -> tuple[Unit, ...]:
    def floors() -> tuple[Floor, ...]:
        return (Floor(minimum=chance.rng.randint(0, 2), **chance.span()),) if chance.often(0.4) else ()

    return (
        Unit(
            id="甲所", kind=UnitKind.STATION, zone=chance.rng.choice((0, 2)), duty_room_beds=chance.rng.choice((None, None, 0, 1))
        ),
        Unit(id="乙所", kind=UnitKind.STATION, zone=chance.rng.choice((0, 1, 3)), max_away=chance.rng.choice((None, 0, 1))),
        Unit(
            id="科",
            kind=UnitKind.DEPARTMENT,
            floors=floors(),
            max_away=chance.rng.choice((None, 1, 2)),
            meeting_weekday=chance.rng.choice((None, chance.start.weekday())),
        ),
        Unit(id="队", kind=UnitKind.DEPARTMENT, floors=floors()),
        Unit(id="分局", kind=UnitKind.BUREAU, town_beds=chance.rng.choice((None, 1))),
    )


def by_sex(chance: Chance, drawn: tuple[Unit, ...]) -> tuple[Unit, ...]:
    """Beds in town now and then divided between women and men."""
    return tuple(
        unit.model_copy(update={"town_beds_women": chance.rng.randint(0, unit.town_beds)})
        if unit.town_beds and chance.often(0.4)
        else unit
        for unit in drawn
    )


def officers_of(chance: Chance, wanted: tuple[int, ...] | None) -> tuple[Officer, ...]:
    """`wanted`: of the line-up; drawn where none are asked for."""
    kinds = [
        {
            "unit": "甲所",
            "rota": "循环",
            "team": chance.rng.choice("一二"),
            "home_post": chance.rng.choice((None, "接处警", "窗口")),
        },
        {"unit": "甲所"},
        {"unit": "科", "rota": "机关"},
        {"unit": "科", "rota": "机关"},
        {"unit": "队", "rota": "机关"},
        {"unit": "乙所", "rota": chance.rng.choice(("循环", "窗口")), "team": "一", "home_post": "窗口"},
        {"unit": "乙所"},
        {"unit": "分局", "rota": "机关"},
    ]
    chosen = wanted or sorted(chance.rng.sample(range(len(kinds)), chance.rng.choice((2, 3, 3, 4))))
    return tuple(_officer(chance, index, kinds[index]) for index in chosen)


def _officer(chance: Chance, index: int, fields: dict[str, Any]) -> Officer:
    if fields["unit"] == "分局":
        category = Category.LEADER
    elif fields["unit"] in ("科", "队"):
        category = chance.rng.choice((Category.HEAD, Category.CONSTABLE, Category.CONSTABLE))
    else:
        category = chance.rng.choice((Category.CONSTABLE, Category.CONSTABLE, Category.AUXILIARY))
    return Officer(id=f"警员{index}", name=f"警员{index}", category=category, sex=chance.rng.choice(list(Sex)), **fields)


def second_leader(rng: Random) -> Officer:
    return Officer(id="警员8", name="警员8", unit="分局", category=Category.LEADER, rota=rng.choice(("机关", None)))


def qualifications(chance: Chance, ids: list[str]) -> tuple[Qualification, ...]:
    return tuple(
        Qualification(
            officer=officer,
            skill="户籍",
            level=chance.rng.choice(list(Level)),
            **chance.rng.choice(({}, {}, {"first": chance.day()}, {"last": chance.day()})),
        )
        for officer in ids
        if chance.often(0.6)
    )


def secondments(chance: Chance, ids: list[str]) -> tuple[Secondment, ...]:
    if chance.often(0.85):
        return ()
    unit, rota = chance.rng.choice(((None, None), ("甲所", None), ("科", "机关")))
    return (Secondment(officer=chance.rng.choice(ids), unit=unit, rota=rota, **chance.span()),)


def pairings(chance: Chance, officers: tuple[Officer, ...]) -> tuple[Pairing, ...]:
    if chance.often(0.1):
        return ()
    rows = [Pairing(station="甲所", department="科", places=chance.rng.choice((None, None, 1)))]
    if chance.often(0.3):
        rows.append(Pairing(station="乙所", department="队", posts=("接处警",)))
    named = [officer.id for officer in officers if officer.unit in ("科", "队")]
    if named and chance.often(0.4):
        rows.append(Pairing(station=chance.rng.choice(("甲所", "乙所")), officer=chance.rng.choice(named), **chance.span()))
    return tuple(rows)


def with_past(chance: Chance, rows: tuple[MutualAid, ...]) -> tuple[MutualAid, ...]:
    """Now and then one of the stations has lent more before, and the same two stand there twice, the other way round."""
    drawn = tuple(row.model_copy(update={"past_balance": chance.rng.choice((None, -2, -1, 0, 1, 2))}) for row in rows)
    turned = (MutualAid(station=row.partner, partner=row.station, last=chance.start) for row in rows if chance.often(0.3))
    return (*turned, *drawn)


def restrictions(chance: Chance, ids: list[str]) -> tuple[Restriction, ...]:
    rows = []
    if chance.often(0.3):
        kind = chance.rng.choice(["no_night", "no_far", "no_cover", "no_extra"])
        rows.append(Restriction(officer=chance.rng.choice(ids), kind=RestrictionKind(kind), **chance.span()))
    if chance.often(0.25) and len(ids) > 1:
        first, other = chance.rng.sample(ids, 2)
        rows.append(
            Restriction(officer=first, other=other, kind=chance.rng.choice((RestrictionKind.TOGETHER, RestrictionKind.APART)))
        )
    return tuple(rows)


def limits(chance: Chance, ids: list[str]) -> tuple[OfficerLimit, ...]:
    keys = chance.rng.sample(list(LimitKey), 3) if chance.often(0.4) else []
    return tuple(_limit(chance, chance.rng.choice(ids), key) for key in keys)


def _limit(chance: Chance, officer: str, key: LimitKey) -> OfficerLimit:
    shift = chance.rng.choice(("白", "夜", "值")) if key is LimitKey.LOAD_SHIFT else None
    value: int | str = chance.rng.choice((960, 1920)) if key.value.endswith("_minutes") else chance.rng.randint(0, 3)
    if key is LimitKey.LOAD_NIGHTS and chance.often(0.5):
        value = chance.rng.choice(("2:1", "3:1;5:2"))
    if key is LimitKey.LOAD:
        value = chance.rng.choice((960, 1560))
    return OfficerLimit(officer=officer, key=key, shift=shift, value=value)
