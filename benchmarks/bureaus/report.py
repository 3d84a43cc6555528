"""A quick count of a sample, apart from any solver: what the rotas lack if every request were granted as asked."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta

from benchmarks.bureaus.eve import home_shift
from benchmarks.bureaus.work import BACK_OFFICE, BEAT, CLERK, EXIT_ENTRY, HOUSEHOLD, NIGHT, RESPONSE
from models.base import dates
from models.case import Case
from models.duty import DayClass, DayKind, Demand
from models.leave import LeaveRequest
from models.organisation import Officer, UnitKind

ENTITLED = {"产假", "病假", "婚假"}
SPARE = {RESPONSE: BEAT, HOUSEHOLD: CLERK, EXIT_ENTRY: BACK_OFFICE}
ONE = timedelta(days=1)


def given(request: LeaveRequest) -> bool:
    return request.status == "approved" or request.kind in ENTITLED


def on_leave(case: Case, only_given: bool = False) -> dict[date, set[str]]:
    """Who is away on each date, with first choices as asked."""
    away: dict[date, set[str]] = {day: set() for day in dates(case.start, case.end)}
    for request in case.leave:
        if given(request) or not only_given:
            for day in dates(request.choices[0].first, request.choices[0].last):
                away.get(day, set()).add(request.officer)
    return away


def demand(case: Case) -> dict[tuple[str, str, str, date], Demand]:
    """The row that holds for each duty: of several, the later."""
    kinds = {day.date: day.kind for day in case.calendar}
    rows = {}
    for row in case.demands:
        for day in dates(max(row.first or case.start, case.start), min(row.last or case.end, case.end)):
            if _holds(row.days, kinds[day]):
                rows[row.station, row.post, row.shift, day] = row
    return rows


def _holds(days: DayClass, kind: DayKind) -> bool:
    return days == DayClass.EVERY or days == kind.value or (days == DayClass.OFF and kind != DayKind.WORKING)


def present(case: Case, away: dict[date, set[str]]) -> Counter[tuple[str, str, str, date]]:
    """Officers on shift by unit, home post, shift and date: rotas less leave, secondments and commitments."""
    kinds = {day.date: day.kind for day in case.calendar}
    anchor = case.cycle_rotas[0].anchor
    lent = {(row.officer, day) for row in case.secondments for day in dates(row.first, row.last)}
    lent |= {(row.officer, day) for row in case.commitments for day in dates(row.first, row.last)}
    return Counter(
        (officer.unit, officer.home_post or "", shift, day)
        for officer in case.officers
        for day in away
        if officer.id not in away[day] and (officer.id, day) not in lent
        for shift in [home_shift(officer, day, anchor, kinds)]
        if shift
    )


def missing(case: Case, away: dict[date, set[str]]) -> Iterator[tuple[tuple[str, str, str, date], int, int]]:
    """Each duty with what it lacks to its minimum and to its target after own officers were reposted; free lines apart."""
    have = present(case, away)
    free = {officer.unit for officer in case.officers if officer.rota is None}
    for key, row in demand(case).items():
        station, post, shift, day = key
        own = have[key] + have[station, SPARE.get(post, ""), shift, day]
        own += 1 if post == NIGHT and station in free else 0
        yield key, max(0, row.minimum - own), max(0, row.target - own)


def report(case: Case) -> str:
    everything = on_leave(case)
    rows = list(missing(case, everything))
    lines = [
        f"{case.title} {case.start}—{case.end}",
        _sizes(case),
        _leave(case, everything),
        "缺口（申请全准、本所先调岗后，按岗位）：",
    ]
    totals: dict[tuple[str, str], list[int]] = {}
    for (station, post, _, _), low, high in rows:
        pair = totals.setdefault((post, station), [0, 0])
        pair[0] += low
        pair[1] += high
    lines += [
        f"  {post} {station}: 最低缺 {low}，目标缺 {high}" for (post, station), (low, high) in sorted(totals.items()) if high
    ]
    lines.append(f"  合计: 最低缺 {sum(low for _, low, _ in rows)}，目标缺 {sum(high for *_, high in rows)}")
    return "\n".join([*lines, *_weeks(case, rows)])


def _sizes(case: Case) -> str:
    kinds = {unit.id: unit.kind for unit in case.units}
    counts = Counter(kinds[officer.unit] for officer in case.officers)
    free = sum(1 for officer in case.officers if officer.rota is None)
    return (
        f"派出所 {counts[UnitKind.STATION]} 人（自由排班 {free}），"
        f"机关 {counts[UnitKind.DEPARTMENT]} 人，局领导 {counts[UnitKind.BUREAU]} 人；"
        f"岗次 {len(demand(case))}，请假 {len(case.leave)}（既定 {sum(map(given, case.leave))}）"
    )


def capacity(case: Case) -> dict[str, int]:
    headcount = Counter(officer.unit for officer in case.officers)
    share = case.policy.number("leave_capacity")
    return {unit: max(1, share * count // 100) for unit, count in headcount.items()}


def _leave(case: Case, everything: dict[date, set[str]]) -> str:
    units = {officer.id: officer.unit for officer in case.officers}
    places = capacity(case)
    asked = {day: Counter(units[officer] for officer in officers) for day, officers in everything.items()}
    over = sum(max(0, count - places[unit]) for counts in asked.values() for unit, count in counts.items())
    day = max(everything, key=lambda duty: len(everything[duty]))
    total = sum(places.values())
    return f"请假最多一日 {day}：申请 {len(everything[day])}，可同时休假 {total}；按原日期超出上限 {over} 人天"


def _weeks(case: Case, rows: list[tuple[tuple[str, str, str, date], int, int]]) -> list[str]:
    hands: list[Officer] = [officer for officer in case.officers if officer.category in ("head", "constable")]
    stations = {unit.id for unit in case.units if unit.kind == "station"}
    headquarters = sum(1 for officer in hands if officer.unit not in stations)
    lines = [f"每周目标缺口（机关 {headquarters} 人）："]
    monday = case.start - case.start.weekday() * ONE
    while monday <= case.end:
        week = [(low, high) for (*_, day), low, high in rows if monday <= day < monday + 7 * ONE]
        lines.append(f"  {monday}: 最低缺 {sum(low for low, _ in week)}，目标缺 {sum(high for _, high in week)}")
        monday += 7 * ONE
    return lines
