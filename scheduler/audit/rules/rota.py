"""Officers of a rota serve its base duties, unless leave, a commitment, a stint or the rest after one takes them; no others."""

from collections import defaultdict
from collections.abc import Iterator

from models.findings import Finding
from models.roster import Source
from models.words import say

from .. import words
from ..facts import Facts
from ..given.line import Base, Line
from ..given.needs import Duty
from ..sheet import Sheet, Work
from . import category, qualified


def check(facts: Facts, sheet: Sheet) -> Iterator[Finding]:
    for officer, line in facts.lines.items():
        served = defaultdict(list)
        for work in sheet.works.get(officer, ()):
            if work.row.source is Source.BASE:
                served[work.duty.day].append(work)
        for base in line.duties:
            yield from _on_day(facts, sheet, line, base, served.pop(base.day, []))
        for works in served.values():
            for work in works:
                yield words.of_work("rota", work, say("audit.rota.none", serves=words.serves(facts, work)))


def posts(facts: Facts, line: Line, base: Base) -> set[str]:
    """The posts at which this base duty may be served."""
    station = line.units[base.day] or ""
    demanded = (Duty(station, post, base.clock.id, base.day) for post in facts.posts_demanded(station, base.clock.id, base.day))
    allowed = {duty.post for duty in demanded if _may_serve(facts, line, duty)}
    return (allowed | ({line.officer.home_post} if line.officer.home_post else set())) or {""}


def _may_serve(facts: Facts, line: Line, duty: Duty) -> bool:
    tests = (("qualified", qualified.admits), ("category", category.admits))
    return all(admits(facts, line, duty) for rule, admits in tests if rule in facts.rules)


def _on_day(facts: Facts, sheet: Sheet, line: Line, base: Base, works: list[Work]) -> Iterator[Finding]:
    """A base duty that a forced pin asks for stays whatever takes others away, and at whatever post."""
    reason = _taken_away(sheet, line, base)
    who = f"{words.name(facts, line.id)} {words.date(facts, base.day)}"
    if reason and not any(work.forced for work in works):
        for work in works:
            yield words.of_work("rota", work, say("audit.rota.excluded", serves=words.serves(facts, work), reason=reason))
    elif len(works) != 1:
        sentence = say("audit.rota.count", who=who, shift=words.shift(facts, base.clock.id), works=len(works))
        yield words.of_officer("rota", facts, line.id, base.day, sentence)
    else:
        work = works[0]
        if (work.duty.station, work.duty.shift) != (line.units[base.day], base.clock.id):
            sentence = say(
                "audit.rota.other",
                serves=words.serves(facts, work),
                units=line.units[base.day],
                shift=words.shift(facts, base.clock.id),
            )
            yield words.of_work("rota", work, sentence)
        elif not work.forced and work.duty.post not in posts(facts, line, base):
            yield words.of_work("rota", work, say("audit.rota.post", serves=words.serves(facts, work)))


def _taken_away(sheet: Sheet, line: Line, base: Base) -> str | None:
    begin, end = base.clock.begin(base.day), base.clock.end(base.day)
    if sheet.leave_excludes(line, base.day, end):
        return say("audit.rota.on_leave")
    if line.is_committed(begin, end):
        return say("audit.rota.committed")
    if sheet.away(line.id, base.day):
        return say("audit.rota.on_stint")
    return say("audit.rota.resting") if base.day in sheet.yielded(line) else None
