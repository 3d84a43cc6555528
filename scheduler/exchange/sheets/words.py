"""The words for every choice. Each is read in either language, whatever the rest of the file is written in."""

from datetime import date

from models.policy import built_in_texts
from models.rules import own_rows
from models.words import Language, in_files, say
from scheduler.exchange.sheets.sheet import Choice


def none() -> str:
    """`None`, written out: for cells in which a blank stands for a default."""
    return in_files("无", "none")


def day_off() -> str:
    return in_files("休", "off")


def open_date() -> str:
    """A date of somebody without a rota that is to be decided."""
    return in_files("待排", "open")


def separator() -> str:
    """Between the items of a cell."""
    return in_files("；", "; ")


def next_day() -> str:
    """Before the hour at which a shift ends."""
    return in_files("次日", "")


def weekday(day: date) -> str:
    """周一, Mon."""
    return say("text.weekdays").split()[day.weekday()]


UNIT_KIND = Choice({"station": ("派出所", "所"), "department": ("部门", "机关", "大队"), "bureau": ("分局", "局领导")})
CATEGORY = Choice(
    {
        "leader": ("局领导",),
        "head": ("中层干部", "中层"),
        "constable": ("普通民警", "民警"),
        "auxiliary": ("辅警", "文职"),
    },
    {"leader": "bureau leader", "head": "middle manager"},
)
SEX = Choice({"male": ("男", "m"), "female": ("女", "f")})
LEVEL = Choice({"independent": ("独立", "独立上岗"), "assist": ("协助", "辅助")})
DAY_CLASS = Choice(
    {
        "every": ("每日", "每天", "全部"),
        "working": ("工作日",),
        "rest": ("休息日", "周末"),
        "holiday": ("节假日", "法定节假日"),
        "off": ("非工作日", "休息日和节假日"),
    },
    {"every": "every day", "working": "working days", "rest": "days off", "holiday": "holidays", "off": "off and holidays"},
)
DAY_KIND = Choice(
    {
        "working": ("工作日", "补班"),
        "rest": ("休息日", "周末"),
        "holiday": ("节假日", "法定节假日"),
        "weekday": ("按星期",),
    },
    {"working": "working day", "rest": "day off", "weekday": "by weekday"},
)
CALENDAR_SOURCE = Choice(
    {"library": ("内置", "内置日历"), "sheet": ("节假日表", "只用节假日表")}, {"library": "built in", "sheet": "sheet Holidays"}
)
SHIFT_KIND = Choice({"duty": ("值勤", "执勤"), "standby": ("备勤",)})
LEAVE_STATUS = Choice({"pending": ("待定", "待批", "申请中"), "approved": ("已批准", "批准", "已批")})
RESTRICTION = Choice(
    {
        "no_night": ("不值夜班", "不夜班"),
        "no_far": ("不去远所",),
        "no_cover": ("不替岗", "不帮扶"),
        "no_extra": ("不加班",),
        "together": ("同班",),
        "apart": ("避班", "不同班"),
    },
    {"no_night": "no nights", "no_far": "no far stations", "no_cover": "no cover", "no_extra": "no extra duty"},
)
LIMIT_NAMES = {
    "load.total_minutes": ("总时长上限",),
    "load.min_total_minutes": ("总时长下限",),
    "load.shift": ("班次上限",),
    "load.nights": ("夜班上限",),
}
"""Other names of an own limit than the title of its policy row."""
LIMIT_SHORT_NAMES = {
    "consecutive_days": "most days in a row",
    "consecutive_days.min": "fewest days in a row",
    "days_off.run": "fewest days off in a row",
    "load.weekends": "most weekends",
    "load.total_minutes": "most minutes",
    "load.min_total_minutes": "fewest minutes",
    "load.shift": "most of one shift",
    "load": "most minutes a week",
}
"""In English, where the title is longer than a cell should be."""
LIMIT = Choice(
    {key: (built_in_texts(key, Language.ZH)["title"], *LIMIT_NAMES.get(key, ())) for key in own_rows()},
    {key: built_in_texts(key, Language.EN)["title"].lower() for key in own_rows()} | LIMIT_SHORT_NAMES,
)
METHOD = Choice({"counter": ("窗口", "柜台"), "response": ("出警", "勤务")})
STAY_TIME = Choice({"day": ("白天", "白", "白班", "日", "日间", "昼"), "night": ("夜间", "夜", "夜班", "晚上", "夜里")})
PROBLEM_KIND = Choice(
    {"duty": ("勤务效能",), "team": ("队伍管理",), "staffing": ("警力配置",), "care": ("爱警暖警",)},
    {"duty": "duty performance", "team": "team management", "care": "care for officers"},
)
PROBLEM_STATE = Choice(
    {"solved": ("已整改",), "dated": ("限期整改",), "mechanism": ("完善机制",), "ongoing": ("推进中",)},
    {"dated": "by a deadline", "mechanism": "mechanism improved", "ongoing": "going on"},
)
WISH = Choice(
    {"duty": ("愿上勤", "愿意", "自愿"), "off": ("愿休息", "不上勤", "休息")}, {"duty": "wants duty", "off": "wants off"}
)
PIN = Choice({"assign": ("指定",), "forbid": ("禁止",), "grant": ("准假",), "refuse": ("不准假",)})
ACTION = Choice(
    {
        "grant": ("准假",),
        "refuse": ("不准假",),
        "loosen": ("请假放宽",),
        "absent": ("缺勤",),
        "add_officer": ("增员",),
        "train": ("培训",),
        "recall": ("召回",),
        "scale": ("需求倍数",),
        "demand": ("需求",),
        "open_post": ("设岗",),
        "close_post": ("撤岗",),
        "policy": ("规则",),
        "levels": ("级次",),
        "pair": ("挂钩",),
        "unpair": ("解除挂钩",),
        "assign": ("指定",),
        "forbid": ("禁止",),
        "horizon": ("编制期",),
        "duty_room": ("备勤室床位",),
        "town": ("周转房床位",),
    },
    {
        "grant": "grant leave",
        "refuse": "refuse leave",
        "loosen": "loosen leave",
        "add_officer": "add officer",
        "scale": "scale demand",
        "open_post": "open post",
        "close_post": "close post",
        "duty_room": "duty room beds",
        "town": "town beds",
    },
)
FLAG = Choice(
    {
        "yes": ("是", "y", "true", "1", "√", "✓", "✔", "☑", "有", "对"),
        "no": ("否", "n", "false", "0", "×", "✗", "✘", "没有", "无"),
    }
)
WEEKDAY = Choice(
    {
        str(number): (f"周{word}", f"星期{word}", f"礼拜{word}", english)
        for number, (word, english) in enumerate(
            zip("一二三四五六日", ("mon", "tue", "wed", "thu", "fri", "sat", "sun"), strict=True)
        )
    },
    {str(number): english for number, english in enumerate(("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"))},
)
