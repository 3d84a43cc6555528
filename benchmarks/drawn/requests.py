"""Leave, commitments, wishes, beds, pins, and what officers carry over."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from benchmarks.drawn.chance import Chance
from benchmarks.drawn.duties import POSTS, SHIFTS
from benchmarks.drawn.organisation import STATIONS
from models.leave import (
    BedRequest,
    Commitment,
    DutyBefore,
    LeaveChoice,
    LeaveRequest,
    LeaveStatus,
    Opening,
    PastBurden,
    Pin,
    PinKind,
    RosterDay,
    Wish,
    WishKind,
)
from models.organisation import Category, Officer, StayPhase

KINDS = ("年休假", "年休假", "探亲假", "病假")


def request_sheets(chance: Chance, organisation: Mapping[str, Any], duties: Mapping[str, Any]) -> dict[str, Any]:
    leave = _leave(chance)
    return {
        "leave": leave,
        "commitments": _apart(_commitment(chance) for _ in range(chance.pick(0, 0, 0, 1, 2))),
        "wishes": tuple(_wish(chance) for _ in range(chance.pick(0, 0, 1, 2))),
        "bed_requests": tuple(BedRequest(officer=officer, **chance.span()) for officer in _few(chance, 0.15)),
        "opening": tuple(_opening(chance, officer) for officer in chance.officers if chance.often(0.4)),
        "past_burdens": tuple(
            PastBurden(officer=officer, burden=chance.rng.randint(0, 6), period=chance.pick("", "春节"))
            for officer in _few(chance, 0.5)
        ),
        "pins": tuple(_pins(chance, leave, duties)),
        "roster_before": tuple(_roster_before(chance, duties)) if chance.often(0.2) else (),
    }


def _few(chance: Chance, share: float) -> list[str]:
    return chance.some(chance.officers, 2) if chance.often(share) else []


def _leave(chance: Chance) -> tuple[LeaveRequest, ...]:
    """One request an officer, or two of which the second begins after what was asked first."""
    rows: list[LeaveRequest] = []
    for officer in chance.some(chance.officers, 3):
        first = chance.date(chance.rng.randint(-2, chance.days - 1))
        for _ in range(chance.pick(1, 1, 1, 2)):
            choices = [_choice(chance, first)]
            if chance.often(0.2):
                choices.append(_choice(chance, chance.near()))
            rows.append(
                LeaveRequest(
                    id=f"假{len(rows)}",
                    officer=officer,
                    kind=chance.pick(*KINDS),
                    status=chance.pick(*[LeaveStatus.PENDING] * 3, LeaveStatus.APPROVED),
                    choices=tuple(choices),
                    past_refusals=chance.pick(0, 0, 1),
                )
            )
            first = choices[0].last + timedelta(chance.pick(1, 2))
    return tuple(rows)


def _choice(chance: Chance, first: date) -> LeaveChoice:
    last = first + timedelta(chance.pick(0, 0, 1, 2, 4))
    earliest, latest = first - timedelta(chance.pick(0, 0, 1, 2)), first + timedelta(chance.pick(0, 0, 1, 2))
    return LeaveChoice(first=first, last=last, earliest=earliest, latest=latest)


def _commitment(chance: Chance) -> Commitment:
    times = (
        (None, None),
        (time(18), time(20)),
        (time(7), time(8)),
        (time(8), time(18)),
        (time(18), time()),
        (time(), time(0, 1)),
    )
    start, end = chance.pick(*times)
    row = Commitment(officer=chance.pick(*chance.officers), start=start, end=end, title=chance.pick("", "庭审"), **chance.span())
    if chance.often(0.5):
        return row
    station, dates = chance.pick(*STATIONS), (row.last - row.first).days + 1
    return row.model_copy(update={"station": station, "days": chance.pick(None, 1, min(2, dates))})


def _apart(rows: Iterable[Commitment]) -> tuple[Commitment, ...]:
    """Visits that can be told from each other."""
    return tuple({(row.officer, row.station, row.first, row.days is None): row for row in rows}.values())


def _matching(chance: Chance) -> dict[str, str]:
    fields = {"station": chance.pick(*STATIONS), "post": chance.pick(*POSTS), "shift": chance.pick(*SHIFTS)}
    return {name: value for name, value in fields.items() if chance.often(0.3)}


def _wish(chance: Chance) -> Wish:
    weight = chance.pick(1, 1, 3)
    return Wish(
        officer=chance.pick(*chance.officers), kind=chance.pick(*WishKind), weight=weight, **_matching(chance), **chance.span()
    )


def _opening(chance: Chance, officer: str) -> Opening:
    midnight = datetime.combine(chance.start, time())
    end = midnight + timedelta(minutes=chance.pick(-2880, -840, -360, 0, 480))
    over_midnight = end > midnight
    run = chance.pick(0, 0, 1, 2, 5, 7)
    has_stint = chance.often(0.3)
    return Opening(
        officer=officer,
        last_end=end if chance.often(0.8) else None,
        last_shift=chance.pick(None, *(("夜", "值") if over_midnight else SHIFTS)),
        work_run=run,
        off_run=0 if run else chance.pick(0, 1, 3),
        stint_station=chance.pick(*STATIONS) if has_stint else None,
        stint_first=chance.date(-chance.pick(1, 2, 13)) if has_stint and chance.often(0.8) else None,
        away_dates=tuple(chance.date(-back) for back in (1, 2, 3, 26, 27) if chance.often(0.15)),
        cover_days=chance.pick(0, 0, 1, 59),
        burden=chance.rng.randint(0, 6),
        past_refusals=chance.pick(0, 0, 1, 2),
        night_dates=tuple(chance.date(-day) for day in chance.pick((), (), (1,), (4, 2), (28, 27, 3))),
    )


def _pins(chance: Chance, leave: tuple[LeaveRequest, ...], duties: Mapping[str, Any]) -> list[Pin]:
    if chance.often(0.8):
        return []
    decidable = [row for row in leave if row.status is LeaveStatus.PENDING]
    return [_pin(chance, decidable, duties) for _ in range(chance.pick(1, 1, 2, 3))]


def _pin(chance: Chance, leave: list[LeaveRequest], duties: Mapping[str, Any]) -> Pin:
    """Assigned to what is demanded, mostly; else to anything."""
    said = {"who": chance.pick("", "指挥中心"), "why": chance.pick("", "值守"), "when": chance.pick(None, chance.date(-1))}
    kind = chance.pick(PinKind.ASSIGN, PinKind.ASSIGN, PinKind.ASSIGN, *PinKind)
    if kind in (PinKind.GRANT, PinKind.REFUSE) and leave:
        request = chance.pick(*leave)
        day = chance.pick(request.choices[0].first, request.choices[-1].latest)
        on = chance.maybe(0.4, date=day) if kind is PinKind.GRANT else {}
        return Pin(kind=kind, request=request.id, forced=chance.often(0.2), **on, **said)
    officer, day = chance.pick(*chance.officers), chance.inside()
    if kind is PinKind.FORBID:
        last = chance.maybe(0.5, last=day + timedelta(1))
        return Pin(kind=kind, officer=officer, date=day, forced=chance.often(0.2), **last, **_matching(chance), **said)
    row = chance.pick(*duties["demands"])
    place = {"station": row.station, "post": row.post, "shift": row.shift}
    if chance.often(0.2):
        place = {"station": chance.pick(*STATIONS), "post": chance.pick(*POSTS), "shift": chance.pick(*SHIFTS)}
    others = [other for other in chance.officers if other != officer]
    swapped = chance.maybe(0.3, burden_of=chance.pick(*others)) if others else {}
    return Pin(kind=PinKind.ASSIGN, officer=officer, date=day, forced=chance.often(0.6), **place, **swapped, **said)


def stay_pins(chance: Chance, officers: Iterable[Officer], phases: Iterable[StayPhase]) -> Iterator[Pin]:
    """A stay of a leader now and then. Drawn apart, so that the other draws of a seed are what they were."""
    leaders = [officer.id for officer in officers if officer.category is Category.LEADER]
    inside = [chance.date(number) for number in range(chance.days)]
    for phase in phases:
        days = [day for day in inside if phase.first <= day <= phase.last]
        if leaders and days and chance.often(0.4):
            place = {"station": chance.pick(*STATIONS), "shift": chance.pick(phase.day_shift, phase.night_shift)}
            yield Pin(kind=PinKind.ASSIGN, officer=chance.pick(*leaders), date=chance.pick(*days), **place)


def _roster_before(chance: Chance, duties: Mapping[str, Any]) -> Iterator[RosterDay]:
    """Half of the cells of the horizon and of the dates around it, mostly of duties that are demanded."""
    for officer in chance.officers:
        for day in range(-1, chance.days + 1):
            row = chance.pick(*duties["demands"])
            duty = DutyBefore(station=row.station, post=chance.pick(row.post, row.post, ""), shift=row.shift)
            cell = RosterDay(
                officer=officer,
                date=chance.date(day),
                duties=(duty,) if chance.often(0.7) else (),
                detached=(row.station,) if chance.often(0.3) else (),
                on_leave=chance.often(0.15),
                bed=chance.often(0.1),
            )
            if chance.often(0.5):
                yield cell
