"""Limits on what one officer carries: minutes a week and in all, nights, duties, weekends, covers a year, extra duties."""

from collections.abc import Callable, Iterator
from itertools import chain

from models.roster import Source
from models.windows import Window
from scheduler.formulation.carried import Carried
from scheduler.formulation.decisions import Start
from scheduler.formulation.model import Model
from scheduler.program.affine import ZERO, Affine, total


def constrain(model: Model) -> None:
    policy, limit = model.instance.policy, model.instance.limit
    weeks, horizon = list(_weeks(model)), range(model.instance.days.count)
    sevens = list(_sevens(model)) if policy.on("load.rolling") else weeks
    minutes = Carried(model, lambda shift: shift.load, with_home_work=True)
    nights = Carried(model, lambda shift: int(shift.night))
    for officer in range(len(model.instance.officers)):
        for days in sevens:
            minutes.limit(officer, days, limit(officer, "load"))
        if policy.on("load.total_minutes"):
            minutes.limit(officer, horizon, limit(officer, "load.total_minutes"))
        if policy.on("load.shift"):
            _limit_shifts(model, officer)
        if policy.on("load.nights"):
            for window in model.instance.windows(officer, "load.nights"):
                _limit_nights(model, nights, officer, window)
        if policy.on("load.duties"):
            _limit_count(model, officer, policy.number("load.duties"), lambda _: True)
        if policy.on("load.extra"):
            _limit_count(model, officer, policy.number("load.extra"), lambda start: start.source is Source.EXTRA)
        if policy.on("load.extra_leave_gap"):
            _keep_extra_from_leave(model, officer, policy.number("load.extra_leave_gap"))
        if policy.on("load.weekends"):
            _limit_weekends(model, officer, limit(officer, "load.weekends"))
        if policy.on("load.cover_year"):
            _limit_covers(model, officer, policy.number("load.cover_year"))
        if policy.on("load.min_minutes"):
            _ask_weekly(model, officer, weeks, policy.number("load.min_minutes"))
        if policy.on("load.min_total_minutes"):
            _ask_total(model, officer, limit(officer, "load.min_total_minutes"))


def _weeks(model: Model) -> list[range]:
    """Calendar weeks Monday–Sunday, clipped to the horizon."""
    monday, days = -model.instance.case.start.weekday(), model.instance.days.count
    return [range(max(0, first), min(days, first + 7)) for first in range(monday, days, 7)]


def _sevens(model: Model) -> Iterator[range]:
    """Any seven successive dates of the horizon, or all of it if it is shorter."""
    days = model.instance.days.count
    return (range(first, min(days, first + 7)) for first in range(max(1, days - 6)))


def _starts(model: Model, officer: int, days: range) -> list[Start]:
    return [start for day in days for start in model.starts_on(officer, day)]


def _decided(starts: list[Start]) -> list[int]:
    return [start.amount.terms[0][0] for start in starts if start.decided]


def _limit_nights(model: Model, nights: Carried, officer: int, window: Window) -> None:
    """A window that begins before the horizon lies in the next one if the date that this leaves out had no night."""
    before, days = model.instance.before.nights.get(officer, frozenset()), model.instance.days.count
    for last in range(days):
        first = last - window.dates + 1
        if first >= 0 or first in before or last == days - 1:
            given = sum(first <= day < 0 for day in before)
            nights.limit(officer, range(max(0, first), last + 1), window.limit, given)


def _limit_count(model: Model, officer: int, most: int, counts: Callable[[Start], bool]) -> None:
    days, period = model.instance.days.count, model.instance.policy.number("load.period")
    counted = [[start for start in model.starts_on(officer, day) if counts(start)] for day in range(days)]
    for first in range(max(1, days - period + 1)):
        window = [starts for starts in counted[first : first + period] if starts]
        starts = list(chain.from_iterable(window))
        if (len(window) if model.takes_turns(officer) else len(starts)) > most:
            model.program.cap(total(start.amount for start in starts), _decided(starts), most)


