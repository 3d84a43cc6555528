"""Sheets about what is counted by the day, how the work is done, and what stations ask for beforehand."""

from scheduler.exchange.sheets import words
from scheduler.exchange.sheets.duty import POST, SHIFT, STATION
from scheduler.exchange.sheets.people import END_DATE, START_DATE
from scheduler.exchange.sheets.sheet import Column, Kind, Sheet

SERVICE = Column("service", "业务", "service", Kind.ID, required=True, example="户籍", refers="services")

HISTORY = Sheet(
    "history",
    "业务量历史",
    "History",
    (
        STATION,
        SERVICE,
        Column("date", "日期", "date", Kind.DATE, required=True, example="2026-07-23"),
        Column(
            "count", "业务量", "count", Kind.INT, required=True, example=46, note="当天办件或警情的次数；不办公的日子不写或写 0"
        ),
    ),
    note="每个派出所每项业务每天的次数，最好有两年；据此推算需求表没有写的岗次",
    aliases=("历史",),
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
        Column("minutes", "每件分钟", "minutes", Kind.INT, required=True, least=1, example=15, note="窗口办一件，或出警一次"),
        Column("floor", "至少人数", "floor", Kind.INT, example=1, note="有业务的日子至少几人；留空为 0"),
    ),
    note="每项业务由哪个岗位、班次承担；未列出的 户籍、出入境、接处警、夜间警情 按内置",
)

HOUR_SHARES = Sheet(
    "hour_shares",
    "时段分布",
    "Hours",
    (
        SERVICE,
        Column("hour", "时", "hour", Kind.INT, required=True, example=9, note="0 至 23，从这一整点起的一小时"),
        Column("share", "份额", "share", Kind.INT, required=True, example=18, note="这一小时到来的份额，各小时之间的比例"),
    ),
    note="窗口业务一天中何时来人；未列出的业务按各小时相同",
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
        Column("number", "人数", "number", Kind.INT, required=True, least=1, example=4, note="该岗次一共要几人"),
        Column("reason", "事由", "reason", Kind.TEXT, example="庙会"),
        Column("submitted", "提出日期", "submitted", Kind.DATE, example="2026-12-20", note="按它判断是否迟报；留空不判断"),
        Column("urgent", "紧急", "urgent", Kind.FLAG, example="否", note="紧急的缩短提前天数"),
        Column("additional", "另加", "additional", Kind.FLAG, example="否", note="填是：在需求之外另加这些人；留空取两者中大的"),
        Column("id", "申请号", "request", Kind.ID, note="留空自动编号", aliases=("id",)),
    ),
    note="派出所提前申请的支援；与推算的需求取大",
)
