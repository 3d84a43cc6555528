"""Rest after each duty before the next: longer after nights and 24-hour duties, over as many dates as it takes.

A standby may follow at once.
"""

from collections import defaultdict

from scheduler.engine.instance import DAY_MINUTES, Line
from scheduler.engine.model import Model, Start


def constrain(model: Model) -> None:
    for officer, days in model.starts.items():
        for starts in list(days.values()):
            _after_opening(model, officer, starts)
            _after_home_work(model, officer, starts)
            _before_known_base(model, officer, starts)
            if model.one_a_day:
                _between_grouped(model, officer, starts)
            else:
                _between_single(model, officer, starts)


def _ready(start: Start) -> int:
    """The minute at which the rest after a duty is over."""
    return start.end + start.shift.rest


def _too_soon(later: Start, ready: int) -> bool:
    return later.begin < ready and not later.shift.standby


def _after_opening(model: Model, officer: int, starts: list[Start]) -> None:
    ready = model.instance.ready_after_opening.get(officer)
    for start in starts:
        if ready is not None and start.decided and _too_soon(start, ready):
            model.program.fix(start.amount.terms[0][0], 0)


def _after_home_work(model: Model, officer: int, starts: list[Start]) -> None:
    for start in starts:
        for day in range(start.day - model.instance.reach, start.day):
            home = model.home.get((officer, day))
            shift = model.instance.base_on[officer][day] if home is not None and start.decided else None
            if home is None or shift is None:
                continue
            facts = model.instance.shifts[shift]
            begin = day * DAY_MINUTES + facts.start
            if _too_soon(start, begin + facts.minutes + facts.rest):
                model.program.at_most(start.amount.plus(home), 1)


def _before_known_base(model: Model, officer: int, starts: list[Start]) -> None:
    """Base duties after the horizon are known for rota lines at home."""
    instance = model.instance
    for start in starts:
        for day in range(instance.days, instance.days + instance.reach):
            shift = instance.base_on[officer][day]
            if instance.line_on[officer][day] != Line.ROTA or not start.decided:
                continue
            facts = instance.shifts[shift] if shift else None
            if facts and not facts.standby and day * DAY_MINUTES + facts.start < _ready(start):
                model.program.fix(start.amount.terms[0][0], 0)


def _later(model: Model, officer: int, start: Start) -> list[Start]:
    """Starts on later dates that come too soon after this one."""
    last = min(model.instance.days - 1, _ready(start) // DAY_MINUTES)
    return [
        other
        for day in range(start.day + 1, last + 1)
        for other in model.starts_on(officer, day)
        if _too_soon(other, _ready(start))
    ]


def _between_single(model: Model, officer: int, starts: list[Start]) -> None:
    shared = model.instance.shared_dates
    for start in starts:
        same_date = [
            other
            for other in starts
            if start.begin <= other.begin
            and _too_soon(other, _ready(start))
            and (start.begin, id(start)) < (other.begin, id(other))
            and frozenset((start.shift.id, other.shift.id)) not in shared
        ]
        for other in (*same_date, *_later(model, officer, start)):
            if start.decided or other.decided:
                model.program.at_most(start.amount.plus(other.amount), 1)


def _between_grouped(model: Model, officer: int, starts: list[Start]) -> None:
    """One row per group of starts with the same successors too soon: at most one of group and successors of a date."""
    groups: dict[tuple[int, tuple[int, ...]], list[Start]] = defaultdict(list)
    followers: dict[tuple[int, tuple[int, ...]], list[Start]] = {}
    for start in starts:
        by_day: dict[int, list[Start]] = defaultdict(list)
        for other in _later(model, officer, start):
            by_day[other.day].append(other)
        for day, others in by_day.items():
            key = (day, tuple(id(other) for other in others))
            groups[key].append(start)
            followers[key] = others
    for key, group in groups.items():
        model.keep_apart(officer, group, followers[key])
