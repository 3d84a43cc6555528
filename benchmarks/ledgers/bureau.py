"""A bureau without rotas, of any size and horizon, and rosters of it that the audit lets through: one of four teams a day."""

import random
from datetime import date, time, timedelta

from models.case import Case
from models.case_hash import case_hash
from models.duty import CalendarDay, DayKind, Demand, Post, Shift
from models.organisation import Category, Officer, Unit, UnitKind
from models.publishing.roster_hash import forebears
from models.roster import Assignment, LevelResult, Proof, Roster, RosterFile, Source, Status, StoppedBy
from scheduler.audit import audit
from scheduler.engine.build import level_names

TEAMS = 4
POST, SHIFT = "接处警", "值"


def bureau(start: date, days: int, stations: int, officers: int) -> Case:
    """`officers` at each of the stations, on free lines."""
    units = tuple(Unit(id=f"站{number:02}", kind=UnitKind.STATION) for number in range(stations))
    people = tuple(
        Officer(id=f"{unit.id}{number:02}", name=f"警员{unit.id}{number:02}", unit=unit.id, category=Category.CONSTABLE)
        for unit in units
        for number in range(officers)
    )
    dates = [start + timedelta(number) for number in range(days)]
    kinds = (DayKind.REST if day.weekday() >= 5 else DayKind.WORKING for day in dates)
    return Case(
        title="城厢分局",
        start=start,
        end=dates[-1],
        calendar=tuple(CalendarDay(date=day, kind=kind) for day, kind in zip(dates, kinds, strict=True)),
        units=units,
        officers=people,
        posts=(Post(id=POST),),
        shifts=(Shift(id=SHIFT, start=time(8), minutes=1440, night=True, load_minutes=960),),
        demands=tuple(Demand(station=unit.id, post=POST, shift=SHIFT, minimum=1, target=2) for unit in units),
    )


def roster(case: Case, chance: random.Random) -> Roster:
    """Each officer on every fourth date, but for some dates drawn."""
    days = (case.end - case.start).days + 1
    rows = (
        Assignment(
            officer=officer.id,
            station=officer.unit,
            post=POST,
            shift=SHIFT,
            date=case.start + timedelta(day),
            source=Source.FREE,
            rung=0,
        )
        for place, officer in enumerate(case.officers)
        for day in range(place % TEAMS, days, TEAMS)
        if chance.random() < 0.6
    )
    return Roster(assignments=tuple(rows))


def published(case: Case, planned: Roster, made_from: RosterFile | None = None, is_proven: bool = True) -> RosterFile:
    """With the level values that the audit counts, where it is to be published as audited."""
    levels: tuple[LevelResult, ...] = ()
    if is_proven:
        counted = audit(case, planned).levels
        rows = ((level, name, counted.get(level, 0)) for level, name in level_names(case).items())
        levels = tuple(LevelResult(level=level, name=name, value=value, bound=0, gap=1.0) for level, name, value in rows)
    proof = Proof(status=Status.FEASIBLE, stopped_by=StoppedBy.TIME_LIMIT, levels=levels)
    line = forebears(made_from) if made_from else ()
    return RosterFile(case=case, case_hash=case_hash(case), roster=planned, proof=proof, made_from=line)
