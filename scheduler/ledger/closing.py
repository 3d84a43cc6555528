"""期末: each officer's state at the end of a roster, from which the next case starts."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from models.case import Case
from models.leave import Opening
from models.roster import Outcome, Roster
from models.windows import LONGEST_WINDOW_DATES
from scheduler.audit import facts_of
from scheduler.audit.facts import Facts
from scheduler.audit.given.line import Line
from scheduler.audit.sheet import Sheet
from scheduler.audit.terms.fairness import borne


def closing(case: Case, roster: Roster) -> tuple[Opening, ...]:
    """One row for every officer; what the case's own opening said goes on where nothing in the roster replaces it."""
    facts = facts_of(case)
    sheet = Sheet(facts, roster)
    openings = {row.officer: row for row in case.opening}
    return tuple(_at_end(facts, sheet, line, openings.get(line.id, Opening(officer=line.id))) for line in facts.lines.values())


def _at_end(facts: Facts, sheet: Sheet, line: Line, opening: Opening) -> Opening:
    works = sheet.works.get(line.id, [])
    last_end, last_shift = _last_duty(facts, sheet, line, opening)
    stint = next((away for away in sheet.aways.get(line.id, ()) if away.last == facts.days - 1), None)
    new_year = (facts.case.end + timedelta(1)).year
    first = max(0, facts.day(facts.case.end.replace(year=new_year, month=1, day=1)))
    is_same_year = new_year == facts.start.year
    dates = sheet.work_dates(line)
    days_away = {day for away in sheet.aways.get(line.id, ()) for day in range(away.first, away.last + 1)}
    nights = {work.duty.day for work in works if work.clock.night}
    return Opening(
        officer=line.id,
        last_end=last_end,
        last_shift=last_shift,
        work_run=_run(dates, True, opening.work_run),
        off_run=_run(dates, False, opening.off_run),
        stint_station=stint.station if stint else None,
        stint_first=stint.row.first if stint else None,
        away_dates=_latest(facts, days_away | line.before.away),
        cover_days=sum(w.is_cover and w.duty.day >= first for w in works) + (opening.cover_days if is_same_year else 0),
        burden=borne(facts, sheet, line.id, first) + (opening.burden if is_same_year else 0),
        past_refusals=_refusals(facts, sheet, line.id, opening.past_refusals),
        night_dates=_latest(facts, nights | line.before.nights),
    )


def _latest(facts: Facts, days: Iterable[int]) -> tuple[date, ...]:
    """As far back as a window that ends in the next horizon may reach."""
    return tuple(facts.date_of(day) for day in sorted(days) if day > facts.days - LONGEST_WINDOW_DATES)


def _refusals(facts: Facts, sheet: Sheet, officer: str, before: int) -> int:
    """What the requests and the opening say of the past, and those that this roster refuses."""
    own = [request for request in facts.case.leave if request.officer == officer]
    decisions = (sheet.decisions.get(request.id) for request in own)
    refused = sum(decision is not None and decision.outcome is Outcome.REFUSED for decision in decisions)
    return max(before, *(request.past_refusals for request in own)) + refused if own else before


def _last_duty(facts: Facts, sheet: Sheet, line: Line, opening: Opening) -> tuple[datetime | None, str | None]:
    """The duty, home work and what the rota said before the horizon included, that asks for rest until the latest."""
    ends = [(work.end, work.clock) for work in sheet.works.get(line.id, ())]
    ends += [(base.clock.end(base.day), base.clock) for base in (*line.earlier, *sheet.at_home(line))]
    if not ends:
        return opening.last_end, opening.last_shift
    end, clock = max(ends, key=lambda ended: (ended[0] + ended[1].rest, ended[0]))
    if line.before.end is not None and line.before.end + line.before.rest > end + clock.rest:
        return opening.last_end, opening.last_shift
    return datetime.combine(facts.start, time()) + timedelta(minutes=end), clock.id


def _run(dates: list[bool], kind: bool, before: int) -> int:
    """How many dates up to the end are of this kind; a run that fills the horizon goes on from before it."""
    length = next((n for n, here in enumerate(reversed(dates)) if here is not kind), len(dates))
    return length + before if length == len(dates) else length
