"""What the ledger knows of the time before a case, taken where its sheets are silent; each of it is told as a default taken."""

from datetime import timedelta

from models.case import Case
from models.leave import Opening, PastBurden
from models.organisation import MutualAid
from models.words import say
from scheduler.exchange.reading.assembled import ReadResult
from scheduler.exchange.reading.opening_state import opening_doubts, rested
from scheduler.jobs.after import but_rested, going_on
from scheduler.jobs.ledger.rebuild import renewed
from scheduler.jobs.published import of_version
from scheduler.ledger.carried import Carried, carried, past_burden
from scheduler.ledger.ledger import Ledger
from scheduler.ledger.opening import to_read

HALF_LIFE = "fairness.half_life"


def remembered(read: ReadResult) -> ReadResult:
    """The same where nothing is published before the case. Raises what opening a ledger raises."""
    ledger = renewed(to_read())
    eve = read.case.start - timedelta(1)
    if not any(version.last <= eve for version in ledger.versions(None, eve)):
        return read
    given = frozenset(row.officer for row in read.case.opening)
    typed = read if given else _going_on(read, ledger)
    case, notes = _filled(typed.case, _known(typed.case, ledger), given)
    doubts = tuple(opening_doubts(case))
    return typed._replace(case=case, defaults=(*but_rested(typed), *notes, *rested(case)), doubts=doubts)


def _going_on(read: ReadResult, ledger: Ledger) -> ReadResult:
    """Where a period ended on the eve, everybody's state at its end."""
    eve = read.case.start - timedelta(1)
    before = ledger.latest_on(eve)
    if before is None or before.last != eve:
        return read
    file = of_version(ledger, before)
    return going_on(read, (file.case, file.roster), file.case, say("ledger.version", number=before.number))


def _known(case: Case, ledger: Ledger) -> Carried:
    half_life = case.policy.number(HALF_LIFE) if case.policy.on(HALF_LIFE) else None
    return carried(ledger, case.start, half_life)


def _filled(case: Case, known: Carried, given: frozenset[str]) -> tuple[Case, list[str]]:
    """`given` are officers of whom the case's own sheet tells the opening state."""
    is_decayed = case.policy.on(HALF_LIFE) and not case.past_burdens
    opening = _opening(case, known, given, is_decayed)
    units = {officer.id: officer.unit for officer in case.officers}
    past = past_burden(known.borne, units) if is_decayed else {}
    burdens = tuple(PastBurden(officer=id, burden=points) for id, points in past.items() if points and id not in given)
    aid = tuple(_balanced(row, case.mutual_aid, known) for row in case.mutual_aid)
    balances = sum(row != before for row, before in zip(aid, case.mutual_aid, strict=True))
    rows = (*(row for row in case.opening if row.officer in given), *opening)
    parts = {"opening": rows, "past_burdens": case.past_burdens or burdens, "mutual_aid": aid}
    counts = {"remembered.opening": len(opening), "remembered.burden": len(burdens), "remembered.balance": balances}
    days = case.policy.row(HALF_LIFE).value
    return Case(**dict(case) | parts), [say(key, count=count, days=days) for key, count in counts.items() if count]


def _opening(case: Case, known: Carried, given: frozenset[str], is_decayed: bool) -> tuple[Opening, ...]:
    """Of whom the sheet is silent; burden of the year where it is not in what decays. Who has nothing has no row."""
    before = {row.officer: row for row in case.opening}
    rows = []
    for officer in case.officers:
        if officer.id in given:
            continue
        row = before.get(officer.id, Opening(officer=officer.id))
        numbers = {
            "burden": 0 if is_decayed else max(row.burden, known.this_year.get(officer.id, 0)),
            "cover_days": max(row.cover_days, known.cover_days.get(officer.id, 0)),
            "past_refusals": max(row.past_refusals, known.refusals.get(officer.id, 0)),
        }
        if officer.id in before or any(numbers.values()):
            rows.append(row.model_copy(update=numbers))
    return tuple(rows)


def _balanced(row: MutualAid, rows: tuple[MutualAid, ...], known: Carried) -> MutualAid:
    """The first row of two stations says their balance, unless some row of theirs does."""
    pair = {row.station, row.partner}
    theirs = [other for other in rows if {other.station, other.partner} == pair]
    balance = known.lent.get((row.station, row.partner), 0) - known.lent.get((row.partner, row.station), 0)
    if row is not theirs[0] or not balance or any(other.past_balance is not None for other in theirs):
        return row
    return row.model_copy(update={"past_balance": balance})
