"""Officers as rows, with their base duties and home work."""

from benchmarks.timefold.export.known import Known, Row
from scheduler.formulation.facts import DAY_MINUTES


def officer(known: Known, index: int, steps: list[int]) -> Row:
    instance, days = known.instance, range(known.instance.days.count)
    opening = instance.before.openings.get(index)
    station = opening.stint_station if opening is not None else None
    units = [instance.lines.unit_on[index][day] for day in days]
    lending = instance.active("donor_floor") and bool(instance.policy.number("donor_floor.lender"))
    lending = lending and instance.policy.on("donor_floor.lender")
    busy = {day for day, _, _ in instance.commitments.blocked[index]}
    return {
        "index": index,
        "run": opening.work_run if opening else 0,
        "covers": opening.cover_days if opening else 0,
        "stint_station": -1 if station is None else known.stations[station],
        "stint_first": instance.days.number(opening.stint_first) if opening and opening.stint_first else -1,
        "past": instance.before.burden[index],
        "steps": steps,
        "share": known.limits.share(index),
        "zones": [instance.units[unit].zone if unit else 0 for unit in units],
        "committed": [day in busy and not known.model.instance.leave.given_covers(index, day) for day in days],
        "on_leave": [known.model.instance.leave.given_covers(index, day) for day in days],
        "lends": [known.place(units[day], day) if lending and units[day] in instance.duties.at_station else -1 for day in days],
        "wishes": [
            {"index": number, "off": wish.kind.value == "off", "weight": wish.weight}
            for number, wish in enumerate(instance.case.wishes)
            if instance.number[wish.officer] == index
        ],
        "away": [known.limits.away(index, day) for day in days],
        "base": [base for day in days if (base := _base_duty(known, index, day))],
        "home": [home for day in days if (home := _home_work(known, index, day))],
    }


def _base_duty(known: Known, officer: int, day: int) -> Row | None:
    starts = known.base.get((officer, day))
    if starts is None:
        return None
    first = known.duty_of(starts[0])
    leaves = [] if first is None else [[first.index, -known.packed(officer, first)]]
    posts: list[Row] = [{"cost": 0, "moves": []}]
    home = known.instance.officers[officer].home_post
    for start in starts[1:]:
        duty = known.duty_of(start)
        enters = [] if duty is None else [[duty.index, known.packed(officer, duty)]]
        cost = known.instance.policy.number("ladder.reposted") if home is not None else 0
        posts.append({"cost": cost, "moves": leaves + enters})
    task = known.task(starts[0].station, starts[0].shift.id, day)
    return {**task, "presences": leaves, "posts": posts, "uses": known.limits.of_base(officer, starts[0])}


def _home_work(known: Known, officer: int, day: int) -> Row | None:
    amount = known.model.home.get((officer, day))
    shift_id = known.instance.lines.base_on[officer][day]
    if amount is None or shift_id is None or not (amount.terms or amount.constant):
        return None
    shift = known.instance.shifts[shift_id]
    begin = day * DAY_MINUTES + shift.start
    ready = begin + shift.minutes + shift.rest
    return {"day": day, "begin": begin, "ready": ready, "load": shift.load, "floor": known.limits.floor(officer, day)}
