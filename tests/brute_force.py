"""Every roster of a tiny case, judged by the audit alone: what "allowed" and "optimal" mean, without any solver.

Lines are listed officer by officer (assignments, how covers fall into stints, leave, beds) and kept if the audit finds nothing
against that line by itself; then all combinations are audited whole.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from itertools import chain, combinations, pairwise, product
from math import prod
from typing import Any, NamedTuple

from models.case import Case
from models.findings import Finding
from models.leave import Commitment, LeaveRequest
from models.organisation import Category, Officer, UnitKind
from models.records.stay import StayTime
from models.roster import Assignment, BedGrant, LeaderStay, LeaveDecision, Outcome, Roster, Source, Stint, Visit
from scheduler.audit import facts_of
from scheduler.audit.facts import Facts
from scheduler.audit.verdict import breaches, levels
from tests.random_cases import random_case

LINE_RULES = {
    "form", "qualified", "category", "available", "restricted", "admitted_rung", "notice", "one_duty", "rest",
    "shift_sequence", "consecutive_days", "days_off", "stint", "compensatory_rest", "rota", "commitments", "load", "pins",
}  # fmt: skip


ALONE = {"form", "qualified", "category", "available", "restricted", "admitted_rung", "notice", "commitments", "rota"}
"""Rules whose findings about one assignment do not hang on the others."""


Seat = tuple[str, str, str]
"""Station, post and shift."""


class Line(NamedTuple):
    """All that is decided of one officer; stays among the assignments, at no post."""

    assignments: tuple[Assignment, ...]
    stints: tuple[Stint, ...]
    leave: tuple[LeaveDecision, ...]
    beds: tuple[BedGrant, ...]
    visits: tuple[Visit, ...]


class TooLarge(Exception):
    """More rosters than the caller wants to look at."""


def allowed(case: Case, rules: Iterable[str] | None = None, at_most: int = 100_000) -> Iterator[tuple[Roster, Facts]]:
    """Every roster without breach under the rules (None: all that are on)."""
    facts = facts_of(case, None if rules is None else frozenset(rules))
    lines = [list(_lines(case, facts, officer)) for officer in case.officers]
    if prod(map(len, lines)) > at_most:
        raise TooLarge(prod(map(len, lines)))
    order = {request.id: index for index, request in enumerate(case.leave)}
    for chosen in product(*lines):
        roster = _joined(chosen, order)
        if next(iter(breaches(facts, roster)), None) is None:
            yield roster, facts


def best(case: Case, at_most: int = 100_000) -> tuple[tuple[int, ...], int]:
    """The lexicographically least level values over all allowed rosters, and how many rosters there are."""
    values = [
        tuple(value for _, value in sorted(levels(facts, roster).items())) for roster, facts in allowed(case, None, at_most)
    ]
    return min(values), len(values)


def listed(
    seeds: Iterable[int], at_most: int, draw: Callable[[int], Case] = random_case
) -> Iterator[tuple[int, Case, tuple[int, ...]]]:
    """Of the random cases of these seeds those with so many rosters at most; each with its best level values."""
    for seed in seeds:
        case = draw(seed)
        try:
            values, _ = best(case, at_most)
        except TooLarge:
            continue
        yield seed, case, values


def _joined(lines: Iterable[Line], order: dict[str, int]) -> Roster:
    lines = tuple(lines)
    decisions = sorted(chain.from_iterable(line.leave for line in lines), key=lambda decision: order[decision.request])
    return _written(
        tuple(chain.from_iterable(line.assignments for line in lines)),
        stints=tuple(chain.from_iterable(line.stints for line in lines)),
        leave=tuple(decisions),
        beds=tuple(chain.from_iterable(line.beds for line in lines)),
        visits=tuple(chain.from_iterable(line.visits for line in lines)),
    )


def _written(assignments: tuple[Assignment, ...], **fields: Any) -> Roster:
    """The roster with the stays among the assignments in their own place."""
    stays = [row for row in assignments if row.source is Source.STAY]
    return Roster(
        assignments=tuple(row for row in assignments if row.source is not Source.STAY),
        stays=tuple(
            LeaderStay(officer=row.officer, station=row.station, date=row.date, time=StayTime(row.post)) for row in stays
        ),
        **fields,
    )


def _lines(case: Case, facts: Facts, officer: Officer) -> Iterator[Line]:
    """Lines against which the audit finds nothing, the others left at work as usual."""
    others = tuple(_refused(request) for request in _decidable(case) if request.officer != officer.id)

    def sound(line: Line) -> bool:
        leave = (*others, *line.leave)
        roster = _written(line.assignments, stints=line.stints, leave=leave, beds=line.beds, visits=line.visits)
        return not any(
            finding.officer == officer.id and finding.rule in LINE_RULES and not _is_count(finding)
            for finding in breaches(facts, roster)
        )

    leaves = list(product(*(_decisions(request) for request in _decidable(case) if request.officer == officer.id)))
    nights = [
        row.first + timedelta(n)
        for row in case.bed_requests
        if row.officer == officer.id
        for n in range((row.last - row.first).days + 1)
        if case.start <= row.first + timedelta(n) <= case.end
    ]
    beds = [tuple(BedGrant(officer=officer.id, night=night) for night in some) for some in _subsets(sorted(set(nights)))]
    visits = [tuple(filter(None, some)) for some in product(*(_visits(case, row) for row in _asked_visits(case, officer)))]
    for assignments in _assignment_lists(case, facts, officer):
        for stints in (cut for joined in _stint_lists(case, officer, assignments) for cut in _cut(case, facts, officer, joined)):
            for rest in product(leaves, beds, visits):
                line = Line(assignments, stints, *rest)
                if sound(line):
                    yield line


def _asked_visits(case: Case, officer: Officer) -> list[Commitment]:
    return [row for row in case.commitments if row.officer == officer.id and row.days is not None]


def _visits(case: Case, row: Commitment) -> Iterator[Visit | None]:
    """Not placed, or placed anywhere in the horizon; the audit says where it may be."""
    yield None
    length = timedelta((row.days or 1) - 1)
    for number in range((case.end - case.start).days + 1):
        first = case.start + timedelta(number)
        yield Visit(officer=row.officer, station=row.station, asked=row.first, first=first, last=first + length)


def _is_count(finding: Finding) -> bool:
    """A pairing's places count several officers."""
    return finding.rule == "admitted_rung" and "名额" in finding.sentence


