"""One small roster with everything on it: base, cover, extra, a gap, leave of every outcome, a wish, a bed, secrets."""

from datetime import date, datetime
from typing import Any

from models.case import Case
from models.case_hash import case_hash
from models.findings import AuditReport, Finding, Shortage, TermValue
from models.leave import BedRequest, Opening, Wish, WishKind
from models.organisation import Restriction, RestrictionKind
from models.reasons import CoverReason, FunnelStep, LeaveReason, Reasons, ShortageReason
from models.roster import BedGrant, LevelResult, Proof, Roster, RosterFile, Status, StoppedBy
from tests.cases import BUREAU, LONGQIAO, OFFICERS, UNITS, assigned, day, granted, refused, request, stint, tiny_case

SECRETS = ("癌症复查", "夫妻团聚", "照顾孩子", "不值夜班", "拒绝的原因", "先得的缘由", "愿意去")
"""Texts of the case and its reasons that no wall may show: kinds of leave, reasons, wishes, restrictions."""


def case(**overrides: Any) -> Case:
    fields: dict[str, Any] = {
        "days": 14,
        "title": "城厢分局",
        "units": tuple(unit.model_copy(update={"town_beds": 2}) if unit.id == BUREAU else unit for unit in UNITS),
        "leave": (
            request("Q1", "A01", 0, 2, kind="癌症复查"),
            request("Q2", "A02", 3, 5, slack=2, kind="夫妻团聚"),
            request("Q3", "C01", 12, 16, kind="照顾孩子"),
            request("Q4", "B01", 8, 9, kind="病假"),
        ),
        "wishes": (Wish(officer="D01", kind=WishKind.DUTY, first=day(0), last=day(3), station=LONGQIAO),),
        "bed_requests": (BedRequest(officer="B02", first=day(5), last=day(6)),),
        "restrictions": (Restriction(officer="A03", kind=RestrictionKind.NO_NIGHT),),
    }
    return tiny_case(**fields | overrides)


def roster_file(given: Case | None = None) -> RosterFile:
    given = given or case()
    roster = Roster(
        assignments=(
            assigned("A02", "龙桥所/接处警/值", 3, "base"),
            assigned("A04", "龙桥所/户籍窗口/白", 0, "base"),
            assigned("A04", "龙桥所/户籍窗口/白", 1, "base"),
            assigned("A02", "龙桥所//备", 4, "base"),
            assigned("D01", "龙桥所/户籍窗口/白", 1, rung=2),
            assigned("D01", "龙桥所/户籍窗口/白", 2, rung=2),
            assigned("A03", "龙桥所/接处警/值", 8, "extra"),
        ),
        stints=(stint("D01", LONGQIAO, 1, 2),),
        leave=(granted("Q1", 0, 2), granted("Q2", 4, 6, "moved"), refused("Q3")),
        beds=(BedGrant(officer="B02", night=day(5)),),
    )
    levels = (
        LevelResult(level=1, name="关键缺口", value=12, bound=11, gap=1 / 12),
        LevelResult(level=2, name="休假", value=30, bound=30, gap=0.0, conditional=True),
        LevelResult(level=3, name="目标缺口", value=5, bound=5, gap=0.0, givens=2),
    )
    proof = Proof(
        status=Status.FEASIBLE,
        stopped_by=StoppedBy.TIME_LIMIT,
        levels=levels,
        seconds=1.5,
        seed=7,
        versions={"ortools": "9.15"},
        parameters={"time_limit": 60.0, "memory_gb": 6.0, "reproducible": False},
        remarks=("复核未得到同样结论",),
    )
    return RosterFile(case=given, case_hash=case_hash(given), roster=roster, proof=proof)


def report() -> AuditReport:
    short = Shortage(
        station=LONGQIAO,
        post="接处警",
        shift="值",
        date=day(3),
        minimum=1,
        target=2,
        weight=1,
        present=1,
        effective=0,
        below_minimum=1,
        below_target=2,
        lacks_lead=True,
        sentence="龙桥所接处警缺带班",
    )
    return AuditReport(
        shortages=(short,),
        givens=(Finding(rule="consecutive_days", sentence="警员A02 连续工作九天"),),
        terms=(TermValue(key="critical_cover", level=1, weight=1, value=12),),
        levels={1: 12},
    )


def reasons() -> Reasons:
    short = ShortageReason(
        station=LONGQIAO,
        post="接处警",
        shift="值",
        date=day(3),
        candidates=12,
        steps=(FunnelStep(rule="category", title="类别", ruled_out=5), FunnelStep(rule="rest", title="休息", ruled_out=0)),
        sentence="无人可派",
    )
    cover = CoverReason(
        officer="D01", station=LONGQIAO, post="户籍窗口", shift="白", date=day(1), rung=2, sentence="禁毒大队无户籍技能"
    )
    refusal = LeaveReason(
        request="Q3", sentence="拒绝的原因", clause="单位最低在岗", ahead="先得的缘由", earlier="7月25日起", later="未定"
    )
    return Reasons(covers=(cover,), leave=(refusal,), shortages=(short,))


def closing() -> tuple[Opening, ...]:
    ends = datetime(2024, 8, 4, 8)
    return tuple(
        Opening(officer=officer.id, last_end=ends, last_shift="值", work_run=1, burden=9, stint_first=date(2024, 8, 1))
        for officer in OFFICERS
    )
