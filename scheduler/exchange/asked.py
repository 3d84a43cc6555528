"""References typed on the command line, looked up in a case: officers, duties, dates and leave requests."""

from datetime import date
from typing import NamedTuple

from models.case import Case
from models.organisation import UnitKind
from scheduler.exchange.builtin import short
from scheduler.exchange.days import Range
from scheduler.exchange.references import split

MOST = 8
"""So many possibilities are named where a reference is unknown or means several."""


class Unclear(ValueError):
    """A reference that names nothing of the case, or several things. The text is for the planner."""


class DutyOn(NamedTuple):
    station: str
    post: str
    shift: str
    date: date


class Asked:
    def __init__(self, case: Case) -> None:
        self.case = case
        self._horizon = Range(case.start, case.end)

    def officer(self, text: str) -> str:
        """An id, a unique name, or 单位/姓名. Raises `Unclear`."""
        unit, slash, name = text.strip().rpartition("/")
        officers = self.case.officers
        found = [one.id for one in officers if one.id == text.strip()]
        found = found or [one.id for one in officers if one.name == name and (not slash or one.unit == self.unit(unit))]
        if not found:
            raise Unclear(f"「{text}」不是本案例中的人员：应为警号、姓名或 单位/姓名")
        if len(found) > 1:
            raise Unclear(f"「{text}」有 {len(found)} 人（{'、'.join(found[:MOST])}）：请用警号，或 单位/姓名")
        return found[0]

    def officer_on(self, text: str) -> tuple[str, date]:
        """龙桥07:2024-07-23. Raises `Unclear`."""
        head, when = self._dated(text, "人员:日期，如 龙桥07:2024-07-23")
        return self.officer(head), when

    def duty_on(self, text: str) -> DutyOn:
        """东海/接处警/夜:2024-07-23. Raises `Unclear`."""
        form = "派出所/岗位/班次:日期，如 东海/接处警/夜:2024-07-23"
        head, when = self._dated(text, form)
        parts = [part.strip() for part in head.split("/")]
        if len(parts) != 3:
            raise Unclear(f"「{text}」应为 {form}")
        station, post, shift = parts
        return DutyOn(
            self.unit(station),
            _one_of(post, [one.id for one in self.case.posts], "岗位"),
            _one_of(shift, [one.id for one in self.case.shifts], "班次"),
            when,
        )

    def request(self, text: str) -> str:
        """The id of a request, or of whom it is; with a date it asks for where the officer has several. Raises `Unclear`."""
        if any(one.id == text.strip() for one in self.case.leave):
            return text.strip()
        head, when = split(text, self._horizon)
        officer = self.officer(head)
        own = [one for one in self.case.leave if one.officer == officer]
        found = [one.id for one in own if when is None or any(c.first <= when.first <= c.last for c in one.choices)]
        if len(found) == 1:
            return found[0]
        known = "、".join(f"{one.id}（{one.choices[0].first} 至 {one.choices[0].last}）" for one in own) or "没有请假申请"
        raise Unclear(f"「{text}」不能确定是哪份请假申请：{known}")

    def unit(self, text: str) -> str:
        """龙桥, 龙桥所 and 龙桥派出所 are the same. Raises `Unclear`."""
        units = self.case.units
        found = [one.id for one in units if one.id == text.strip()]
        found = found or [one.id for one in units if one.kind is UnitKind.STATION and short(one.id) == short(text.strip())]
        return found[0] if found else _one_of(text, [one.id for one in units], "单位")

    def _dated(self, text: str, form: str) -> tuple[str, date]:
        head, when = split(text, self._horizon)
        if when is None or when.last not in (None, when.first):
            raise Unclear(f"「{text}」应为 {form}")
        if not self.case.start <= when.first <= self.case.end:
            raise Unclear(f"「{text}」的日期不在编制期 {self.case.start} 至 {self.case.end} 之内")
        return head, when.first


def _one_of(text: str, known: list[str], what: str) -> str:
    if text.strip() in known:
        return text.strip()
    raise Unclear(f"没有名为「{text}」的{what}：可用 {'、'.join(known[:MOST])}{' 等' if len(known) > MOST else ''}")
