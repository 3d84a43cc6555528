"""Rest after each duty before the next: longer after nights and 24-hour duties, over as many dates as it takes.

A standby may follow at once.
"""

from collections import defaultdict
from itertools import chain

from scheduler.formulation.apart import keep_apart
from scheduler.formulation.decisions import Start
from scheduler.formulation.facts import DAY_MINUTES, Line
from scheduler.formulation.model import Model


def constrain(model: Model) -> None:
    for officer, days in model.starts.items():
        for day, starts in list(days.items()):
            _after_opening(model, officer, starts)
            _after_home_work(model, officer, day, starts)
            _before_known_base(model, officer, starts)
            if model.takes_turns(officer):
                _between_grouped(model, officer, starts)
            else:
                _between_single(model, officer, starts)


def _ready(start: Start) -> int:
    """The minute at which the rest after a duty is over."""
    return start.end + start.shift.rest


def _too_soon(later: Start, ready: int) -> bool:
    return later.begin < ready and not later.shift.standby


def _clashes(later: Start, end: int, ready: int) -> bool:
    """With what is no duty of the roster: a standby may follow as soon as it ends."""
    return later.begin < (end if later.shift.standby else ready)


def _after_opening(model: Model, officer: int, starts: list[Start]) -> None:
    """After the opening's last duty, or else after what the rota said before the horizon."""
    ended = model.instance.before.ended.get(officer)
    for start in starts:
        if ended is not None and start.decided and _clashes(start, *ended):
            model.program.fix(start.amount.terms[0][0], 0)


def _after_home_work(model: Model, officer: int, day: int, starts: list[Start]) -> None:
    for earlier in range(day - model.instance.lines.reach, day):
        home = model.home.get((officer, earlier))
        shift = model.instance.lines.base_on[officer][earlier] if home is not None else None
        if home is None or shift is None:
            continue
        facts = model.instance.shifts[shift]
        end = earlier * DAY_MINUTES + facts.start + facts.minutes
        for start in starts:
            if start.decided and _clashes(start, end, end + facts.rest):
                model.program.at_most(start.amount.plus(home), 1)


def _before_known_base(model: Model, officer: int, starts: list[Start]) -> None:
    """Base duties after the horizon are known for rota lines at home."""
    instance = model.instance
    for start in starts:
        for day in range(instance.days.count, _ready(start) // DAY_MINUTES + 1):
            shift = instance.lines.base_on[officer][day]
            if instance.lines.kind_on[officer][day] != Line.ROTA or not start.decided:
                continue
            facts = instance.shifts[shift] if shift else None
            if facts and day * DAY_MINUTES + facts.start < (start.end if facts.standby else _ready(start)):
                model.program.fix(start.amount.terms[0][0], 0)


def _later(model: Model, officer: int, day: int, ready: int) -> dict[int, list[Start]]:
    """By later date, the starts that come too soon after a duty of the day whose rest is over at `ready`."""
    last = min(model.instance.days.count - 1, ready // DAY_MINUTES)
    return {
        after: [other for other in model.starts_on(officer, after) if other.begin < ready and not other.shift.standby]
        for after in range(day + 1, last + 1)
    }


def _order(start: Start) -> tuple[int, int, bool]:
    """Of two that begin together the shorter is the earlier, and of two as long the one that is no standby."""
    return start.begin, start.end, start.shift.standby


def _between_single(model: Model, officer: int, starts: list[Start]) -> None:
    shared = model.instance.shared_dates
    for place, start in enumerate(starts):
        same_date = [
            other
            for other_place, other in enumerate(starts)
            if (*_order(start), place) < (*_order(other), other_place)
            and _too_soon(other, _ready(start))
            and frozenset((start.shift.id, other.shift.id)) not in shared
        ]
        later = _later(model, officer, start.day, _ready(start)).values()
        for other in chain(same_date, *later):
            if start.decided or other.decided:
                model.program.at_most(start.amount.plus(other.amount), 1)


def _between_grouped(model: Model, officer: int, starts: list[Start]) -> None:
    """One row per group of starts with the same successors too soon: at most one of group and successors of a date."""
    groups: dict[tuple[int, tuple[int, ...]], list[Start]] = defaultdict(list)
    followers: dict[tuple[int, tuple[int, ...]], list[Start]] = {}
    by_ready: dict[int, list[Start]] = defaultdict(list)
    for start in starts:
        by_ready[_ready(start)].append(start)
    for ready, alike in by_ready.items():
        for day, others in _later(model, officer, alike[0].day, ready).items():
            key = (day, tuple([id(other) for other in others]))
            groups[key] += alike
            followers[key] = others
    for key, group in groups.items():
        if followers[key]:
            keep_apart(model, officer, group, followers[key])
