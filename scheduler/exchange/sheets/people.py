"""Sheets about units and people."""

from dataclasses import replace

from models.base import LARGEST_NUMBER
from models.organisation import MutualAid, OfficerLimit, Pairing, Restriction, StayPhase
from scheduler.exchange.sheets import words
from scheduler.exchange.sheets.sheet import Column, Kind, Sheet

BOTH_ENDS = ("起止日期", "起止时间", "起止", "时间", "休假时间", "休假日期", "请假时间", "请假日期")
"""Headers over one column that holds both dates of a span, such as 7月22日至8月2日."""

FIRST = Column("first", "起", "from", Kind.DATE, note="note.any", aliases=("开始日期", "自", *BOTH_ENDS))
LAST = Column("last", "止", "to", Kind.DATE, note="note.last_any", aliases=("结束日期", "至"))
START_DATE = Column(
    "first", "开始日期", "from", Kind.DATE, required=True, example="2024-07-22", aliases=("起", "日期", *BOTH_ENDS)
)
END_DATE = Column(
    "last", "结束日期", "to", Kind.DATE, note="note.last_one_day", same_as="first", example="2024-07-23", aliases=("止", "至")
)
OFFICER = Column(
    "officer",
    "警员",
    "officer",
    Kind.OFFICER,
    required=True,
    note="note.officer",
    example="A01",
    refers="officers",
    aliases=("警号", "姓名", "人员"),
)

UNITS = Sheet(
    "units",
    "单位",
    "Units",
    (
        Column("id", "单位", "unit", Kind.UNIT, required=True, example="龙桥", aliases=("单位名称", "名称", "id")),
        Column(
            "kind",
            "类别",
            "kind",
            Kind.CHOICE,
            choice=words.UNIT_KIND,
            example="派出所",
            note="note.unit_kind",
        ),
        Column("zone", "区位", "zone", Kind.INT, example=1, note="note.zone"),
        Column("max_away", "同时外派上限", "max away", Kind.INT, example=2, note="note.max_away"),
        Column(
            "meeting_weekday",
            "例会日",
            "meeting day",
            Kind.CHOICE,
            choice=words.WEEKDAY,
            example="周一",
            note="note.meeting",
        ),
        Column("duty_room_beds", "备勤室床位", "duty room beds", Kind.INT, example=4, note="note.duty_room"),
        Column("town_beds", "周转房床位", "town beds", Kind.INT, note="note.town_beds"),
        Column("town_beds_women", "其中女床位", "of these for women", Kind.INT, note="note.beds_of_women"),
        Column("minimum", "最低在岗", "floor", Kind.INT, example=3, note="note.floor"),
        Column("first", "起", "from", Kind.DATE, note="note.floor_first", aliases=("开始日期",)),
        Column("last", "止", "to", Kind.DATE, note="note.floor_last", aliases=("结束日期",)),
    ),
    note="note.units",
    usual=True,
    identity=(("id", "first", "last"),),
    shared=True,
    offered=True,
)

OFFICERS = Sheet(
    "officers",
    "警员",
    "Officers",
    (
        Column("id", "警号", "id", Kind.ID, required=True, example="A01", note="note.unique_text", aliases=("编号", "officer")),
        Column("name", "姓名", "name", Kind.TEXT, required=True, example="张三"),
        Column("unit", "单位", "unit", Kind.UNIT, required=True, example="龙桥", refers="units", aliases=("部门", "所属单位")),
        Column(
            "category",
            "类别",
            "category",
            Kind.CHOICE,
            required=True,
            choice=words.CATEGORY,
            example="普通民警",
            aliases=("人员类别",),
        ),
        Column("title", "职务", "title", Kind.TEXT, example="社区民警"),
        Column("sex", "性别", "sex", Kind.CHOICE, choice=words.SEX, example="男"),
        Column(
            "rota",
            "轮班模式",
            "rota",
            Kind.ID,
            example="四班",
            refers="rotas",
            none=True,
            note="note.rota",
        ),
        Column("team", "警组", "team", Kind.ID, example="一组", note="note.team"),
        Column("home_post", "本岗", "home post", Kind.ID, example="接处警", refers="posts", aliases=("岗位",)),
        Column("town_home", "城区有住房", "home in town", Kind.FLAG, example="是", note="note.yes"),
        Column("skills", "技能", "skills", Kind.IDS, example="户籍；出入境(协助)", note="note.skills"),
    ),
    note="note.officers",
    aliases=("人员", "民警"),
    required=True,
    identity=(("id",),),
    offered=True,
)

