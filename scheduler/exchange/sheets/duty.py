"""Sheets about what has to be staffed, and by which patterns."""

from models.duty import Demand, DemandException
from scheduler.exchange.sheets import words
from scheduler.exchange.sheets.people import FIRST, LAST, OFFICER
from scheduler.exchange.sheets.sheet import Column, Kind, Sheet

STATION = Column(
    "station", "派出所", "station", Kind.UNIT, required=True, example="龙桥", refers="units", aliases=("单位", "unit")
)
POST = Column("post", "岗位", "post", Kind.ID, required=True, example="接处警", refers="posts")
SHIFT = Column("shift", "班次", "shift", Kind.ID, required=True, example="夜", refers="shifts")
MINIMUM = Column("minimum", "最低警力", "minimum", Kind.INT, required=True, example=2, note="note.minimum", aliases=("最低",))
TARGET = Column("target", "目标警力", "target", Kind.INT, example=3, same_as="minimum", note="note.target", aliases=("目标",))
WEIGHT = Column("weight", "高峰权重", "peak weight", Kind.INT, example=1, least=1, note="note.weight", aliases=("权重",))

SURPLUS_WEIGHT = Column(
    "surplus_weight",
    "富余权重",
    "surplus weight",
    Kind.INT,
    example=1,
    note="note.surplus",
)

DEMANDS = Sheet(
    "demands",
    "需求",
    "Demand",
    (
        STATION,
        POST,
        SHIFT,
        Column("days", "日别", "days", Kind.CHOICE, choice=words.DAY_CLASS, example="每日", note="note.every_day"),
        FIRST,
        LAST,
        MINIMUM,
        TARGET,
        WEIGHT,
        SURPLUS_WEIGHT,
    ),
    note="note.demands",
    aliases=("警力需求", "demands"),
    required=True,
    instead="history",
    identity=(("station", "post", "shift", "days", "first", "last"),),
    noun=Demand,
    offered=True,
)

DEMAND_EXCEPTIONS = Sheet(
    "demand_exceptions",
    "需求例外",
    "Demand exceptions",
    (
        STATION,
        POST,
        SHIFT,
        Column("date", "日期", "date", Kind.DATE, required=True, example="2024-07-23"),
        MINIMUM,
        TARGET,
        WEIGHT,
        SURPLUS_WEIGHT,
        Column("urgent", "紧急", "urgent", Kind.FLAG, example="否", note="note.urgent"),
    ),
    note="note.exceptions",
    identity=(("station", "post", "shift", "date"),),
    noun=DemandException,
)

POSTS = Sheet(
    "posts",
    "岗位",
    "Posts",
    (
        Column("id", "岗位", "post", Kind.ID, required=True, example="接处警", aliases=("id",)),
        Column("skill", "技能", "skill", Kind.ID, note="note.post_skill"),
        Column(
            "categories",
            "人员类别",
            "categories",
            Kind.CHOICES,
            choice=words.CATEGORY,
            example="中层干部；普通民警；辅警",
            none=True,
            note="note.post_categories",
        ),
        Column("crew", "一组人数", "crew", Kind.INT, example=2, least=1, note="note.crew"),
        Column("sworn_lead", "民警带班", "sworn lead", Kind.FLAG, example="是"),
        Column("independent_lead", "独立上岗者带班", "independent lead", Kind.FLAG, example="否"),
        Column("female", "须有女性", "female", Kind.FLAG, example="否"),
        Column("leave_share", "同时休假上限", "leave share", Kind.INT, example=30, percent=True, note="note.leave_share"),
    ),
    note="note.posts",
    usual=True,
    identity=(("id",),),
    shared=True,
)

SHIFTS = Sheet(
    "shifts",
    "班次",
    "Shifts",
    (
        Column("id", "班次", "shift", Kind.ID, required=True, example="早", aliases=("id",)),
        Column("span", "时段", "hours", Kind.SPAN, required=True, example="07:00-15:00", note="note.span"),
        Column("minutes", "分钟", "minutes", Kind.INT, least=1, note="note.minutes"),
        Column("night", "夜班", "night", Kind.FLAG, example="否", note="note.night"),
        Column("kind", "种类", "kind", Kind.CHOICE, choice=words.SHIFT_KIND, example="值勤", note="note.duty"),
        Column("rest_minutes", "班后休息分钟", "rest minutes", Kind.INT, example=660, note="note.by_policy"),
        Column("load_minutes", "计入工时分钟", "load minutes", Kind.INT, example=480, note="note.load"),
        Column("not_followed_by", "次日不可接", "not followed by", Kind.IDS, refers="shifts", note="note.not_followed_by"),
    ),
    note="note.shifts",
    identity=(("id",),),
    shared=True,
)

ROTAS = Sheet(
    "rotas",
    "轮班模式",
    "Rotas",
    (
        Column("id", "模式", "rota", Kind.ID, required=True, example="四班", aliases=("轮班模式", "id")),
        Column(
            "cycle",
            "循环",
            "cycle",
            Kind.CYCLE,
            example="值 备 休 休",
            refers="shifts",
            note="note.cycle",
        ),
        Column("team", "警组", "team", Kind.ID, example="一组", note="note.cycle_team"),
        Column("anchor", "基准日", "anchor", Kind.DATE, example="2024-07-01"),
        Column("place", "周期位置", "place", Kind.INT, example=1, least=1, note="note.cycle_place"),
        Column("working", "工作日", "working day", Kind.ID, refers="shifts", note="note.calendar_rota", aliases=("working",)),
        Column("rest", "休息日", "rest day", Kind.ID, refers="shifts", note="note.shift_or_off", aliases=("rest",)),
        Column("holiday", "节假日", "holiday", Kind.ID, refers="shifts", note="note.shift_or_off"),
    ),
    note="note.rotas",
    aliases=("轮班",),
    usual=True,
    identity=(("id", "team"),),
    shared=True,
    offered=True,
)

BASE_ROSTER = Sheet(
    "base_roster",
    "现排班",
    "Roster",
    (
        OFFICER,
        Column("date", "日期", "date", Kind.DATE, required=True, example="2024-07-01"),
        Column("shift", "班次", "shift", Kind.ID, example="白", refers="shifts"),
    ),
    note="note.base_roster",
    aliases=("值班表", "现有排班"),
    grid=True,
    identity=(("officer", "date"),),
    offered=True,
)

HOLIDAYS = Sheet(
    "holidays",
    "节假日",
    "Holidays",
    (
        Column("first", "日期", "date", Kind.DATE, required=True, example="2027-02-06", aliases=("起", "开始日期", "from")),
        Column(
            "last", "至", "to", Kind.DATE, same_as="first", example="2027-02-12", note="note.one_day", aliases=("止", "结束日期")
        ),
        Column(
            "kind",
            "日别",
            "kind",
            Kind.CHOICE,
            required=True,
            choice=words.DAY_KIND,
            example="节假日",
            note="note.day_kind",
        ),
        Column("name", "名称", "name", Kind.TEXT, example="春节"),
    ),
    note="note.holidays",
    usual=True,
    identity=(("first", "last"),),
    shared=True,
    offered=True,
)
