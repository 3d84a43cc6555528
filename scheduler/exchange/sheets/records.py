"""Sheets about what came of it: leaders' stays, the problems found on them, and the results of stints."""

from models.records.problem import Problem
from models.records.result import Result
from models.records.stay import Activity, StayRecord
from scheduler.exchange.sheets import words
from scheduler.exchange.sheets.people import END_DATE, OFFICER, START_DATE
from scheduler.exchange.sheets.sheet import Column, Kind, Sheet

STATION = Column(
    "station",
    "派出所",
    "station",
    Kind.UNIT,
    required=True,
    example="龙桥",
    refers="units",
    aliases=("帮扶派出所", "帮扶所", "驻点派出所", "所"),
)
"""Without the alias 单位, which stands beside an officer's name."""
PHASE = Column("phase", "阶段", "phase", Kind.ID, example="第一阶段", note="note.phase", aliases=("轮次",))
ACTIVITIES = {
    Activity.HANDOVERS: ("交班例会", "morning meetings"),
    Activity.BRIEFINGS: ("政策宣讲", "briefings"),
    Activity.TALKS: ("谈心谈话", "talks"),
    Activity.REVISITS: ("回访警情", "callers revisited"),
    Activity.PETITIONS: ("约访信访", "petitions"),
    Activity.DISPUTES: ("调处纠纷", "disputes settled"),
    Activity.COMPANIES: ("走访企业", "companies"),
    Activity.TOWNSHIPS: ("联络镇村", "towns and villages"),
    Activity.OPINIONS: ("意见清单", "lists of opinions"),
    Activity.RECTIFICATIONS: ("督导整改", "corrections"),
}
"""What each of the ten is called in Chinese and English files."""

STAY_RECORDS = Sheet(
    "stay_records",
    "驻所记录",
    "Stay records",
    (
        Column("date", "日期", "date", Kind.DATE, required=True, example="2024-07-22", aliases=("驻所日期",)),
        Column(
            "officer",
            "领导",
            "leader",
            Kind.OFFICER,
            required=True,
            note="note.officer",
            example="A01",
            refers="officers",
            aliases=("局领导", "驻所领导", "警员", "警号", "姓名", "人员"),
        ),
        STATION,
        Column("time", "时段", "time", Kind.CHOICE, required=True, choice=words.STAY_TIME, example="夜间", aliases=("昼夜",)),
        *(
            Column(activity.value, zh, en, Kind.INT, example=1, note="note.activity", ticks=True)
            for activity, (zh, en) in ACTIVITIES.items()
        ),
        PHASE,
    ),
    note="note.stay_records",
    aliases=("局领导驻所记录",),
    identity=(("officer", "date", "time"),),
    noun=StayRecord,
)

PROBLEMS = Sheet(
    "problems",
    "问题清单",
    "Problems",
    (
        STATION,
        Column(
            "kind",
            "类别",
            "category",
            Kind.CHOICE,
            required=True,
            choice=words.PROBLEM_KIND,
            example="勤务效能",
            aliases=("问题类别",),
        ),
        Column(
            "text",
            "问题",
            "problem",
            Kind.TEXT,
            required=True,
            example="夜间备勤交接无记录",
            aliases=("问题内容", "内容"),
            width=44,
        ),
        Column("found_on", "发现日期", "found", Kind.DATE, required=True, example="2024-07-22", aliases=("日期",)),
        Column(
            "officer",
            "发现人",
            "found by",
            Kind.OFFICER,
            refers="officers",
            example="A01",
            note="note.found_by",
            aliases=("发现领导", "领导"),
        ),
        Column(
            "deadline", "整改期限", "deadline", Kind.DATE, example="2024-08-15", note="note.deadline", aliases=("期限", "时限")
        ),
        Column(
            "state",
            "状态",
            "state",
            Kind.CHOICE,
            required=True,
            choice=words.PROBLEM_STATE,
            example="限期整改",
            aliases=("整改状态", "整改情况", "进展"),
        ),
        PHASE,
    ),
    note="note.problems",
    aliases=("驻所问题清单",),
    identity=(("station", "found_on", "text"),),
    noun=Problem,
)

RESULTS = Sheet(
    "results",
    "帮扶成效",
    "Results",
    (
        OFFICER,
        STATION,
        START_DATE,
        END_DATE,
        Column("kind", "事项", "kind", Kind.ID, required=True, example="警情", note="note.result_kind", aliases=("成效", "种类")),
        Column(
            "number", "数量", "number", Kind.INT, required=True, example=56, note="note.result_number", aliases=("件数", "起数")
        ),
        PHASE,
    ),
    note="note.results",
    aliases=("成效",),
    identity=(("officer", "station", "first", "last", "kind"),),
    noun=Result,
)
