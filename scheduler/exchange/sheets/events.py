"""变动: what happened to a published roster. It stands in a file of its own, not in a case."""

from scheduler.exchange.sheets.sheet import Choice, Column, Kind, Sheet

EVENT = Choice(
    {
        "illness": ("因病缺勤", "病", "缺勤"),
        "return": ("提前返岗", "返岗"),
        "leave": ("请假", "新增请假"),
        "cancelled_leave": ("销假", "取消休假"),
        "support": ("支援申请",),
        "demand": ("需求变化", "需求"),
        "lost_bed": ("床位减少",),
        "swap": ("互换", "对调"),
        "pin": ("指定",),
    },
    {"cancelled_leave": "cancelled leave", "lost_bed": "lost bed"},
)
REASON = Choice(
    {
        "sick": ("生病",),
        "family": ("家事",),
        "training": ("培训",),
        "court": ("出庭",),
        "incident": ("警情",),
        "order": ("上级指令",),
        "facility": ("设施",),
        "agreed": ("商定",),
        "correction": ("更正",),
        "other": ("其他",),
    }
)

EVENTS = Sheet(
    "events",
    "变动",
    "Events",
    (
        Column("id", "编号", "id", Kind.ID, required=True, example="1"),
        Column("kind", "类别", "kind", Kind.CHOICE, required=True, choice=EVENT, example="因病缺勤"),
        Column("officer", "警员", "officer", Kind.TEXT, example="龙桥07"),
        Column("first", "起", "from", Kind.DATE, required=True, example="2024-07-25"),
        Column("last", "止", "to", Kind.DATE, example="2024-07-28"),
        Column("has_open_end", "止未定", "end unknown", Kind.FLAG, example="否"),
        Column("other", "互换警员", "swapped with", Kind.TEXT),
        Column("other_date", "互换日期", "swapped date", Kind.DATE),
        Column("station", "派出所", "station", Kind.TEXT),
        Column("post", "岗位", "post", Kind.ID),
        Column("shift", "班次", "shift", Kind.ID),
        Column("officers", "数量", "number", Kind.INT),
        Column("minimum", "最低", "minimum", Kind.INT),
        Column("target", "目标", "target", Kind.INT),
        Column("leave_kind", "假种", "kind of leave", Kind.TEXT),
        Column("is_pending", "待批", "pending", Kind.FLAG),
        Column("author", "经办人", "author", Kind.TEXT),
        Column("at", "时间", "time", Kind.MOMENT),
        Column("reason", "原因", "reason", Kind.CHOICE, choice=REASON),
        Column("text", "说明", "text", Kind.TEXT),
    ),
    note="note.events",
    identity=(("id",),),
)