def _decidable(case: Case) -> list[LeaveRequest]:
    entitled = set(case.policy.text("leave.entitled").split(";"))
    return [
        request
        for request in case.leave
        if request.status == "pending"
        and request.kind not in entitled
        and request.choices[0].first <= case.end
        and case.start <= request.choices[0].last
    ]


def _refused(request: LeaveRequest) -> LeaveDecision:
    return LeaveDecision(request=request.id, outcome=Outcome.REFUSED)


def _decisions(request: LeaveRequest) -> Iterator[LeaveDecision]:
    yield _refused(request)
    for index, choice in enumerate(request.choices):
        length = choice.last - choice.first
        for shift in range((choice.latest - choice.earliest).days + 1):
            first = choice.earliest + timedelta(shift)
            moved = index > 0 or first != choice.first
            outcome = Outcome.MOVED if moved else Outcome.GRANTED
            yield LeaveDecision(request=request.id, outcome=outcome, choice=index, first=first, last=first + length)


def _assignment_lists(case: Case, facts: Facts, officer: Officer) -> Iterator[tuple[Assignment, ...]]:
    days = [case.start + timedelta(n) for n in range((case.end - case.start).days + 1)]
    chosen = product(*([*_together(case, facts, officer, day)] for day in days))
    return (tuple(chain.from_iterable(line)) for line in chosen)


