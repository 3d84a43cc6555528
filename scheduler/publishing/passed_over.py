"""Why one officer is passed over for a duty: the limit that is in the way, and how."""

from models.findings import Finding
from models.records.stand_in import PassedOver
from models.rules import BY_KEY, Scope
from models.words import say
from scheduler.audit import words
from scheduler.audit.given.line import Line
from scheduler.audit.given.needs import Duty
from scheduler.explain.asked.view import View
from scheduler.explain.reasons.book import FORM
from scheduler.explain.reasons.placings import placings


def passed_over(view: View, line: Line, duty: Duty, obstacle: str) -> PassedOver:
    """`obstacle` is one of `OBSTACLES`."""
    finding = _finding(view, line, duty, obstacle)
    row = finding.limit if finding and view.case.policy.has(finding.limit) else obstacle
    sentence = finding.sentence if finding else _known(view, line, duty, obstacle)
    return PassedOver(officer=line.id, obstacle=row, sentence=sentence)


def _finding(view: View, line: Line, duty: Duty, obstacle: str) -> Finding | None:
    """What the audit says of the officer's own rows with the duty among them."""
    spec = BY_KEY.get(obstacle)
    if obstacle != FORM and (spec is None or spec.scope not in (Scope.NEAR, Scope.LINE)):
        return None
    for rows in placings(view.facts, view.book, line, duty, view.obstacles.rung(line, duty)):
        broken = view.book.breaks(view.book.page([line.id], {line.id: rows}), (obstacle,), [line.id])
        if broken:
            return broken[0]
    return None


def _known(view: View, line: Line, duty: Duty, obstacle: str) -> str:
    """What the roster, as it is, has to say of it; nothing where the obstacle says it all."""
    facts, sheet = view.facts, view.sheet
    away = sheet.away(line.id, duty.day)
    if obstacle == "available":
        leaves = [leave for leave in sheet.leaves_of(line) if leave.first <= duty.day + 1 and leave.last >= duty.day]
        return (
            say("stand_in.on_leave", name=words.name(facts, line.id), dates=words.dates(facts, leaves[0].first, leaves[0].last))
            if leaves
            else ""
        )
    if obstacle == "away" and away:
        dates = words.dates(facts, facts.day(away.row.first), facts.day(away.row.last))
        return say("stand_in.on_stint", name=words.name(facts, line.id), station=away.row.station, dates=dates)
    works = [work for work in sheet.works.get(line.id, ()) if work.duty.day == duty.day]
    return words.serves(facts, works[0]) if obstacle == "one_duty" and works else ""
