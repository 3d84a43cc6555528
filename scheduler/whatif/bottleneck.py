"""短板: one more officer, pairing or bed, or one day later, where something lacks, each planned beside the base, ranked."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from models.base import Id, dates
from models.case import Case
from models.comparison import Compared, Comparison, Run, Verdict
from models.leave import LeaveRequest
from models.organisation import Category, Officer, Qualification, UnitKind
from models.roster import Outcome
from models.scenario import AddOfficer, ChangeBeds, LoosenLeave, Pair, Scenario
from models.words import in_the_workbook, say
from scheduler.engine.settings import Settings
from scheduler.engine.watch import Watch
from scheduler.whatif.apply import apply
from scheduler.whatif.compare import comparison
from scheduler.whatif.judged import judged
from scheduler.whatif.none_worse import none_worse
from scheduler.whatif.planned import Task, attempted
from scheduler.whatif.planned import run as planned
from scheduler.whatif.stress.critical import LEAVE, TARGET, TERM, leveled
from scheduler.whatif.sweep import BASE, SHARE

MOST_SCENARIOS_A_KIND = 6
"""So many measures of a kind are tried, where most lacks first."""


def bottlenecks(case: Case, settings: Settings, watch: Watch) -> Comparison:
    """`case` with its demand complete. Only critical cover, leave and target cover are planned, in this order.

    The limit is the base's, without whose proof none of a measure counts; a measure, which begins with its roster, has a share.
    """
    short = leveled(case, (TERM, LEAVE, TARGET))
    base = planned(Task("", BASE, short, settings), watch)
    assert base.proof is not None
    own = replace(settings, time_limit=SHARE * settings.time_limit)
    done = []
    scenarios = measures(short, base)
    for number, (scenario, changed) in enumerate(((scenario, apply(short, scenario)) for scenario in scenarios), 1):
        if watch.is_stopped:
            break
        watch.say(say("whatif.bottleneck.progress", name=scenario.name, number=number, total=len(scenarios)))
        task = Task("", scenario.name, changed, own, base.roster)
        done.append((scenario, changed, attempted(task, judged(watch, base.proof.levels))))
    return comparison(short, *none_worse(short, base, done))


def measures(case: Case, base: Run) -> tuple[Scenario, ...]:
    """`base` is the run whose lacks they are to mend. Their names are for the workbook."""
    lacking = _lacking(case, base)
    units = [unit for unit, _ in lacking.most_common()]
    kinds = (_officers(case, units), _pairings(case, units), _beds(case, units), _later(case, base, units))
    with in_the_workbook():
        return tuple(scenario for kind in kinds for scenario in islice(kind, MOST_SCENARIOS_A_KIND))


def ranked(compared: Comparison) -> list[Compared]:
    """By what is proven to be gained, level after level; what is not decided counts as nothing."""
    return sorted(compared.scenarios, key=lambda scenario: [-gain for gain in gains(scenario)] or [1])


def gains(compared: Compared) -> list[int]:
    """Per level in order, what the measure frees as far as that is decided."""
    return [
        level.before.value - level.after.value if level.before and level.after and level.verdict is Verdict.DECIDED else 0
        for level in compared.levels
    ]


def _lacking(case: Case, base: Run) -> Counter[Id]:
    """By unit: officer-duties below minimum and target, and days of leave refused or moved there."""
    lacking = Counter[Id]()
    for short in base.report.shortages:
        lacking[short.station] += short.below_minimum + short.below_target
    requests, unit = {request.id: request for request in case.leave}, {officer.id: officer.unit for officer in case.officers}
    for decision in base.roster.leave:
        if decision.outcome is not Outcome.GRANTED:
            request = requests[decision.request]
            lacking[unit[request.officer]] += _days(request)
    return lacking


def _days(request: LeaveRequest) -> int:
    return len(dates(request.choices[0].first, request.choices[0].last))


def _officers(case: Case, units: list[Id]) -> Iterator[Scenario]:
    """One more like most colleagues there, with each skill that somebody of the unit holds, or else with none."""
    for unit in units:
        colleagues = [officer for officer in case.officers if officer.unit == unit and officer.category is Category.CONSTABLE]
        like = Counter((officer.rota, officer.team, officer.home_post) for officer in colleagues)
        if like:
            (rota, team, post), _ = like.most_common(1)[0]
            for skill in _skills(case, {officer.id for officer in colleagues}) or [None]:
                new = Officer(
                    id=say("whatif.bottleneck.new_id", unit=unit)[:40],
                    name=say("whatif.bottleneck.new_name", unit=unit),
                    unit=unit,
                    category=Category.CONSTABLE,
                    rota=rota,
                    team=team,
                    home_post=post,
                )
                held = () if skill is None else (Qualification(officer=new.id, skill=skill),)
                name = (
                    say("whatif.bottleneck.skilled", unit=unit, skill=skill)
                    if skill
                    else say("whatif.bottleneck.officer", unit=unit)
                )
                yield Scenario(name=name[:40], edits=(AddOfficer(officer=new, qualifications=held),))


def _skills(case: Case, officers: set[Id]) -> list[Id | None]:
    needed = {post.skill for post in case.posts}
    held = Counter(row.skill for row in case.qualifications if row.officer in officers and row.skill in needed)
    return [skill for skill, _ in held.most_common()]


def _pairings(case: Case, units: list[Id]) -> Iterator[Scenario]:
    """Each station with the departments that do not support it yet, the largest first. Without 挂钩 all support all."""
    kinds = {unit.id: unit.kind for unit in case.units}
    known = {(row.station, row.department) for row in case.pairings}
    strength = Counter(officer.unit for officer in case.officers if kinds[officer.unit] is UnitKind.DEPARTMENT)
    stations = [unit for unit in units if kinds[unit] is UnitKind.STATION] if case.pairings else []
    for department, _ in strength.most_common():
        for station in stations:
            if (station, department) not in known:
                yield Scenario(
                    name=say("whatif.bottleneck.pairing", station=station, department=department)[:40],
                    edits=(Pair(station=station, department=department),),
                )


def _beds(case: Case, units: list[Id]) -> Iterator[Scenario]:
    rows = {unit.id: unit for unit in case.units}
    for unit in units:
        if rows[unit].duty_room_beds is not None:
            yield Scenario(name=say("whatif.bottleneck.standby_bed", unit=unit)[:40], edits=(ChangeBeds(unit=unit, number=1),))
    for row in case.units:
        if row.town_beds is not None and case.bed_requests:
            yield Scenario(
                name=say("whatif.bottleneck.town_bed", unit=row.id)[:40], edits=(ChangeBeds(unit=row.id, room="town", number=1),)
            )


def _later(case: Case, base: Run, units: list[Id]) -> Iterator[Scenario]:
    """The requests of a unit that are not granted as asked may begin a day later than they say."""
    units_of = {officer.id: officer.unit for officer in case.officers}
    unit_of = {request.id: units_of[request.officer] for request in case.leave}
    not_granted = [decision.request for decision in base.roster.leave if decision.outcome is not Outcome.GRANTED]
    for name in units:
        edits = tuple(LoosenLeave(request=request, days=1) for request in not_granted if unit_of[request] == name)
        if edits:
            yield Scenario(name=say("whatif.bottleneck.day_later", unit=name)[:40], edits=edits)
