"""The smallest changes of a case by which more officers could serve a duty that lacks them, everything else as it is."""

from collections.abc import Iterable, Iterator
from itertools import islice

from models.case import Case
from models.leave import Pin, PinKind
from models.organisation import Level, Pairing, Qualification
from models.roster import LeaveDecision, Outcome, Roster
from models.rules import Measure, measure, raisable_rows, rule_of
from models.windows import raised
from models.words import listed, say
from scheduler.audit import words
from scheduler.audit.given.line import Line
from scheduler.audit.given.needs import Duty
from scheduler.explain.asked import lenders
from scheduler.explain.asked.adding import added, at_its_post, newly_broken, pin_of, with_rows
from scheduler.explain.asked.lenders import Change
from scheduler.explain.asked.relaxation import Relaxation
from scheduler.explain.asked.together import together
from scheduler.explain.asked.view import View
from scheduler.explain.reasons.book import Rows
from scheduler.explain.reasons.obstacles import OBSTACLES
from scheduler.explain.reasons.released import returned

RAISED = tuple(key for key in OBSTACLES if key in {rule_of(limit) for limit in raisable_rows()})
"""The obstacles that a greater number may take away."""
MOST_WAYS_OF_A_KIND = 2
"""Changes named of each kind, such as a pairing or a greater limit."""
MOST_WAYS = 6
"""Changes named of all kinds: the time for solving again is shared."""
MOST_OFFICERS_ASKED = 60
"""Officers who are asked whether a qualification is all that they lack."""


def relaxations(view: View, duty: Duty) -> list[Relaxation]:
    """The first of each kind, then the second; that a station lends what it lacks itself only where nothing else helps."""
    kept: dict[str, list[Line]] = {}
    for line in view.facts.lines.values():
        kept.setdefault(view.obstacles.of(line, duty) or "", []).append(line)
    not_admitted = kept.get("admitted_rung", [])
    kinds = (
        _able(view, view, duty, kept.get("", []), say("explain.asked.relaxations.nothing")),
        _changed(view, duty, _paired(view, duty, not_admitted)),
        _changed(view, duty, lenders.aided(view, duty, not_admitted)),
        _changed(view, duty, lenders.fewer_at_home(view, duty, kept.get("donor_floor", []))),
        _changed(view, duty, lenders.more_away(view, duty, kept.get("max_away", []))),
        _changed(view, duty, _qualified(view, duty, kept.get("qualified", [])[:MOST_OFFICERS_ASKED])),
        _changed(view, duty, _raised(view, duty, [line for key in RAISED for line in kept.get(key, [])])),
        _refused(view, duty),
    )
    ways = (way for _ in range(MOST_WAYS_OF_A_KIND) for kind in kinds for way in islice(kind, 1))
    return list(islice(ways, MOST_WAYS)) or list(_changed(view, duty, lenders.own_need_second(view, kept.get("lender", []))))


def _changed(view: View, duty: Duty, changes: Iterable[Change]) -> Iterator[Relaxation]:
    """Who could serve with all the changes of a kind at once is tried with the one that is for them."""
    known = list(changes)
    every = _other_view(view, together(view.case, known)) if known else view
    for change in known:
        lines = [line for line in change.lines if every.obstacles.of(every.facts.lines[line.id], duty) is None]
        if lines:
            yield from _able(view, _other_view(view, change.case), duty, lines, change.words)


def _paired(view: View, duty: Duty, lines: list[Line]) -> Iterator[Change]:
    """Paired on that date alone, for that post alone."""
    when = view.facts.date_of(duty.day)
    for unit, members in lenders.by_unit(duty, lines).items():
        if not view.facts.is_station(unit):
            row = Pairing(station=duty.station, department=unit, posts=(duty.post,), first=when, last=when)
            case = view.case.model_copy(update={"pairings": (*view.case.pairings, row)})
            change = say("explain.asked.relaxations.pairing", department=unit, station=duty.station, post=duty.post)
            yield Change(case, members, change)


def _qualified(view: View, duty: Duty, lines: list[Line]) -> Iterator[Change]:
    skill = view.facts.posts[duty.post].skill
    if skill is None:
        return
    when = view.facts.date_of(duty.day)
    for line in lines:
        row = Qualification(officer=line.id, skill=skill, level=Level.INDEPENDENT, first=when)
        case = view.case.model_copy(update={"qualifications": (*view.case.qualifications, row)})
        yield Change(case, [line], say("explain.asked.relaxations.skill", officer=view.named(line), skill=skill))


