"""Sheets about leave, what is settled already, wishes and the past; and the case's own settings."""

from scheduler.exchange.sheets import words
from scheduler.exchange.sheets.people import BOTH_ENDS, END_DATE, OFFICER, START_DATE
from scheduler.exchange.sheets.sheet import Column, Kind, Sheet

PARAMETERS = Sheet(
    "parameters",
    "参数",
    "Parameters",
    (
        Column("title", "单位名称", "title", Kind.TEXT, example="城厢分局", note="印在值班表上的单位", aliases=("单位", "名称")),
        Column("start", "开始日期", "start", Kind.DATE, required=True, example="2024-07-01", note="编制期首日"),
        Column("end", "结束日期", "end", Kind.DATE, required=True, example="2024-08-31", note="编制期末日，含当日"),
        Column("as_of", "编制日期", "as of", Kind.DATE, example="2024-06-10", note="按它计算提前通知；留空不计"),
        Column(
            "calendar",
            "日历来源",
            "calendar",
            Kind.CHOICE,
            choice=words.CALENDAR_SOURCE,
            example="内置",
            note="内置：国务院放假安排，节假日表优先；节假日表：只按节假日表",
        ),
    ),
    note="编制期等设置",
    aliases=("设置", "settings"),
    required=True,
)

LEAVE_FROM = ("起", "开始时间", "起始日期", "起始时间", "休假开始", "请假开始", *BOTH_ENDS)
LEAVE_TO = ("止", "至", "结束时间", "终止日期", "终止时间", "休假结束", "请假结束")

LEAVE = Sheet(
    "leave",
    "请假",
    "Leave",
    (
        OFFICER,
        Column("kind", "假种", "kind", Kind.ID, example="年休假", note="留空为年休假；应准假种见规则表", aliases=("类别",)),
        Column("first", "开始日期", "from", Kind.DATE, required=True, example="2024-07-09", aliases=LEAVE_FROM),
        Column("last", "结束日期", "to", Kind.DATE, required=True, example="2024-07-15", note="含当日", aliases=LEAVE_TO),
        Column("earliest", "最早开始", "earliest", Kind.DATE, same_as="first", note="开始日期可提前到；留空不提前"),
        Column("latest", "最晚开始", "latest", Kind.DATE, same_as="first", note="开始日期可推后到；留空不推后"),
        Column("status", "状态", "status", Kind.CHOICE, choice=words.LEAVE_STATUS, example="待定", note="留空为待定"),
        Column("rank", "志愿序", "rank", Kind.INT, example=1, least=1, note="同一次休假的几个志愿填 1、2、3；只准其一"),
        Column("past_refusals", "往次被拒", "past refusals", Kind.INT, example=0, note="以往被拒次数"),
        Column(
            "id",
            "申请号",
            "request",
            Kind.ID,
            note="留空自动编号（警号#1、警号#2……）；同一人多次填志愿序时用它区分",
            aliases=("id",),
        ),
    ),
    note="全部休假申请，已批准的也要填",
    aliases=("休假", "请假申请"),
    required=True,
)

COMMITMENTS = Sheet(
    "commitments",
    "已定事项",
    "Commitments",
    (
        OFFICER,
        START_DATE,
        END_DATE,
        Column("start", "开始时刻", "start time", Kind.TIME, example="09:00", note="留空为全天"),
        Column("end", "结束时刻", "end time", Kind.TIME, example="11:30"),
        Column("title", "事项", "title", Kind.TEXT, example="庭审"),
    ),
    note="会议、庭审、安保等：不排勤务，算作上班",
)

STATION = Column("station", "派出所", "station", Kind.UNIT, refers="units", note="留空为任一", example="龙桥")
POST = Column("post", "岗位", "post", Kind.ID, refers="posts", note="留空为任一", example="接处警")
SHIFT = Column("shift", "班次", "shift", Kind.ID, refers="shifts", note="留空为任一", example="夜")

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
        Column("weight", "权重", "weight", Kind.INT, example=1, least=1, note="留空为 1"),
    ),
    note="愿上勤：期间至少一班；愿休息：期间不排",
)

