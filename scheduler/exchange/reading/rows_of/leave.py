"""请假 to requests: rows of one officer and 申请号 with a 志愿序 are the ranked choices of one request."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import count

from models.leave import LeaveChoice, LeaveRequest
from models.policy import KIND_PREFIX, KIND_ROWS, Policy
from models.words import listed, say
from scheduler.exchange.reading.cells.references import split
from scheduler.exchange.reading.draft import Draft
from scheduler.exchange.reading.naming.names import Names
from scheduler.exchange.reading.rows import Row

SHARED = ("kind", "status", "past_refusals")
LONGEST = timedelta(days=366)


def take_leave(draft: Draft) -> None:
    groups: dict[object, list[Row]] = {}
    for number, row in enumerate(draft.sheets.rows["leave"]):
        ranked = row.get("rank") is not None or "rank" in row.bad
        key = (row.get("officer"), row.get("id")) if ranked and row.get("officer") else number
        groups.setdefault(key, []).append(row)
        _refuse_window(draft, row)
    for rows in groups.values():
        rows.sort(key=lambda row: row.get("rank") or 0)
        _refuse_differences(draft, rows)
    named = _ids(list(groups.values()))
    for rows, request in zip(groups.values(), named, strict=True):
        _take(draft, rows, request)


def _take(draft: Draft, rows: list[Row], request: str) -> None:
    head = rows[0]
    for row in rows[1:]:
        head.bad.update({f"choice {row.number}": None for _ in row.bad})
    values = {key: head.values[key] for key in SHARED if key in head.values}
    choices = () if head.bad else tuple(_choice(row) for row in rows)
    draft.take("leave", LeaveRequest, head, values | {"id": request, "officer": head.get("officer"), "choices": choices})


def _choice(row: Row) -> LeaveChoice:
    return LeaveChoice.model_validate({key: row.values[key] for key in ("first", "last", "earliest", "latest")})


def _ids(groups: list[list[Row]]) -> list[str]:
    """A typed id, else the officer's with a number, counted by first date so that the order of rows does not matter."""
    taken = {rows[0].values["id"] for rows in groups if rows[0].get("id")}
    given: dict[int, str] = {}
    numbers: dict[str, Iterator[int]] = defaultdict(lambda: count(1))
    for index in sorted(range(len(groups)), key=lambda index: _first(groups[index])):
        head = groups[index][0]
        given[index] = head.get("id") or _free(str(head.get("officer")), numbers, taken)
        taken.add(given[index])
    return [given[index] for index in range(len(groups))]


def _free(officer: str, numbers: dict[str, Iterator[int]], taken: set[str]) -> str:
    """The officer's next id that nobody typed."""
    return next(id for number in numbers[officer] if (id := f"{officer}#{number}") not in taken)


def _first(rows: list[Row]) -> str:
    return str(rows[0].get("first") or "")


def _refuse_window(draft: Draft, row: Row) -> None:
    first, last, earliest, latest = (row.get(key) for key in ("first", "last", "earliest", "latest"))
    if first and last and last - first > LONGEST:
        draft.faults.append(row.fault("first", say("leave.over_a_year", first=first, last=last), say("leave.right_year")))
    if first and earliest and earliest > first:
        draft.faults.append(
            row.fault("earliest", say("leave.earliest_late", earliest=earliest, first=first), say("leave.not_after"))
        )
    if first and latest and latest < first:
        draft.faults.append(row.fault("latest", say("leave.latest_early", latest=latest, first=first), say("leave.not_before")))


def _refuse_differences(draft: Draft, rows: list[Row]) -> None:
    seen: set[int] = set()
    for row in rows:
        rank = row.get("rank")
        if rank in seen:
            draft.faults.append(row.fault("rank", say("leave.rank_twice", rank=rank), say("leave.ranks")))
        seen |= {rank} if rank else set()
        for key in SHARED:
            if key in row.values and row.values[key] != rows[0].values.get(key, row.values[key]):
                column = row.sheet.by_key[key]
                draft.faults.append(row.fault(key, say("leave.first_differs", column=column.title), say("leave.alike")))


def resolve_requests(draft: Draft, names: Names) -> None:
    """龙桥07:2024-07-25/2024-07-28 in a pin is the request of that officer with these dates."""
    ids = draft.ids("leave") | draft.hidden.get("leave", set())
    by_dates = {
        (request.officer, choice.first, choice.last): request.id
        for request in draft.parts.get("leave", [])
        for choice in request.choices
    }
    for row in draft.sheets.rows["pins"]:
        text = row.get("request")
        who, when = split(text, draft.sheets.horizon) if text and text not in ids else ("", None)
        if when is None:
            continue
        last = when.last or when.first
        requests = [by_dates[key] for officer in names.officers(who) if (key := (officer, when.first, last)) in by_dates]
        if requests:
            row.values["request"] = requests[0]
        else:
            wrong = say("leave.no_request", who=who, first=when.first, last=last)
            draft.faults.append(row.fault("request", wrong, say("leave.request")))


def note_kinds(draft: Draft, policy: Policy) -> None:
    """Kinds of leave that neither the rules nor the template know, which may be misspelt."""
    known = {kind for row in KIND_ROWS for kind in policy.entries(row)} | {LeaveRequest.model_fields["kind"].default}
    known |= {row.key.removeprefix(KIND_PREFIX) for row in policy.rows}
    kinds = Counter(request.kind for request in draft.parts.get("leave", []) if request.kind not in known)
    if kinds:
        shown = listed(f"{kind}({count})" for kind, count in kinds.items())
        draft.defaults.append(say("leave.other_kinds", kinds=shown))


def clipped(requests: Iterable[LeaveRequest], start: date, end: date) -> list[str]:
    """Leave that crosses the horizon is normal; its days outside do not count."""
    sentences = []
    for request in requests:
        for choice in request.choices:
            dates = say("leave.request_of", officer=request.officer, request=request.id, first=choice.first, last=choice.last)
            if choice.last < start or choice.first > end:
                sentences.append(say("leave.outside", dates=dates))
            elif choice.first < start or choice.last > end:
                first, last = max(choice.first, start), min(choice.last, end)
                sentences.append(say("leave.clipped", dates=dates, first=first, last=last))
    return sentences