def _raised(view: View, duty: Duty, lines: list[Line]) -> Iterator[Change]:
    """Greatest numbers raised by one, or by the length of the shift where they are minutes."""
    policy = view.case.policy
    for key in (key for key in raisable_rows() if lines and policy.on(key)):
        row = policy.row(key)
        step = view.facts.clocks[duty.shift].minutes if measure(key) is Measure.MINUTES else 1
        value = raised(row.value, step) if measure(key) is Measure.WINDOWS else int(row.value) + step
        edit: dict[str, dict[str, object]] = {key.replace(".", "__"): {"value": value}}
        change = say(
            "explain.asked.relaxations.limit", title=policy.title(key), before=row.value, after=value, unit=row.texts()["unit"]
        )
        yield Change(view.case.model_copy(update={"policy": policy.changed(**edit)}), lines, change)


def _able(view: View, other: View, duty: Duty, lines: Iterable[Line], change: str) -> Iterator[Relaxation]:
    """As many as the duty lacks, of the officers who could serve in the other, changed case with everything else as it is."""
    now, served = other, list[Line]()
    for line in sorted((other.facts.lines[member.id] for member in lines), key=lambda line: _rung(other, line, duty)):
        if not now.missing(duty):
            break
        if now.obstacles.of(line, duty) is None:
            roster = with_rows(now, {line.id: added(now, line, duty)})
            if not newly_broken(now, roster):
                now = now.with_roster(roster)
                served.append(line)
    if served:
        who = listed(
            say("explain.asked.named", name=words.name(view.facts, line.id), unit=line.units[duty.day]) for line in served
        )
        yield Relaxation(
            say("explain.asked.relaxations.filled", change=change, officer=who),
            other.facts,
            tuple(pin_of(line.id, view.facts, duty) for line in served),
            now.roster,
            now.missing(duty),
        )


def _rung(view: View, line: Line, duty: Duty) -> tuple[int, bool]:
    """The nearest rung first, and on it those whom a pairing names."""
    rung = view.obstacles.rung(line, duty)
    return (rung.number, not rung.named) if rung else (0, False)


def _refused(view: View, duty: Duty) -> Iterator[Relaxation]:
    """A leave that was granted, of an own officer whose base duty would then be this one."""
    for decision in view.roster.leave:
        if decision.outcome is Outcome.REFUSED or decision.first is None or decision.last is None:
            continue
        line = view.facts.lines[view.facts.pending[decision.request].officer]
        if line.units[duty.day] != duty.station or not decision.first <= view.facts.date_of(duty.day) <= decision.last:
            continue
        roster = with_rows(view, {line.id: _back(view, line, decision, duty)})
        pins = (Pin(kind=PinKind.REFUSE, request=decision.request), pin_of(line.id, view.facts, duty))
        if _serves(view, roster, line, duty) and not newly_broken(view, roster):
            dates = words.dates(view.facts, view.facts.day(decision.first), view.facts.day(decision.last))
            yield Relaxation(
                say("explain.asked.relaxations.leave", officer=view.named(line), dates=dates),
                view.facts,
                pins,
                roster,
                view.with_roster(roster).missing(duty),
            )


def _back(view: View, line: Line, decision: LeaveDecision, duty: Duty) -> Rows:
    rows = view.book.rows(line.id)
    refusal = LeaveDecision(request=decision.request, outcome=Outcome.REFUSED)
    left = rows._replace(leave=(*(row for row in rows.leave if row.request != decision.request), refusal))
    page = view.book.page([line.id], {line.id: left})
    works = [*rows.works, *returned(view.facts, view.sheet, page, line)]
    return left._replace(works=at_its_post(view.facts, works, duty))


def _serves(view: View, roster: Roster, line: Line, duty: Duty) -> bool:
    place = (line.id, duty.station, duty.post, duty.shift, view.facts.date_of(duty.day))
    return any((row.officer, row.station, row.post, row.shift, row.date) == place for row in roster.assignments)


def _other_view(view: View, case: Case) -> View:
    return View(view.file.model_copy(update={"case": case}))
