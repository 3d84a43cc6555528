"""Sheets about leave, what is settled already, wishes and the past; and the case's own settings."""

from models.leave import BedRequest, Commitment, Opening, PastBurden, Wish
from scheduler.exchange.sheets import words
from scheduler.exchange.sheets.people import BOTH_ENDS, END_DATE, OFFICER, START_DATE
from scheduler.exchange.sheets.sheet import Column, Kind, Sheet

PARAMETERS = Sheet(
    "parameters",
    "参数",
    "Parameters",
    (
        Column("title", "单位名称", "title", Kind.TEXT, example="城厢分局", note="note.bureau_title", aliases=("单位", "名称")),
        Column("start", "开始日期", "start", Kind.DATE, required=True, example="2024-07-01", note="note.horizon_first"),
        Column("end", "结束日期", "end", Kind.DATE, required=True, example="2024-08-31", note="note.horizon_last"),
        Column("as_of", "编制日期", "as of", Kind.DATE, example="2024-06-10", note="note.as_of"),
        Column(
            "calendar",
            "日历来源",
            "calendar",
            Kind.CHOICE,
            choice=words.CALENDAR_SOURCE,
            example="内置",
            note="note.calendar",
        ),
    ),
    note="note.parameters",
    aliases=("设置", "settings"),
    required=True,
    shared=True,
    offered=True,
)

LEAVE_FROM = ("起", "开始时间", "起始日期", "起始时间", "休假开始", "请假开始", *BOTH_ENDS)
LEAVE_TO = ("止", "至", "结束时间", "终止日期", "终止时间", "休假结束", "请假结束")

LEAVE = Sheet(
    "leave",
    "请假",
    "Leave",
    (
        OFFICER,
        Column("kind", "假种", "kind", Kind.ID, example="年休假", note="note.leave_kind", aliases=("类别",)),
        Column("first", "开始日期", "from", Kind.DATE, required=True, example="2024-07-09", aliases=LEAVE_FROM),
        Column("last", "结束日期", "to", Kind.DATE, required=True, example="2024-07-15", note="note.included", aliases=LEAVE_TO),
        Column("earliest", "最早开始", "earliest", Kind.DATE, same_as="first", note="note.earliest"),
        Column("latest", "最晚开始", "latest", Kind.DATE, same_as="first", note="note.latest"),
        Column("status", "状态", "status", Kind.CHOICE, choice=words.LEAVE_STATUS, example="待定", note="note.pending"),
        Column("rank", "志愿序", "rank", Kind.INT, example=1, least=1, note="note.rank"),
        Column("past_refusals", "往次被拒", "past refusals", Kind.INT, example=0, note="note.past_refusals"),
        Column(
            "id",
            "申请号",
            "request",
            Kind.ID,
            note="note.request_id",
            aliases=("id",),
        ),
    ),
    note="note.leave",
    aliases=("休假", "请假申请"),
    required=True,
    identity=(("officer", "first", "last", "rank"), ("id", "rank")),
    offered=True,
)

COMMITMENTS = Sheet(
    "commitments",
    "已定事项",
    "Commitments",
    (
        OFFICER,
        START_DATE,
        END_DATE,
        Column("start", "开始时刻", "start time", Kind.TIME, example="09:00", note="note.all_day"),
        Column("end", "结束时刻", "end time", Kind.TIME, ends=True, example="11:30"),
        Column("title", "事项", "title", Kind.TEXT, example="庭审"),
        Column("station", "派出所", "station", Kind.UNIT, refers="units", note="note.visit_station", example="龙桥"),
        Column("days", "天数", "days", Kind.INT, least=1, note="note.visit_days", example=1),
    ),
    note="note.commitments",
    identity=(("officer", "first", "last", "start", "station"),),
    noun=Commitment,
    offered=True,
)

STATION = Column("station", "派出所", "station", Kind.UNIT, refers="units", note="note.any_one", example="龙桥")
POST = Column("post", "岗位", "post", Kind.ID, refers="posts", note="note.any_one", example="接处警")
SHIFT = Column("shift", "班次", "shift", Kind.ID, refers="shifts", note="note.any_one", example="夜")

WISHES = Sheet(
    "wishes",
    "意愿",
    "Wishes",
    (
        OFFICER,
        Column("kind", "意愿", "wish", Kind.CHOICE, required=True, choice=words.WISH, example="愿上勤"),
        START_DATE,
        END_DATE,
        STATION,
        POST,
        SHIFT,
        Column("weight", "权重", "weight", Kind.INT, example=1, least=1, note="note.one"),
    ),
    note="note.wishes",
    identity=(("officer", "kind", "first", "last", "station", "post", "shift"),),
    noun=Wish,
    offered=True,
)

BED_REQUESTS = Sheet(
    "bed_requests",
    "住宿",
    "Lodging",
    (OFFICER, START_DATE, END_DATE),
    note="note.beds",
    identity=(("officer", "first", "last"),),
    noun=BedRequest,
    offered=True,
)

