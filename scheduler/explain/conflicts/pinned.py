"""What some pins break on their own: the roster in which nothing else is decided, read by the audit."""

from datetime import date, timedelta
from itertools import pairwise

from models.leave import Pin, PinKind
from models.roster import Assignment, LeaderStay, LeaveDecision, Outcome, Roster, Source, Stint
from models.words import say
from scheduler.audit import Facts, breaches, facts_of
from scheduler.audit.sheet import Sheet
from scheduler.engine.search.values import first_values
from scheduler.formulation.model import Model
from scheduler.formulation.roster import extract
from scheduler.rules.pins import is_asked

MOST_SENTENCES = 5


def broken_by(model: Model, pins: list[Pin]) -> list[str]:
    """Sentences of the rules that the pins break, the first few."""
    policy = model.instance.case.policy
    facts = facts_of(model.instance.case)
    sentences = [
        say("explain.pinned.finding", title=finding.title(policy), sentence=finding.sentence)
        for finding in breaches(facts, _roster(facts, model, pins))
        if policy.has(finding.rule)
    ]
    return list(dict.fromkeys(sentences))[:MOST_SENTENCES]


def _roster(facts: Facts, model: Model, pins: list[Pin]) -> Roster:
    bare = extract(model, first_values(model))
    wanted = [row for pin in pins if pin.kind is PinKind.ASSIGN and (row := _assignment(model, pin))]
    stays = [row for row in wanted if row.source is Source.STAY]
    covers = [asked_for for asked_for in wanted if asked_for.source is Source.COVER]
    leave = [_decision(model, decision, pins) for decision in bare.leave]
    replaced = {(asked_for.officer, asked_for.date) for asked_for in wanted} | set(_leave_dates(model, leave))
    kept = [row for row in bare.assignments if (row.officer, row.date) not in replaced]
    roster = Roster(
        assignments=(*kept, *dict.fromkeys(row for row in wanted if row not in stays)),
        stints=(*bare.stints, *_stints(covers, model.instance.policy.number("stint.idle"))),
        leave=tuple(leave),
        beds=bare.beds,
        stays=tuple(dict.fromkeys(_stay(model, row) for row in stays)),
    )
    return _rested(facts, roster, wanted)


def _stay(model: Model, row: Assignment) -> LeaderStay:
    day = model.instance.days.number(row.date)
    time = model.instance.phases.time_of(day, row.shift)
    return LeaderStay(officer=row.officer, station=row.station, date=row.date, time=time)


def _rested(facts: Facts, roster: Roster, wanted: list[Assignment]) -> Roster:
    """Without base duties that yield to the rest after the covers, but those that pins ask for."""
    sheet = Sheet(facts, roster)
    gone = {(line.id, facts.date_of(day)) for line in facts.lines.values() for day in sheet.yielded(line)}
    gone -= {(asked_for.officer, asked_for.date) for asked_for in wanted}
    kept = tuple(row for row in roster.assignments if (row.officer, row.date) not in gone)
    return roster.model_copy(update={"assignments": kept})


def _assignment(model: Model, pin: Pin) -> Assignment | None:
    instance = model.instance
    if pin.officer is None or pin.date is None:
        return None
    officer, day = instance.number[pin.officer], instance.days.number(pin.date)
    rungs = {
        (candidate.officer, candidate.duty.station, candidate.duty.day): candidate.rung
        for candidate in model.candidates
        if candidate.officer == officer
    }
    for start in model.starts_on(officer, day):
        if is_asked(start, pin):
            return Assignment(
                officer=pin.officer,
                station=start.station,
                post=start.post,
                shift=start.shift.id,
                date=pin.date,
                source=start.source,
                rung=0 if start.source is Source.BASE else rungs.get((officer, start.station, day), 0),
            )
    return None


def _stints(covers: list[Assignment], idle_days: int) -> list[Stint]:
    """One stint an officer and station, for as long as no more dates than may be idle lie between two covers."""
    stints: list[Stint] = []
    dates: dict[tuple[str, str], set[date]] = {}
    for cover in covers:
        dates.setdefault((cover.officer, cover.station), set()).add(cover.date)
    for (officer, station), days in dates.items():
        ordered = sorted(days)
        breaks = [at for at, (earlier, other) in enumerate(pairwise(ordered), 1) if (other - earlier).days > idle_days + 1]
        for first, last in pairwise([0, *breaks, len(ordered)]):
            stints.append(Stint(officer=officer, station=station, first=ordered[first], last=ordered[last - 1]))
    return stints


def _decision(model: Model, refused: LeaveDecision, pins: list[Pin]) -> LeaveDecision:
    pin = next((pin for pin in pins if pin.request == refused.request and pin.kind is PinKind.GRANT), None)
    if pin is None:
        return refused
    request = next(request for request in model.instance.case.leave if request.id == refused.request)
    for index, choice in enumerate(request.choices):
        first = pin.date or choice.first
        if choice.earliest <= first <= choice.latest:
            moved = index > 0 or first != choice.first
            outcome = Outcome.MOVED if moved else Outcome.GRANTED
            last = first + (choice.last - choice.first)
            return LeaveDecision(request=request.id, outcome=outcome, choice=index, first=first, last=last)
    return refused


def _leave_dates(model: Model, decisions: list[LeaveDecision]) -> list[tuple[str, date]]:
    officers = {request.id: request.officer for request in model.instance.case.leave}
    return [
        (officers[decision.request], decision.first + timedelta(day))
        for decision in decisions
        if decision.first is not None and decision.last is not None
        for day in range((decision.last - decision.first).days + 1)
    ]
