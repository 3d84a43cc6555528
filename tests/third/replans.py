"""A published roster changed by events: what stays, where something may be new, and what is told anew."""

from collections import Counter
from collections.abc import Iterator

from models.roster import Source
from tests.third.lines import Line
from tests.third.published import Held
from tests.third.whole import Whole
from tests.third.world import World

IN_WINDOW = 3


def held(line: Line, day: int) -> Held:
    seats = frozenset(work.key[:3] for work in line.works if work.day == day)
    stations = frozenset(stay.station for stay in line.stays if stay.span.covers(day))
    return Held(seats, stations, line.on_leave(day), day in line.beds)


def changed(whole: Whole) -> Counter[str]:
    """By officer, the dates that are not as before, weighed; with a replan those that it says count."""
    world, before, changed = whole.world, whole.world.published.told, Counter[str]()
    for officer, line in whole.lines.items():
        for day in range(world.days):
            is_other = held(line, day) != before.get((officer, day), Held()) or (officer, day) in world.published.given_back
            changed[officer] += is_other * weight(world, officer, day)
    return +changed


def weight(world: World, officer: str, day: int) -> int:
    replan = world.case.replan
    if replan is None:
        return 1
    if day < world.published.since or (officer, day) in world.published.taken:
        return 0
    return IN_WINDOW if day in world.published.window else int(not replan.is_provisional)


def new_lacks(whole: Whole) -> int:
    lacks = whole.world.published.lacks
    return sum(max(0, whole.below_minimum(key) - lacks.get(key, 0)) for key in whole.world.duties)


def claims(whole: Whole) -> int:
    world = whole.world
    asked = world.case.replan.requests if world.case.replan else ()
    leave = sum(option.cost for line in whole.lines.values() for id, option in line.leave.items() if id in asked)
    later = (key for key in world.duties if key in world.published.touched and key[3] >= world.published.window.stop)
    return leave + sum(map(whole.below_target, later))


def is_changed_where_held(whole: Whole) -> Iterator[bool]:
    """The past; in the window, and where nothing is new beyond it, whatever goes or comes against the rules of it."""
    world = whole.world
    if world.case.replan is None:
        return
    before = world.published.told
    last = world.days if world.case.replan.is_held_beyond else min(world.days, world.published.window.stop)
    for officer, line in whole.lines.items():
        days = {day: (before.get((officer, day), Held()), held(line, day)) for day in range(last)}
        goes = any(world.published.takes_new((*seat, day)) for day, (old, now) in days.items() for seat in now.seats - old.seats)
        asked = [option.span for id, option in line.leave.items() if id in world.case.replan.requests and option.span]
        for day, (old, now) in days.items():
            if day < world.published.since:
                yield old != now
                continue
            yield not goes and any(
                not any(world.excludes(span, *world.interval(seat[2], day)) for span in asked) for seat in old.seats - now.seats
            )
            is_asked = any(span.covers(day) for span in asked)
            yield not goes and not is_asked and ((old.bed and not now.bed) or (old.on_leave and not now.on_leave))
            yield (now.bed and not old.bed) or (now.on_leave and not old.on_leave and not is_asked)
            yield any(
                not world.published.takes_new((*seat, day)) and not _comes_back(line, day, old, seat)
                for seat in now.seats - old.seats
            )


def _comes_back(line: Line, day: int, old: Held, seat: tuple[str, ...]) -> bool:
    """A base duty on a date on which there was none before."""
    world = line.world
    shift, unit = world.base_duty(line.officer, day), world.unit(line.officer, day)
    had = any((at, of) == (unit, shift) for at, _, of in old.seats)
    return not had and any(work.key == (*seat, day) and work.source is Source.BASE for work in line.works)