PINS = Sheet(
    "pins",
    "锁定",
    "Pins",
    (
        Column("kind", "锁定", "pin", Kind.CHOICE, required=True, choice=words.PIN, example="指定"),
        Column("officer", "警员", "officer", Kind.OFFICER, refers="officers", example="A01", note="note.pin_officer"),
        Column("date", "日期", "date", Kind.DATE, example="2024-07-23", note="note.pin_first"),
        Column("last", "至", "to", Kind.DATE, note="note.pin_last"),
        STATION,
        POST,
        SHIFT,
        Column("request", "申请号", "request", Kind.ID, refers="leave", note="note.pin_request"),
        Column("forced", "强制", "forced", Kind.FLAG, example="否", note="note.forced"),
        Column("burden_of", "勤务量计入", "burden of", Kind.OFFICER, refers="officers", note="note.burden_of"),
        Column("who", "经办人", "who", Kind.TEXT, example="李四"),
        Column("why", "理由", "why", Kind.TEXT, example="局务会议定"),
        Column("when", "锁定日期", "when", Kind.DATE, example="2024-06-20"),
    ),
    note="note.pins",
    identity=(("kind", "officer", "date", "last", "station", "post", "shift", "request"),),
)

OPENING = Sheet(
    "opening",
    "期初",
    "Opening",
    (
        OFFICER,
        Column("last_end", "末班结束", "last end", Kind.MOMENT, example="2024-06-30 08:00", note="note.moment"),
        Column("last_shift", "末班班次", "last shift", Kind.ID, example="值", refers="shifts"),
        Column("work_run", "连续上勤", "work run", Kind.INT, example=1, note="note.work_run"),
        Column("off_run", "连续休息", "off run", Kind.INT, example=0, note="note.off_run"),
        Column("stint_station", "帮扶所", "stint station", Kind.UNIT, refers="units", note="note.open_stint"),
        Column("stint_first", "帮扶起", "stint from", Kind.DATE),
        Column("away_dates", "帮扶日期", "dates away", Kind.DATES, example="2024-06-28", note="note.away_dates"),
        Column("cover_days", "本年替岗天数", "cover days", Kind.INT, example=0),
        Column("burden", "本年勤务量", "burden", Kind.INT, example=0),
        Column("past_refusals", "往次被拒", "past refusals", Kind.INT, example=0, note="note.refused_so_far"),
        Column("night_dates", "夜班日期", "dates of nights", Kind.DATES, example="2024-06-29", note="note.night_dates"),
        Column("leave", "已批休假", "leave granted", Kind.TEXT, note="note.granted_leave"),
    ),
    note="note.opening",
    identity=(("officer",),),
    noun=Opening,
    offered=True,
)

PAST_BURDENS = Sheet(
    "past_burdens",
    "往期勤务量",
    "Past burdens",
    (
        OFFICER,
        Column("burden", "勤务量", "burden", Kind.INT, required=True, example=24),
        Column("period", "期间", "period", Kind.TEXT, example="2024年春节"),
    ),
    note="note.past_burdens",
    identity=(("officer", "period"),),
    noun=PastBurden,
)

POLICY = Sheet(
    "policy",
    "规则",
    "Policy",
    (
        Column("key", "键", "key", Kind.TEXT, required=True, note="note.fixed", aliases=("规则",)),
        Column("value", "值", "value", Kind.VALUE, note="note.policy_value"),
        Column("unit", "单位", "unit", Kind.TEXT),
        Column("title", "名称", "title", Kind.TEXT),
        Column("clause", "条款", "clause", Kind.TEXT, note="note.clause"),
        Column("on", "启用", "on", Kind.FLAG),
        Column("hard", "硬性", "hard", Kind.FLAG, note="note.hard"),
        Column("level", "级", "level", Kind.LEVEL, least=1, none=True, note="note.level"),
        Column("weight", "权重", "weight", Kind.INT, least=1),
    ),
    note="note.policy",
    identity=(("key",),),
    shared=True,
)

SCENARIOS = Sheet(
    "scenarios",
    "比选方案",
    "Scenarios",
    (
        Column("name", "方案", "scenario", Kind.TEXT, required=True, example="三人病倒", note="note.scenario"),
        Column("action", "动作", "action", Kind.TEXT, required=True, choice=words.ACTION, example="缺勤", note="note.action"),
        Column("subject", "对象", "subject", Kind.TEXT, example="龙桥07", note="note.subject"),
        Column("value", "数值", "value", Kind.TEXT, example="", note="note.scenario_value"),
        Column("first", "起", "from", Kind.DATE, note="note.from_start"),
        Column("last", "止", "to", Kind.DATE, note="note.to_end"),
    ),
    note="note.scenarios",
    identity=(("name", "action", "subject", "value", "first", "last"),),
)
