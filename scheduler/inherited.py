"""A better answer that is known is used: a roster of a case much like this one, wherever it is a roster of this case, too."""

from collections.abc import Collection, Iterator, Sequence
from datetime import timedelta
from typing import NamedTuple

from models.case import Case
from models.findings import AuditReport
from models.roster import Assignment, LevelResult, Roster, Source, Status, status_of
from scheduler.audit import Facts, audit_with
from scheduler.audit.given.line import Line
from scheduler.audit.given.needs import Duty
from scheduler.audit.rules.admitted_rung import rung_priced
from scheduler.audit.rules.rota import posts
from scheduler.audit.yielding import yields_to_opening
from scheduler.engine.build import level_names
from scheduler.engine.process.solving import SolvedCase
from scheduler.exchange.reading.misfits import misfit


class Inherited(NamedTuple):
    """A roster of the case, by the audit alone, with its level values and what is proven of them."""

    roster: Roster
    levels: tuple[LevelResult, ...]
    report: AuditReport

    @property
    def status(self) -> Status:
        return status_of(self.levels)


def no_worse(solved: SolvedCase, facts: Facts, start: Roster | None) -> SolvedCase:
    """What was solved, or the roster that it began with where that is better by levels, or where there is no other."""
    if start is None or solved.status is Status.INFEASIBLE:
        return solved
    known = inherited(facts, start, solved.levels if solved.roster else ())
    return solved if known is None else solved._replace(status=known.status, levels=known.levels, roster=known.roster)


def inherited(facts: Facts, roster: Roster, reached: tuple[LevelResult, ...]) -> Inherited | None:
    """`roster` where it breaks no rule of the case and is better by levels than what was `reached`; nothing is worse than none.

    Covers take the rungs of the case in it, and officers whom it does not know serve their base duties.
    """
    if misfit(facts.case, roster):
        return None
    whole = _as_of(facts, roster)
    report = audit_with(facts, whole)
    if report.breaches:
        return None
    levels = reached or unproven(facts.case)
    values = [report.levels.get(level.level, 0) for level in levels]
    if reached and values >= [level.value for level in reached]:
        return None
    return Inherited(whole, tuple(restated(levels, values)), report)


def unproven(case: Case) -> tuple[LevelResult, ...]:
    """The levels of a case of which nothing is known."""
    return tuple(LevelResult(level=level, name=name, value=0, bound=0, gap=0.0) for level, name in level_names(case).items())


def restated(levels: Sequence[LevelResult], values: Sequence[int]) -> Iterator[LevelResult]:
    """A bound holds as long as no earlier level is worse than it was when the bound was proven."""
    is_open = has_risen = False
    for level, value in zip(levels, values, strict=True):
        bound = level.givens if has_risen else min(level.bound, value)
        gap = (value - bound) / max(1, abs(value - level.givens))
        yield level.model_copy(update={"value": value, "bound": bound, "gap": gap, "conditional": is_open})
        is_open, has_risen = is_open or value > bound, has_risen or value > level.value


def _as_of(facts: Facts, roster: Roster) -> Roster:
    """The same duties, by the rungs that the case gives them, and the base duties of whoever is new."""
    known = {assignment.officer for assignment in roster.assignments}
    known |= {request.officer for request in facts.case.leave} | {stint.officer for stint in roster.stints}
    kept = (_as_now(facts, assignment) for assignment in roster.assignments)
    new = (duty for officer in facts.lines if officer not in known for duty in _base_duties(facts, officer))
    whole = sorted((*kept, *new), key=lambda row: (row.date, row.station, row.post, row.shift, row.officer))
    return roster.model_copy(update={"assignments": tuple(whole)})


def _as_now(facts: Facts, row: Assignment) -> Assignment:
    """A pairing or skill more may make a cover one of an earlier rung, or open a post to whoever served base duties at none."""
    line = facts.lines[row.officer]
    duty = Duty(row.station, row.post, row.shift, facts.day(row.date))
    if row.source is not Source.BASE:
        rung = rung_priced(facts, line, duty)
        bearer = facts.bearers.get((row.officer, duty))
        return row.model_copy(update={"rung": rung.number if rung else 0, "burden_of": bearer})
    allowed = next((posts(facts, line, base) for base in line.duties if base.day == duty.day), {row.post})
    is_forced = (row.officer, *duty) in facts.asked_by_force
    return row if is_forced or row.post in allowed else row.model_copy(update={"post": _own_first(line, allowed)})


def _base_duties(facts: Facts, officer: str) -> Iterator[Assignment]:
    line = facts.lines[officer]
    for base in line.duties:
        is_gone = line.on_given_leave(base.day) or line.is_committed(base.clock.begin(base.day), base.clock.end(base.day))
        if not is_gone and not yields_to_opening(facts, line, base):
            yield Assignment(
                officer=officer,
                station=line.units[base.day] or "",
                post=_own_first(line, posts(facts, line, base)),
                shift=base.clock.id,
                date=facts.case.start + timedelta(base.day),
                source=Source.BASE,
                rung=0,
            )


def _own_first(line: Line, allowed: Collection[str]) -> str:
    home = line.officer.home_post
    return home if home is not None and home in allowed else min(allowed)
