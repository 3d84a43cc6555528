"""Sheets about units and people."""

from scheduler.exchange.sheets import words
from scheduler.exchange.sheets.sheet import Column, Kind, Sheet

BOTH_ENDS = ("起止日期", "起止时间", "起止", "时间", "休假时间", "休假日期", "请假时间", "请假日期")
"""Headers over one column that holds both dates of a span, such as 7月22日至8月2日."""

FIRST = Column("first", "起", "from", Kind.DATE, note="留空为不限", aliases=("开始日期", "自", *BOTH_ENDS))
LAST = Column("last", "止", "to", Kind.DATE, note="含当日；留空为不限", aliases=("结束日期", "至"))
START_DATE = Column(
    "first", "开始日期", "from", Kind.DATE, required=True, example="2024-07-22", aliases=("起", "日期", *BOTH_ENDS)
)
END_DATE = Column(
    "last", "结束日期", "to", Kind.DATE, note="含当日；留空为一天", same_as="first", example="2024-07-23", aliases=("止", "至")
)
OFFICER = Column(
    "officer",
    "警员",
    "officer",
    Kind.OFFICER,
    required=True,
    note="警号；不重名时可填姓名；重名时填 单位/姓名",
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
            note="派出所、部门或分局；留空按名称判断，有警力需求的是派出所",
        ),
        Column("zone", "区位", "zone", Kind.INT, example=1, note="离城区的远近：0 城区，数字越大越远；留空为 0"),
        Column("max_away", "同时外派上限", "max away", Kind.INT, example=2, note="人数；留空按规则表的比例"),
        Column(
            "meeting_weekday",
            "例会日",
            "meeting day",
            Kind.CHOICE,
            choice=words.WEEKDAY,
            example="周一",
            note="当天本单位领导和中层不出勤帮扶",
        ),
        Column("duty_room_beds", "备勤室床位", "duty room beds", Kind.INT, example=4, note="派出所过夜替岗的床位；留空为不限"),
        Column("town_beds", "周转房床位", "town beds", Kind.INT, note="城区周转房，填在分局一行"),
        Column("minimum", "最低在岗", "floor", Kind.INT, example=3, note="工作日至少在岗人数；分时段的，同一单位再写一行"),
        Column("first", "起", "from", Kind.DATE, note="最低在岗的起始日；留空为编制期首日", aliases=("开始日期",)),
        Column("last", "止", "to", Kind.DATE, note="最低在岗的终止日；留空为编制期末日", aliases=("结束日期",)),
    ),
    note="派出所、机关部门和分局领导所在单位",
    usual=True,
)

OFFICERS = Sheet(
    "officers",
    "警员",
    "Officers",
    (
        Column("id", "警号", "id", Kind.ID, required=True, example="A01", note="文本，不可重复", aliases=("编号", "officer")),
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
            note="留空：派出所人员自由排班，机关人员上行政班；填 无 为没有轮班",
        ),
        Column("team", "警组", "team", Kind.ID, example="一组", note="循环轮班的警组"),
        Column("home_post", "本岗", "home post", Kind.ID, example="接处警", refers="posts", aliases=("岗位",)),
        Column("town_home", "城区有住房", "home in town", Kind.FLAG, example="是", note="留空为是"),
        Column("skills", "技能", "skills", Kind.IDS, example="户籍；出入境(协助)", note="用分号分开；有期限的填资质表"),
    ),
    note="全体民警和辅警，一人一行",
    aliases=("人员", "民警"),
    required=True,
)

QUALIFICATIONS = Sheet(
    "qualifications",
    "资质",
    "Qualifications",
    (
        OFFICER,
        Column("skill", "技能", "skill", Kind.ID, required=True, example="户籍", aliases=("资质",)),
        Column("level", "等级", "level", Kind.CHOICE, choice=words.LEVEL, example="独立", note="留空为独立"),
        FIRST,
        LAST,
    ),
    note="有期限或分等级的技能",
)

SECONDMENTS = Sheet(
    "secondments",
    "抽借调",
    "Secondments",
    (
        OFFICER,
        START_DATE,
        Column("last", "结束日期", "to", Kind.DATE, required=True, example="2024-12-31", aliases=("止", "至")),
        Column("unit", "借往单位", "unit", Kind.UNIT, example="禁毒大队", refers="units", note="留空为局外", aliases=("单位",)),
        Column(
            "rota",
            "轮班模式",
            "rota",
            Kind.ID,
            refers="rotas",
            none=True,
            note="借用期间的轮班；留空：派出所自由排班，机关上行政班；填 无 为没有轮班",
        ),
    ),
    note="借往其他单位或局外的人员",
    aliases=("借调", "抽调"),
)

PAIRINGS = Sheet(
    "pairings",
    "挂钩",
    "Pairings",
    (
        Column("station", "派出所", "station", Kind.UNIT, required=True, example="龙桥", refers="units"),
        Column("department", "部门", "department", Kind.UNIT, example="禁毒大队", refers="units", note="部门、警员二者填一"),
        Column("officer", "警员", "officer", Kind.OFFICER, refers="officers", note="点名挂钩的个人"),
        Column("posts", "岗位", "posts", Kind.IDS, example="接处警", refers="posts", note="用分号分开；留空为全部岗位"),
        FIRST,
        LAST,
        Column("places", "名额", "places", Kind.INT, example=2, least=1, note="同时在岗的人数上限；留空为不限"),
    ),
    note="哪个部门或个人支援哪个派出所；此表为空时任何部门都可支援",
    usual=True,
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
    ),
    note="可以互相支援的派出所",
)

RESTRICTIONS = Sheet(
    "restrictions",
    "限制",
    "Restrictions",
    (
        OFFICER,
        Column("kind", "限制", "restriction", Kind.CHOICE, required=True, choice=words.RESTRICTION, example="不值夜班"),
        Column("other", "另一警员", "other officer", Kind.OFFICER, refers="officers", note="同班、避班时填写"),
        FIRST,
        LAST,
    ),
    note="有期限的照顾，同班与避班",
    usual=True,
)

LIMITS = Sheet(
    "limits",
    "个人限额",
    "Limits",
    (
        OFFICER,
        Column("key", "限额", "limit", Kind.CHOICE, required=True, choice=words.LIMIT, example="连续工作上限"),
        Column("shift", "班次", "shift", Kind.ID, refers="shifts", note="单班次次数上限时填写"),
        Column("value", "值", "value", Kind.INT, required=True, example=5, note="单位与规则表同名一行相同"),
    ),
    note="个人的限额，代替规则表的同名一行；规则停用的不计",
)
