"""Sheets about what is counted by the day, how the work is done, and what stations ask for beforehand."""

from models.demand import HistoryCount, HourShare
from scheduler.exchange.sheets import words
from scheduler.exchange.sheets.duty import POST, SHIFT, STATION
from scheduler.exchange.sheets.people import END_DATE, START_DATE
from scheduler.exchange.sheets.sheet import Column, Kind, Sheet

SERVICE = Column("service", "业务", "service", Kind.ID, required=True, example="户籍", refers="services")

HISTORY = Sheet(
    "history",
    "业务量历史",
    "Volumes",
    (
        STATION,
        SERVICE,
        Column("date", "日期", "date", Kind.DATE, required=True, example="2026-07-23"),
        Column("count", "业务量", "count", Kind.INT, required=True, example=46, note="note.count"),
    ),
    note="note.history",
    aliases=("历史", "History"),
    identity=(("station", "service", "date"),),
    noun=HistoryCount,
)

SERVICES = Sheet(
    "services",
    "业务标准",
    "Services",
    (
        Column("id", "业务", "service", Kind.ID, required=True, example="户籍", aliases=("id",)),
        Column("post", "岗位", "post", Kind.ID, required=True, example="户籍窗口", refers="posts"),
        Column("shift", "班次", "shift", Kind.ID, required=True, example="白", refers="shifts"),
        Column("method", "方式", "method", Kind.CHOICE, required=True, choice=words.METHOD, example="窗口"),
        Column("minutes", "每件分钟", "minutes", Kind.INT, required=True, least=1, example=15, note="note.service_minutes"),
        Column("floor", "至少人数", "floor", Kind.INT, example=1, note="note.service_floor"),
    ),
    note="note.services",
    identity=(("id",),),
    shared=True,
)

HOUR_SHARES = Sheet(
    "hour_shares",
    "时段分布",
    "Hours",
    (
        SERVICE,
        Column("hour", "时", "hour", Kind.INT, required=True, example=9, note="note.hour"),
        Column("share", "份额", "share", Kind.INT, required=True, percent=True, example=18, note="note.share"),
    ),
    note="note.hour_shares",
    identity=(("service", "hour"),),
    noun=HourShare,
    shared=True,
)

SUPPORT_REQUESTS = Sheet(
    "support_requests",
    "支援申请",
    "Support requests",
    (
        STATION,
        POST,
        SHIFT,
        START_DATE,
        END_DATE,
        Column("number", "人数", "number", Kind.INT, required=True, least=1, example=4, note="note.support_number"),
        Column("reason", "事由", "reason", Kind.TEXT, example="庙会"),
        Column("submitted", "提出日期", "submitted", Kind.DATE, example="2026-12-20", note="note.submitted"),
        Column("urgent", "紧急", "urgent", Kind.FLAG, example="否", note="note.support_urgent"),
        Column("additional", "另加", "additional", Kind.FLAG, example="否", note="note.additional"),
        Column("id", "申请号", "request", Kind.ID, note="note.numbered", aliases=("id",)),
    ),
    note="note.support_requests",
    identity=(("station", "post", "shift", "first", "last"),),
)
