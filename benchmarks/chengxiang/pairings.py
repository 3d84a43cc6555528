"""Which department of 城厢 supports which station."""

from benchmarks.bureaus.organisation import LEADERS, Bureau
from benchmarks.bureaus.work import EXIT_ENTRY, HOUSEHOLD, LEAD, NIGHT, RESPONSE
from benchmarks.chengxiang.bureau import HALL, STATIONS
from models.organisation import Pairing

POOL = (RESPONSE, NIGHT, LEAD)
PAIRED = (
    ("龙桥", "户政科", (HOUSEHOLD, LEAD)),
    ("龙桥", "网安大队", POOL),
    ("凤凰山", "治安大队", (NIGHT, LEAD)),
    ("霞林", "户政科", (HOUSEHOLD,)),
    ("霞林", "刑侦大队", POOL),
    ("霞林", "指挥中心", (NIGHT, LEAD)),
    ("常太", "法制大队", POOL),
    ("常太", "政工室", (NIGHT, LEAD)),
    ("华亭", "刑侦大队", (RESPONSE,)),
    ("华亭", "经侦大队", POOL),
    ("灵川", "交警大队", POOL),
    ("灵川", "警务保障室", (NIGHT, LEAD)),
    ("东海", "禁毒大队", POOL),
    (HALL, "出入境管理大队", (EXIT_ENTRY,)),
)
"""Station, department, posts. 凤凰山's response is left to each case: it names officers there."""


def pairings(bureau: Bureau) -> list[Pairing]:
    """The departments' rows, and each leader named for the lead of one station."""
    rows = [Pairing(station=station, department=department, posts=posts) for station, department, posts in PAIRED]
    leaders = zip(STATIONS, bureau.of(LEADERS), strict=False)
    return rows + [Pairing(station=station.id, officer=leader.id, posts=(LEAD,)) for station, leader in leaders]