BED_REQUESTS = Sheet(
    "bed_requests",
    "住宿",
    "Lodging",
    (OFFICER, START_DATE, END_DATE),
    note="申请城区周转房的夜晚",
)

PINS = Sheet(
    "pins",
    "锁定",
    "Pins",
    (
        Column("kind", "锁定", "pin", Kind.CHOICE, required=True, choice=words.PIN, example="指定"),
        Column("officer", "警员", "officer", Kind.OFFICER, refers="officers", example="A01", note="指定、禁止时填写"),
        Column("date", "日期", "date", Kind.DATE, example="2024-07-23", note="准假时为首日，可留空"),
        Column("last", "至", "to", Kind.DATE, note="禁止的末日；留空为一天"),
        STATION,
        POST,
        SHIFT,
        Column("request", "申请号", "request", Kind.ID, refers="leave", note="准假、不准假时填写；自动编号为 警号#1"),
        Column("forced", "强制", "forced", Kind.FLAG, example="否", note="违反规则也保留，并列为已接受"),
        Column("who", "经办人", "who", Kind.TEXT, example="李四"),
        Column("why", "理由", "why", Kind.TEXT, example="局务会议定"),
        Column("when", "锁定日期", "when", Kind.DATE, example="2024-06-20"),
    ),
    note="求解必须保留的决定",
)

OPENING = Sheet(
    "opening",
    "期初",
    "Opening",
    (
        OFFICER,
        Column("last_end", "末班结束", "last end", Kind.MOMENT, example="2024-06-30 08:00", note="日期和时刻"),
        Column("last_shift", "末班班次", "last shift", Kind.ID, example="值", refers="shifts"),
        Column("work_run", "连续上勤", "work run", Kind.INT, example=1, note="截至前一日连续上勤的天数"),
        Column("off_run", "连续休息", "off run", Kind.INT, example=0, note="截至前一日连续休息的天数"),
        Column("stint_station", "帮扶所", "stint station", Kind.UNIT, refers="units", note="前一日尚未结束的帮扶"),
        Column("stint_first", "帮扶起", "stint from", Kind.DATE),
        Column("cover_days", "本年替岗天数", "cover days", Kind.INT, example=0),
        Column("burden", "本年勤务量", "burden", Kind.INT, example=0),
    ),
    note="编制期前一日的状态，由上一期值班表的期末表得来",
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
    note="往期累计的勤务点数",
)

POLICY = Sheet(
    "policy",
    "规则",
    "Policy",
    (
        Column("key", "键", "key", Kind.TEXT, required=True, note="不可改动", aliases=("规则",)),
        Column("value", "值", "value", Kind.VALUE, note="数值单位见单位一列；留空为原值"),
        Column("unit", "单位", "unit", Kind.TEXT),
        Column("title", "名称", "title", Kind.TEXT),
        Column("clause", "条款", "clause", Kind.TEXT, note="依据或说明"),
        Column("on", "启用", "on", Kind.FLAG),
        Column("hard", "硬性", "hard", Kind.FLAG, note="软性下限改为必须满足"),
        Column("level", "级", "level", Kind.INT, least=1, none=True, note="目标的先后次序"),
        Column("weight", "权重", "weight", Kind.INT, least=1),
    ),
    note="只需列出要改的行；未列出的按内置规则",
)

SCENARIOS = Sheet(
    "scenarios",
    "比选方案",
    "Scenarios",
    (
        Column("name", "方案", "scenario", Kind.TEXT, required=True, example="三人病倒", note="同名的各行是一个方案"),
        Column("action", "动作", "action", Kind.TEXT, required=True, example="缺勤", note="准假、缺勤、培训、需求倍数 ……"),
        Column("subject", "对象", "subject", Kind.TEXT, example="龙桥07", note="警员、岗次、单位、规则的键；全部"),
        Column("value", "数值", "value", Kind.TEXT, example="", note="倍数、警力、技能等，视动作而定"),
        Column("first", "起", "from", Kind.DATE, note="留空为编制期首日"),
        Column("last", "止", "to", Kind.DATE, note="留空为编制期末日"),
    ),
    note="供 dutycover whatif 与本案例比较，不影响求解",
)
