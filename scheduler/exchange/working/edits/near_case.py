"""The case of an edited 底稿 that stays near to it: leave granted is kept, and of all else as little as possible changes."""

from collections.abc import Iterable
from datetime import timedelta

from models.case import Case
from models.findings import Finding
from models.leave import Pin, PinKind
from models.roster import LeaveDecision, Roster
from models.rules import COMPARED
from models.words import Language, catalogue, say
from scheduler.ledger.roster_before import roster_before

WHY = "edits.kept_leave"
WORKED = frozenset({"available", "rota"})
"""Rules that a duty during leave breaks."""


def near_case(case: Case, roster: Roster, broken: Iterable[Finding], lacking: Iterable[str]) -> Case:
    """`roster` is the one of the sheets as they read now, `broken` what its edits break.

    The rows by which it stays near are on though the file was too old to know them (`lacking`). Leave that an edit breaks is
    decided anew.
    """
    worked = [finding for finding in broken if finding.rule in WORKED and finding.date]
    owners = {request.id: request.officer for request in case.leave}
    pinned = {pin.request for pin in _others(case)}

    def is_kept(row: LeaveDecision) -> bool:
        if not row.first or not row.last or row.request in pinned:
            return False
        eve, last, officer = row.first - timedelta(1), row.last, owners[row.request]
        return not any(finding.officer == officer and finding.date and eve <= finding.date <= last for finding in worked)

    kept = (
        Pin(kind=PinKind.GRANT, request=row.request, date=row.first, forced=True, why=say(WHY))
        for row in roster.leave
        if is_kept(row)
    )
    switched_on: dict[str, dict[str, object]] = {key: {"on": True} for key in COMPARED & frozenset(lacking)}
    parts = {"pins": (*_others(case), *kept), "roster_before": roster_before(case, roster), "replan": None}
    return Case(**dict(case) | parts | {"policy": case.policy.changed(**switched_on)})


def afresh_case(case: Case) -> Case:
    """The case without what an earlier round was to stay near to."""
    return Case(**dict(case) | {"pins": _others(case), "roster_before": (), "replan": None})


def kept_leave(case: Case) -> int:
    """How many requests are granted because the roster before granted them."""
    return len(case.pins) - len(_others(case))


def _others(case: Case) -> tuple[Pin, ...]:
    """All pins but those that keep leave, in whatever language they were written."""
    whys = {catalogue(language)[WHY] for language in Language}
    return tuple(pin for pin in case.pins if not (pin.kind is PinKind.GRANT and pin.forced and pin.why in whys))