QUALIFICATIONS = Sheet(
    "qualifications",
    "资质",
    "Qualifications",
    (
        OFFICER,
        Column("skill", "技能", "skill", Kind.ID, required=True, example="户籍", aliases=("资质",)),
        Column("level", "等级", "level", Kind.CHOICE, choice=words.LEVEL, example="独立", note="note.independent"),
        FIRST,
        LAST,
    ),
    note="note.qualifications",
    identity=(("officer", "skill", "first"),),
    offered=True,
)

SECONDMENTS = Sheet(
    "secondments",
    "抽借调",
    "Secondments",
    (
        OFFICER,
        START_DATE,
        Column("last", "结束日期", "to", Kind.DATE, required=True, example="2024-12-31", aliases=("止", "至")),
        Column("unit", "借往单位", "unit", Kind.UNIT, example="禁毒大队", refers="units", note="note.outside", aliases=("单位",)),
        Column(
            "rota",
            "轮班模式",
            "rota",
            Kind.ID,
            refers="rotas",
            none=True,
            note="note.lent_rota",
        ),
    ),
    note="note.secondments",
    aliases=("借调", "抽调"),
    identity=(("officer", "first"),),
    offered=True,
)

PAIRINGS = Sheet(
    "pairings",
    "挂钩",
    "Pairings",
    (
        Column("station", "派出所", "station", Kind.UNIT, required=True, example="龙桥", refers="units"),
        Column("department", "部门", "department", Kind.UNIT, example="禁毒大队", refers="units", note="note.either"),
        Column("officer", "警员", "officer", Kind.OFFICER, refers="officers", note="note.named"),
        Column("posts", "岗位", "posts", Kind.IDS, example="接处警", refers="posts", note="note.all_posts"),
        FIRST,
        LAST,
        Column("places", "名额", "places", Kind.INT, example=2, least=1, note="note.places"),
    ),
    note="note.pairings",
    usual=True,
    identity=(("station", "department", "officer", "posts", "first", "last"),),
    noun=Pairing,
)

MUTUAL_AID = Sheet(
    "mutual_aid",
    "互助",
    "Mutual aid",
    (
        Column("station", "派出所", "station", Kind.UNIT, required=True, example="龙桥", refers="units"),
        Column("partner", "互助所", "partner", Kind.UNIT, required=True, example="霞林", refers="units"),
        FIRST,
        LAST,
        Column("past_balance", "往期结余", "past balance", Kind.INT, least=-LARGEST_NUMBER, note="note.past_balance"),
    ),
    note="note.mutual_aid",
    identity=(("station", "partner", "first", "last"),),
    noun=MutualAid,
)

STAY_PHASES = Sheet(
    "stay_phases",
    "驻所",
    "Stays",
    (
        replace(START_DATE, note="note.stay_first"),
        replace(END_DATE, required=True, note="", same_as="", example="2024-08-31"),
        Column("leader_stays", "每人场次", "stays a leader", Kind.INT, example=3, note="note.leader_stays"),
        Column("station_stays", "每所场次", "stays a station", Kind.INT, example=1, note="note.station_stays"),
        Column("nights", "其中夜间", "nights", Kind.INT, example=1, note="note.stay_nights"),
        Column("day_shift", "日间班次", "day shift", Kind.ID, example="白", refers="shifts", note="note.stay_day"),
        Column("night_shift", "夜间班次", "night shift", Kind.ID, example="夜", refers="shifts", note="note.stay_night"),
    ),
    note="note.stay_phases",
    aliases=("驻所阶段",),
    identity=(("first",),),
    noun=StayPhase,
    shared=True,
)

RESTRICTIONS = Sheet(
    "restrictions",
    "限制",
    "Restrictions",
    (
        OFFICER,
        Column("kind", "限制", "restriction", Kind.CHOICE, required=True, choice=words.RESTRICTION, example="不值夜班"),
        Column("other", "另一警员", "other officer", Kind.OFFICER, refers="officers", note="note.other_officer"),
        FIRST,
        LAST,
    ),
    note="note.restrictions",
    usual=True,
    identity=(("officer", "kind", "other", "first", "last"),),
    noun=Restriction,
    offered=True,
)

LIMITS = Sheet(
    "limits",
    "个人限额",
    "Limits",
    (
        OFFICER,
        Column("key", "限额", "limit", Kind.CHOICE, required=True, choice=words.LIMIT, example="连续工作上限"),
        Column("shift", "班次", "shift", Kind.ID, refers="shifts", note="note.one_shift"),
        Column("value", "值", "value", Kind.VALUE, required=True, example=5, note="note.limit_unit"),
    ),
    note="note.limits",
    identity=(("officer", "key", "shift"),),
    noun=OfficerLimit,
)