def _together(case: Case, facts: Facts, officer: Officer, day: date) -> Iterator[tuple[Assignment, ...]]:
    """What may start on one date: one assignment, or several where `one_duty` lets them; never two base duties."""
    written = (row for assignment in _possible(case, facts, officer, day) for row in _by_bearer(case, assignment))
    possible = [assignment for assignment in written if _hopeful(case, facts, officer, assignment)]
    many = 1 + len(_forced(case, officer, day))
    most = many if "one_duty" in facts.rules and not facts.same_day_pairs else len(possible)
    for some in chain.from_iterable(combinations(possible, size) for size in range(most + 1)):
        if sum(assignment.source is Source.BASE for assignment in some) <= 1:
            yield some


def _by_bearer(case: Case, assignment: Assignment) -> Iterator[Assignment]:
    """As it is, and as borne by everybody whom a pin of the case names."""
    named = {pin.burden_of for pin in case.pins if pin.burden_of}
    yield assignment
    yield from (assignment.model_copy(update={"burden_of": officer}) for officer in sorted(named))


def _hopeful(case: Case, facts: Facts, officer: Officer, assignment: Assignment) -> bool:
    """Whether the audit has nothing against the assignment itself, whatever else the officer does."""
    refusals = tuple(_refused(request) for request in _decidable(case))
    rules = ALONE if assignment.source is Source.BASE else ALONE - {"rota"}
    return any(
        not any(
            finding.officer == officer.id and finding.date == assignment.date and finding.rule in rules and not _is_count(finding)
            for finding in breaches(facts, _written((assignment,), stints=stints, leave=refusals))
        )
        for stints in _stint_lists(case, officer, (assignment,))
    )


def _possible(case: Case, facts: Facts, officer: Officer, day: date) -> Iterator[Assignment]:
    """Anything that could be written on the officer's day; the audit says what is wrong with it."""
    seconded = next((row for row in case.secondments if row.officer == officer.id and row.first <= day <= row.last), officer)
    is_existing = any(row.officer == officer.id and row.date == day for row in case.base_roster)
    unit, on_rota = seconded.unit, is_existing or seconded.rota is not None
    if unit is None:
        yield from _kept(facts, officer, None, False, day, _forced(case, officer, day))
        return
    at_station = next(known for known in case.units if known.id == unit).kind is UnitKind.STATION
    seats = sorted({(row.station, row.post, row.shift) for row in (*case.demands, *case.demand_exceptions)})
    forced = _forced(case, officer, day)
    yield from _kept(facts, officer, unit, on_rota and at_station, day, forced)
    for station, post, shift in seats:
        if (station, post, shift) in forced:
            continue
        fields = {"officer": officer.id, "station": station, "post": post, "shift": shift, "date": day}
        if station != unit:
            yield from (Assignment(**fields, source=Source.COVER, rung=rung) for rung in _rungs(facts, at_station))
        elif on_rota:
            yield Assignment(**fields, source=Source.EXTRA, rung=4 if facts.policy.row("admitted_rung.extra").on else 0)
        else:
            yield Assignment(**fields, source=Source.FREE, rung=0)
    if officer.category is Category.LEADER and "leader_stays" in facts.rules:
        yield from _stays(case, officer, day)
    if at_station and on_rota:
        posts = {post for station, post, _ in (*seats, *forced) if station == unit} | {officer.home_post or ""}
        fields = {"officer": officer.id, "station": unit, "date": day, "source": Source.BASE, "rung": 0}
        shifts = sorted({shift.id for shift in case.shifts})
        yield from (Assignment(**fields, post=post, shift=shift) for post in sorted(posts) for shift in shifts)


def _stays(case: Case, officer: Officer, day: date) -> Iterator[Assignment]:
    """The part of the date stands in place of the post."""
    for phase in case.stay_phases:
        for station in (unit.id for unit in case.units if unit.kind is UnitKind.STATION):
            for time in StayTime if phase.first <= day <= phase.last else ():
                fields = {"officer": officer.id, "station": station, "post": time.value, "shift": phase.shift(time), "date": day}
                yield Assignment(**fields, source=Source.STAY, rung=0)