def _limit_shifts(model: Model, officer: int) -> None:
    for shift, most in model.instance.shift_limits(officer).items():
        starts = _starts(model, officer, range(model.instance.days.count))
        _cap(model, officer, [start for start in starts if start.shift.id == shift], most)


def _cap(model: Model, officer: int, starts: list[Start], most: int, before: int = 0) -> None:
    dates = len({start.day for start in starts}) if model.takes_turns(officer) else len(starts)
    if dates + before > most:
        model.program.cap(total(start.amount for start in starts).plus(before), _decided(starts), most)


def _keep_extra_from_leave(model: Model, officer: int, gap: int) -> None:
    for day, starts in model.starts[officer].items():
        extra = [start.amount for start in starts if start.source is Source.EXTRA and start.decided]
        around = range(day - gap, day + gap + 1) if extra else ()
        if any(model.instance.leave.given_covers(officer, near) for near in around):
            for amount in extra:
                model.program.fix(amount.terms[0][0], 0)
        for leave in {leave for near in around for leave in model.leave.covering(officer, near)}:
            for amount in extra:
                model.program.at_most(amount.plus(leave), 1)


def _limit_weekends(model: Model, officer: int, most: int) -> None:
    weekends = [[day for day in week if model.instance.days.date_of(day).weekday() >= 5] for week in _weeks(model)]
    given, worked = [], []
    for weekend in weekends:
        starts = _starts(model, officer, range(weekend[0], weekend[-1] + 1)) if weekend else []
        given.append(model.program.any_of([start.amount for start in starts if not start.decided]))
        worked.append(_on_any(model, officer, weekend, given[-1]))
    count = sum(1 for amount in worked if amount.terms or amount.constant)
    if count <= most:
        return
    if model.program.most(total(given)) <= most:
        model.program.at_most(total(worked), most)
        return
    something = model.program.any_of([amount.plus(-before) for amount, before in zip(worked, given, strict=True)])
    model.program.at_most(total(worked).plus(something.times(count - most)), count)


def _on_any(model: Model, officer: int, days: list[int], given: Affine) -> Affine:
    """1 if something starts on one of the days in a row: on the first, or a stretch of work begins later."""
    path = model.paths.get(officer)
    if path is not None and days:
        return total([model.works(officer, days[0]), *(path.begins[day] for day in days[1:])])
    by_day = [[start.amount for start in model.starts_on(officer, day) if start.decided] for day in days]
    return model.program.any_of([given, *(amount for amounts in by_day for amount in model.sums(amounts))])


def _limit_covers(model: Model, officer: int, most: int) -> None:
    opening = model.instance.before.openings.get(officer)
    years = {model.instance.days.date_of(day).year for day in model.starts[officer]}
    for year in sorted(years):
        before = opening.cover_days if opening is not None and year == model.instance.case.start.year else 0
        covers = [
            start
            for day, starts in model.starts[officer].items()
            if model.instance.days.date_of(day).year == year
            for start in starts
            if start.source is Source.COVER
        ]
        _cap(model, officer, covers, most, before)


def _ask_weekly(model: Model, officer: int, weeks: list[range], least: int) -> None:
    """Per full week that no leave touches."""
    for week in weeks:
        if len(week) == 7 and not any(model.instance.leave.given_covers(officer, day) for day in week):
            leave = list({amount for day in week for amount in model.leave.covering(officer, day)})
            _ask(model, "load.min_minutes", officer, week, least, model.program.any_of(leave))


def _ask_total(model: Model, officer: int, least: int) -> None:
    _ask(model, "load.min_total_minutes", officer, range(model.instance.days.count), least, ZERO)


def _ask(model: Model, key: str, officer: int, days: range, least: int, waived: Affine) -> None:
    """Whole hours below the limit, for a free line."""
    if officer in model.instance.lines.always_free and least > 0:
        worked = total(start.amount.times(start.shift.load) for start in _starts(model, officer, days))
        missing = (-worked).plus(least).plus(waived.times(-least))
        model.penalise(key, officer, [model.program.largest([missing], 0, -(-least // 60), divisor=60)])
