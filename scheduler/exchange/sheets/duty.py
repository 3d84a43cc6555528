"""Sheets about what has to be staffed, and by which patterns."""

from scheduler.exchange.sheets import words
from scheduler.exchange.sheets.people import FIRST, LAST, OFFICER
from scheduler.exchange.sheets.sheet import Column, Kind, Sheet

STATION = Column(
    "station", "派出所", "station", Kind.UNIT, required=True, example="龙桥", refers="units", aliases=("单位", "unit")
)
POST = Column("post", "岗位", "post", Kind.ID, required=True, example="接处警", refers="posts")
SHIFT = Column("shift", "班次", "shift", Kind.ID, required=True, example="夜", refers="shifts")
MINIMUM = Column(
    "minimum", "最低警力", "minimum", Kind.INT, required=True, example=2, note="低于此数为关键缺口", aliases=("最低",)
)
TARGET = Column(
    "target", "目标警力", "target", Kind.INT, example=3, same_as="minimum", note="留空与最低警力相同", aliases=("目标",)
)
WEIGHT = Column(
    "weight", "高峰权重", "peak weight", Kind.INT, example=1, least=1, note="大于 1 为高峰；留空为 1", aliases=("权重",)
)

SURPLUS_WEIGHT = Column(
    "surplus_weight",
    "富余权重",
    "surplus weight",
    Kind.INT,
    example=1,
    note="超过目标每人的代价；留空为 1；目标为 0 又填此项的，可以上人而按此计",
)

DEMANDS = Sheet(
    "demands",
    "需求",
    "Demand",
    (
        STATION,
        POST,
        SHIFT,
        Column("days", "日别", "days", Kind.CHOICE, choice=words.DAY_CLASS, example="每日", note="留空为每日"),
        FIRST,
        LAST,
        MINIMUM,
        TARGET,
        WEIGHT,
        SURPLUS_WEIGHT,
    ),
    note="各派出所每个岗位、班次要多少人；同一岗次后面的行优先",
    aliases=("警力需求", "demands"),
    required=True,
    instead="history",
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
        Column("urgent", "紧急", "urgent", Kind.FLAG, example="否", note="紧急岗次缩短提前通知"),
    ),
    note="某一天的特别需求，优先于需求表",
)

POSTS = Sheet(
    "posts",
    "岗位",
    "Posts",
    (
        Column("id", "岗位", "post", Kind.ID, required=True, example="接处警", aliases=("id",)),
        Column("skill", "技能", "skill", Kind.ID, note="上岗所需技能，如 户籍；留空为不限"),
        Column(
            "categories",
            "人员类别",
            "categories",
            Kind.CHOICES,
            choice=words.CATEGORY,
            example="中层干部；普通民警；辅警",
            none=True,
            note="用分号分开；留空为中层干部和普通民警",
        ),
        Column("crew", "一组人数", "crew", Kind.INT, example=2, least=1, note="一名带班人带几人一组（含本人）；留空为 1"),
        Column("sworn_lead", "民警带班", "sworn lead", Kind.FLAG, example="是"),
        Column("independent_lead", "独立上岗者带班", "independent lead", Kind.FLAG, example="否"),
        Column("female", "须有女性", "female", Kind.FLAG, example="否"),
        Column("leave_share", "同时休假上限", "leave share", Kind.INT, example=30, note="本岗人员同时休假的百分比；留空为不限"),
    ),
    note="未列出的岗位按内置说明",
    usual=True,
)

SHIFTS = Sheet(
    "shifts",
    "班次",
    "Shifts",
    (
        Column("id", "班次", "shift", Kind.ID, required=True, example="早", aliases=("id",)),
        Column("span", "时段", "hours", Kind.SPAN, required=True, example="07:00-15:00", note="如 18:00-次日08:00"),
        Column("minutes", "分钟", "minutes", Kind.INT, least=1, note="只在时段没有写结束时刻时填写"),
        Column("night", "夜班", "night", Kind.FLAG, example="否", note="留空时，过零点的是夜班（备勤除外）"),
        Column("kind", "种类", "kind", Kind.CHOICE, choice=words.SHIFT_KIND, example="值勤", note="留空为值勤"),
        Column("rest_minutes", "班后休息分钟", "rest minutes", Kind.INT, example=660, note="留空按规则表"),
        Column("load_minutes", "计入工时分钟", "load minutes", Kind.INT, example=480, note="留空为实际长度"),
        Column(
            "not_followed_by", "次日不可接", "not followed by", Kind.IDS, refers="shifts", note="次日不可上的班次，用分号分开"
        ),
    ),
    note="内置班次：白 08:00-18:00，夜 18:00-次日08:00，值 24 小时，行政班 08:30-17:30，备 备勤；同名的行取代内置班次",
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
            note="按日循环的班次，用空格分开，休 为休息",
        ),
        Column("team", "警组", "team", Kind.ID, example="一组", note="循环轮班一个警组一行"),
        Column("anchor", "基准日", "anchor", Kind.DATE, example="2024-07-01"),
        Column("place", "周期位置", "place", Kind.INT, example=1, least=1, note="该警组在基准日处于循环的第几天（从 1 起）"),
        Column(
            "working", "工作日", "working day", Kind.ID, refers="shifts", note="按日别的轮班：班次，或 休", aliases=("working",)
        ),
        Column("rest", "休息日", "rest day", Kind.ID, refers="shifts", note="班次，或 休", aliases=("rest",)),
        Column("holiday", "节假日", "holiday", Kind.ID, refers="shifts", note="班次，或 休"),
    ),
    note="循环轮班填循环、警组、基准日、周期位置；窗口和机关的轮班填工作日、休息日、节假日",
    aliases=("轮班",),
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
    note="已有的值班表：警员在左、日期在上、格中填班次（休 休息，待排 由系统排）；或日期在左、岗位在上、格中填姓名（用、分开）",
    aliases=("值班表", "现有排班"),
    grid=True,
)

HOLIDAYS = Sheet(
    "holidays",
    "节假日",
    "Holidays",
    (
        Column("first", "日期", "date", Kind.DATE, required=True, example="2027-02-06", aliases=("起", "开始日期", "from")),
        Column(
            "last", "至", "to", Kind.DATE, same_as="first", example="2027-02-12", note="留空为一天", aliases=("止", "结束日期")
        ),
        Column(
            "kind",
            "日别",
            "kind",
            Kind.CHOICE,
            required=True,
            choice=words.DAY_KIND,
            example="节假日",
            note="按星期：周一至周五为工作日，周六、周日为休息日；同一天后面的行优先",
        ),
        Column("name", "名称", "name", Kind.TEXT, example="春节"),
    ),
    note="优先于内置的国务院放假安排；内置安排没有的年份必须填写",
    usual=True,
)
