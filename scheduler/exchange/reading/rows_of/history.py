"""业务 and 支援申请 to nouns, the built-in services where the history names no other, and what a history must not be."""

from datetime import timedelta

from models.demand import Service, SupportRequest
from models.policy import Policy
from models.words import listed, say
from scheduler.demand.calendar import calendar
from scheduler.exchange.errors import CaseFault
from scheduler.exchange.reading import builtin
from scheduler.exchange.reading.draft import Draft

OLDEST = timedelta(days=366 * 10)


def take_services(draft: Draft) -> None:
    """Before posts and shifts, which the built-in services name."""
    for row in draft.sheets.rows["services"]:
        draft.take("services", Service, row, row.values)
    known = draft.ids("services") | draft.hidden.get("services", set())
    named = {row.values["service"]: None for row in draft.sheets.rows["history"] if row.get("service")}
    used = [service for service in named if service in builtin.SERVICES and service not in known]
    for service in used:
        draft.put("services", builtin.SERVICES[service])
    if used:
        draft.defaults.append(
            say("history.built_in", described=listed(_described(builtin.SERVICES[service]) for service in used))
        )
    given = {row.values["service"] for row in draft.sheets.rows["hour_shares"] if row.get("service")}
    even = [service for service in named if service not in given]
    if even:
        draft.defaults.append(say("history.even", even=listed(even)))


def _described(service: Service) -> str:
    return say("history.service", service=service.id, post=service.post, shift=service.shift, minutes=service.minutes)


def take_requests(draft: Draft) -> None:
    for number, row in enumerate(draft.sheets.rows["support_requests"], 1):
        row.values.setdefault("id", f"支援#{number}")
        draft.take("support_requests", SupportRequest, row, row.values)


def check_history(draft: Draft, policy: Policy) -> None:
    """Refuse a history that ends long before the horizon or reaches into it, and dates without a calendar."""
    rows = [row for row in draft.sheets.rows["history"] if row.get("date")]
    if not rows or not draft.dated:
        return
    late = [row for row in rows if row.values["date"] >= draft.start]
    if late:
        wrong = say("history.late", date=late[0].values["date"], late=len(late), start=draft.start)
        draft.faults.append(late[0].fault("date", wrong, say("history.before")))
    oldest, newest = min(rows, key=lambda row: row.values["date"]), max(rows, key=lambda row: row.values["date"])
    last, limit = newest.values["date"], policy.number("demand.stale")
    if (draft.start - last).days > limit:
        wrong = say("history.stale", last=last, start=draft.start, limit=limit)
        draft.faults.append(newest.fault("date", wrong, say("history.recent")))
    first = oldest.values["date"]
    if draft.start - first > OLDEST:
        draft.faults.append(oldest.fault("date", say("history.too_early", first=first), say("history.ten_years")))
    elif first < draft.start:
        _calendar(draft)


def _calendar(draft: Draft) -> None:
    given = [row for row in draft.sheets.rows["holidays"] if row.get("first") and row.get("last")]
    covered = [(row.values["first"], row.values["last"]) for row in given]
    dates = sorted({row.values["date"] for row in draft.sheets.rows["history"] if row.get("date")})
    library = {day.date for day in calendar(dates[0], dates[-1])[0]}
    bare = [day for day in dates if day not in library and not any(first <= day <= last for first, last in covered)]
    if bare:
        wrong = say("history.no_calendar", first_date=bare[0], days=len(bare))
        first = next(row for row in draft.sheets.rows["history"] if row.get("date") == bare[0])
        draft.faults.append(CaseFault(first.name, first.cell("date"), wrong, say("history.fill_calendar")))