def _forced(case: Case, officer: Officer, day: date) -> list[Seat]:
    mine = (pin for pin in case.pins if pin.forced and pin.officer == officer.id and pin.date == day)
    return [(pin.station or "", pin.post or "", pin.shift or "") for pin in mine]


def _kept(facts: Facts, officer: Officer, unit: str | None, on_rota: bool, day: date, forced: list[Seat]) -> Iterator[Assignment]:
    """What pins force, from any rung or none; at the own station a base duty may be meant, which is listed with the others."""
    for station, post, shift in forced:
        source = Source.COVER if station != unit else Source.EXTRA if on_rota else Source.FREE
        fields = {"officer": officer.id, "station": station, "post": post, "shift": shift, "date": day, "source": source}
        off = source is Source.COVER and "admitted_rung" not in facts.rules
        yield from (Assignment(**fields, rung=rung) for rung in range(1 if off else 5))


def _rungs(facts: Facts, at_station: bool) -> tuple[int, ...]:
    if "admitted_rung" not in facts.rules:
        return (0,)
    return (3,) if at_station else (1, 2)


def _stint_lists(case: Case, officer: Officer, assignments: tuple[Assignment, ...]) -> Iterator[tuple[Stint, ...]]:
    """Every way to join neighbouring covers at one station into stints, an open stint taken up or not."""
    stations = dict.fromkeys(assignment.station for assignment in assignments if assignment.source is Source.COVER)
    opening = next((row for row in case.opening if row.officer == officer.id and row.stint_station), None)
    for chosen in product(*(_stints_at(station, officer, assignments) for station in stations)):
        stints = tuple(chain.from_iterable(chosen))
        yield stints
        at = next((index for index, stint in enumerate(stints) if opening and stint.station == opening.stint_station), None)
        if opening is not None and at is not None:
            begun = opening.stint_first or case.start - timedelta(1)
            yield (*stints[:at], stints[at].model_copy(update={"first": begun}), *stints[at + 1 :])


def _cut(case: Case, facts: Facts, officer: Officer, stints: tuple[Stint, ...]) -> Iterator[tuple[Stint, ...]]:
    """Each stint as it is, or going on without a cover to where replanning lets it end so; an open one may have none at all."""
    for idle in ((), *_idle(case, facts, officer)):
        for ends in product(*(_ends(facts, stint) for stint in stints)):
            yield (*idle, *(stint.model_copy(update={"last": last}) for stint, last in zip(stints, ends, strict=True)))


def _idle(case: Case, facts: Facts, officer: Officer) -> Iterator[tuple[Stint, ...]]:
    for row in case.opening if case.replan else ():
        for day in range(facts.days) if row.officer == officer.id and row.stint_station else ():
            if facts.published.is_cut(officer.id, row.stint_station or "", day):
                first = row.stint_first or case.start - timedelta(1)
                yield (Stint(officer=officer.id, station=row.stint_station or "", first=first, last=facts.date_of(day)),)


def _ends(facts: Facts, stint: Stint) -> list[date]:
    days = range(facts.day(stint.last) + 1, facts.days) if facts.case.replan else ()
    return [stint.last, *(facts.date_of(day) for day in days if facts.published.is_cut(stint.officer, stint.station, day))]


def _stints_at(station: str, officer: Officer, assignments: tuple[Assignment, ...]) -> Iterator[tuple[Stint, ...]]:
    dates = sorted(
        {assignment.date for assignment in assignments if assignment.source is Source.COVER and assignment.station == station}
    )
    for joined in _subsets(list(range(1, len(dates)))):
        breaks = [0, *(index for index in range(1, len(dates)) if index not in joined), len(dates)]
        yield tuple(
            Stint(officer=officer.id, station=station, first=dates[first], last=dates[after - 1])
            for first, after in pairwise(breaks)
        )


def _subsets(items: list) -> Iterator[tuple]:
    return chain.from_iterable(combinations(items, size) for size in range(len(items) + 1))
