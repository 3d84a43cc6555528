"""What holds where no sheet says otherwise: shifts, posts, the office rota, and what a unit's name tells."""

import re
from datetime import time

from models.demand import Service, ServiceMethod
from models.duty import CalendarRota, Post, Shift, ShiftKind
from models.organisation import Category, UnitKind

SHIFTS = {
    shift.id: shift
    for shift in (
        Shift(id="白", start=time(8), minutes=600),
        Shift(id="夜", start=time(18), minutes=840, night=True),
        Shift(id="值", start=time(8), minutes=1440, night=True, load_minutes=960),
        Shift(id="行政班", start=time(8, 30), minutes=540),
        Shift(id="备", start=time(8), minutes=1440, kind=ShiftKind.STANDBY, load_minutes=240),
    )
}

SWORN = (Category.HEAD, Category.CONSTABLE)
ALL_HANDS = (*SWORN, Category.AUXILIARY)

POSTS = {
    post.id: post
    for post in (
        Post(id="户籍窗口", skill="户籍", categories=ALL_HANDS),
        Post(id="出入境窗口", skill="出入境", categories=ALL_HANDS),
        Post(id="接处警", categories=ALL_HANDS, crew=2, sworn_lead=True),
        Post(id="夜间保障"),
        Post(id="带班领导", categories=(Category.HEAD,)),
    )
}

SERVICES = {
    service.id: service
    for service in (
        Service(id="户籍", post="户籍窗口", shift="白", method=ServiceMethod.COUNTER, minutes=15, floor=1),
        Service(id="出入境", post="出入境窗口", shift="白", method=ServiceMethod.COUNTER, minutes=12, floor=1),
        Service(id="接处警", post="接处警", shift="值", method=ServiceMethod.RESPONSE, minutes=50, floor=2),
        Service(id="夜间警情", post="夜间保障", shift="夜", method=ServiceMethod.RESPONSE, minutes=50, floor=1),
    )
}

OFFICE_ROTA = CalendarRota(id="行政班", working="行政班")

STATION_ENDINGS = ("派出所", "所")
NOT_STATIONS = (
    *("看守所", "拘留所", "戒毒所", "收容所", "拘役所", "教养所", "收教所", "研究所", "车管所", "管理所", "检验所", "鉴定所"),
    *("招待所", "卫生所", "诊所", "事务所"),
)
WHOLE_NAMES = (*NOT_STATIONS, "分所")
"""Names that end like these are never shortened."""
COMPLETE_UNIT_NAMES = ("厅", "中心", "队", "科", "室", "局", "处")
"""How names end that say what the unit is, and never take 派出所 behind them."""
WIDTH = re.compile(r"(?<=[\u2e80-\uffef]) | (?=[\u2e80-\uffef])")
BUREAU_NAMES = ("局领导", "分局", "公安局", "局机关")


def named_station(name: str) -> bool:
    return name.endswith(STATION_ENDINGS) and not name.endswith(NOT_STATIONS)


def short(name: str) -> str:
    """龙桥 for 龙桥所 and 龙桥派出所; other names as they are, and those of which nothing would be left."""
    if name.endswith(WHOLE_NAMES):
        return name
    ending = next((ending for ending in STATION_ENDINGS if name.endswith(ending)), "")
    return name.removesuffix(ending).rstrip() or name


def spellings(unit: str, is_station: bool) -> set[str]:
    """All that a unit is called: 龙桥, 龙桥所 and 龙桥派出所 of a station, else its own name."""
    stem = short(unit)
    endings = STATION_ENDINGS if is_station and not stem.endswith(WHOLE_NAMES) else ()
    return {unit, stem, *(stem + ending for ending in endings)}


def tidy(name: str) -> str:
    """A unit's name without the blanks that only fill its width: 龙桥 派出所 is 龙桥派出所."""
    return WIDTH.sub("", " ".join(name.split()))


def kind_by_name(name: str) -> UnitKind:
    if named_station(name):
        return UnitKind.STATION
    return UnitKind.BUREAU if name.endswith(BUREAU_NAMES) else UnitKind.DEPARTMENT
