"""The published roster less what events take: absences leave it, a stint ends where they begin, the rota takes its own back."""

from collections.abc import Collection, Iterator
from datetime import timedelta

from models.base import Id, dates
from models.case import Case
from models.roster import Assignment, BedGrant, LeaderStay, LeaveDecision, Outcome, Roster, Source, Stint
from scheduler.audit import facts_of
from scheduler.audit.facts import Facts
from scheduler.audit.given.leaves import excluded
from scheduler.audit.given.line import Line
from scheduler.audit.rules.rota import posts
from scheduler.audit.sheet import Sheet

DAY = timedelta(1)


def less_taken(case: Case, roster: Roster, officers: Collection[Id]) -> Roster:
    """`case` has the events in it, and `officers` are those whom they concern; nobody else's rows change."""
    facts = facts_of(case)
    works = [row for row in roster.assignments if row.officer not in officers or _stays(facts, row)]
    stints = [row for row in roster.stints if row.officer not in officers]
    own = (row for row in roster.stints if row.officer in officers)
    stints += [piece for row in own for piece in _pieces(facts, row, works) if piece.last >= case.start]
    decided = Roster(
        assignments=tuple(works),
        stints=tuple(stints),
        leave=tuple(decisions(facts, roster)),
        beds=_beds(facts, roster, officers),
        stays=tuple(_leader_stays(facts, roster)),
    )
    sheet = Sheet(facts, decided)
    back = (row for id in sorted(officers) for row in _base_duties(facts, sheet, facts.lines[id], roster))
    whole = sorted((*works, *back), key=lambda row: (row.date, row.station, row.post, row.shift, row.officer))
    return decided.model_copy(update={"assignments": tuple(whole)})


def _stays(facts: Facts, row: Assignment) -> bool:
    """Base duties are asked of the rota again."""
    day = facts.day(row.date)
    return row.source is not Source.BASE and not excluded(
        facts.lines[row.officer].leave, day, facts.clocks[row.shift].end(day), facts.eve_end
    )


def _leader_stays(facts: Facts, roster: Roster) -> Iterator[LeaderStay]:
    """Whatever leave does not exclude."""
    for stay in roster.stays:
        shifts = [phase.shift(stay.time) for phase in facts.case.stay_phases if phase.first <= stay.date <= phase.last]
        day, leave = facts.day(stay.date), facts.lines[stay.officer].leave
        if not any(excluded(leave, day, facts.clocks[shift].end(day), facts.eve_end) for shift in shifts):
            yield stay


def _pieces(facts: Facts, stint: Stint, works: list[Assignment]) -> Iterator[Stint]:
    """What leave lets stand: each piece begins with a cover, and ends where the next leave begins."""
    line = facts.lines[stint.officer]
    covers = {row.date for row in works if (row.officer, row.station, row.source) == (stint.officer, stint.station, Source.COVER)}
    run: list[Stint] = []
    for day in dates(stint.first, stint.last):
        is_first = day == stint.first and day < facts.start
        if line.on_given_leave(facts.day(day)):
            yield from run
            run = []
        elif run or day in covers or is_first:
            run = [stint.model_copy(update={"first": run[0].first if run else day, "last": day})]
    yield from run


def decisions(facts: Facts, roster: Roster) -> Iterator[LeaveDecision]:
    """Of requests that are open in the case; those that events add are not granted yet."""
    known = {row.request: row for row in roster.leave}
    for id in facts.pending:
        yield known.get(id, LeaveDecision(request=id, outcome=Outcome.REFUSED))


def _beds(facts: Facts, roster: Roster, officers: Collection[Id]) -> tuple[BedGrant, ...]:
    return tuple(
        bed
        for bed in roster.beds
        if bed.officer not in officers or not facts.lines[bed.officer].on_given_leave(facts.day(bed.night))
    )


def _base_duties(facts: Facts, sheet: Sheet, line: Line, roster: Roster) -> Iterator[Assignment]:
    """At the post where they were published, else the home post, else the first that is allowed."""
    published = {
        (row.date, row.shift): row.post for row in roster.assignments if row.officer == line.id and row.source is Source.BASE
    }
    for base in line.duties:
        if not sheet.is_elsewhere(line, base) and base.day not in sheet.yielded(line):
            day, allowed = facts.date_of(base.day), posts(facts, line, base)
            wanted = (published.get((day, base.clock.id)), line.officer.home_post)
            post = next((post for post in wanted if post is not None and post in allowed), min(allowed))
            yield Assignment(
                officer=line.id,
                station=line.units[base.day] or "",
                post=post,
                shift=base.clock.id,
                date=day,
                source=Source.BASE,
                rung=0,
            )
