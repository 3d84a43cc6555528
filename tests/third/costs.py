"""Soft rules and objective terms, by policy row and by level."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from fractions import Fraction
from functools import cached_property
from itertools import pairwise
from math import ceil

from models.leave import WishKind
from models.level import LevelNumber
from models.organisation import Category, UnitKind
from models.roster import Source
from tests.third import replans, stays
from tests.third.admission import admitted, place, source
from tests.third.lines import Line, Work, minutes, weeks, yielding
from tests.third.whole import Whole, without_women
from tests.third.world import DAY, World


class Costs:
    """What a case's rosters cost; what hangs on the case alone is counted once."""

    def __init__(self, world: World):
        self.world = world

    def terms(self, whole: Whole) -> dict[str, int]:
        """By policy row with a level that is on."""
        unasked = [] if self.world.case.roster_before or self.world.case.replan else ["changed_officers", "changed_days"]
        unasked += [] if self.world.case.replan else ["new_lacks", "event_claims"]
        priced = [row for row in self.world.policy.rows if row.level is not None and self.world.on(row.key)]
        rows = [row for row in priced if row.key not in unasked]
        return {row.key: TERMS[row.key](self, whole) for row in rows}

    def levels(self, terms: dict[str, int]) -> dict[LevelNumber, int]:
        sums: Counter[LevelNumber] = Counter()
        for key, value in terms.items():
            row = self.world.policy.row(key)
            sums[row.level or 0] += row.weight * value
        return dict(sums)

    def faults(self, whole: Whole) -> Iterator[str]:
        """Hard lower limits: not asked of officers of whom force keeps a duty, nor of crews that are wholly forced."""
        held = {officer for officer, line in whole.lines.items() if any(map(line.is_forced, line.works))}
        for key, by_officer in BY_OFFICER.items():
            if self.world.on(key) and self.world.policy.row(key).hard:
                yield from (key for officer, line in whole.lines.items() if officer not in held and by_officer(self, line))
        for key, at_stations in AT_STATIONS.items():
            if self.world.on(key) and self.world.policy.row(key).hard and at_stations(whole):
                yield key
        key = "female_presence"
        if self.world.on(key) and self.world.policy.row(key).hard:
            crews = without_women(whole)
            yield from (key for crew in crews if not all(whole.lines[officer].is_forced(work) for officer, work in crew))
        key = "mutual_balance"
        if self.world.on(key) and self.world.policy.row(key).hard and self.balance_steps:
            for pair in self.pairs_of_aid:
                given = abs(_balance(self, whole, pair, forced_alone=True))
                if abs(_balance(self, whole, pair)) > max(given, *self.balance_steps[:1]):
                    yield key

    # ---- what the case says

    @cached_property
    def balance_steps(self) -> list[int]:
        return sorted(int(item) for item in self.world.policy.entries("mutual_balance"))

    @cached_property
    def pairs_of_aid(self) -> set[tuple[str, ...]]:
        """Names in order, so that either way round is one."""
        return {tuple(sorted((row.station, row.partner))) for row in self.world.case.mutual_aid}

    @cached_property
    def candidates(self) -> set[tuple[str, tuple[str, str, str, int]]]:
        world = self.world
        return {(officer, key) for officer in world.officers for key in world.duties if admitted(world, officer, key)}

    @cached_property
    def possible_stays(self) -> set[tuple[str, tuple[str, str, str, int]]]:
        return set(stays.possible_stays(self.world))

    @cached_property
    def eligible(self) -> dict[str, int]:
        """E: dates with a candidate decided duty."""
        return {member: len({key[3] for officer, key in self.candidates if officer == member}) for member in self.world.officers}

    @cached_property
    def swapped(self) -> dict[tuple[str, tuple[str, str, str, int]], str]:
        """Who bears the burden of another's duty, by its worker and place, as the pins say."""
        pins = self.world.case.pins if self.world.on("pins") else ()
        named = [pin for pin in pins if pin.burden_of is not None]
        return {(pin.officer, (pin.station, pin.post, pin.shift, self.world.day(pin.date))): pin.burden_of for pin in named}

    @cached_property
    def past(self) -> Counter[str]:
        burdens = Counter({officer: row.burden for officer, row in self.world.opening.items()})
        for row in self.world.case.past_burdens:
            burdens[row.officer] += row.burden
        return burdens

    def group(self, officer: str) -> str:
        world = self.world
        row = world.officers[officer]
        if world.units[row.unit].kind is not UnitKind.STATION:
            return "headquarters"
        near = range(world.days + world.after)
        cells = any(officer_id == officer and day in near and world.unit(officer_id, day) for officer_id, day in world.cells)
        return "station" if row.rota is not None or cells else f"free:{row.unit}"

    @cached_property
    def steps(self) -> dict[str, list[int]]:
        """By officer, the steps of a fair burden."""
        world = self.world
        steps = [Fraction(int(item), 100) for item in world.policy.entries("fairness.steps")]
        groups: dict[str, list[str]] = defaultdict(list)
        for officer, days in self.eligible.items():
            if days:
                groups[self.group(officer)].append(officer)
        thresholds = {}
        for members in groups.values():
            due = sum(self.past[officer] for officer in members)
            for key, row in world.duties.items():
                if any((officer, key) in self.candidates for officer in members):
                    due += world.burden(key[2], key[3]) * max(0, row.target - self._base_at(key))
            days = sum(self.eligible[officer] for officer in members)
            for officer in members:
                fair = Fraction(due * self.eligible[officer], days)
                thresholds[officer] = [ceil(fair * step) for step in steps]
        return thresholds

    def _base_at(self, key: tuple[str, str, str, int]) -> int:
        station, post, shift, day = key
        world = self.world
        return sum(
            row.home_post == post and world.unit(officer, day) == station and world.base(officer, day) == shift
            for officer, row in world.officers.items()
        )


def _critical(costs: Costs, whole: Whole) -> int:
    return sum(map(whole.below_minimum, costs.world.duties))


def _target(costs: Costs, whole: Whole) -> int:
    return sum(row.weight * whole.below_target(key) for key, row in costs.world.duties.items())


def _spread(costs: Costs, whole: Whole) -> int:
    duties, crowded = costs.world.duties, 0
    for key, row in duties.items():
        for lack, asked in ((whole.below_minimum(key), row.minimum), (whole.below_target(key), row.target)):
            crowded += max(0, lack - max(1, ceil(Fraction(asked, 4))))
        days = [day for *place, day in duties if tuple(place) == key[:3] and day >= key[3]]
        three = [(*key[:3], day) for day in sorted(days)[:3]]
        if len(three) == 3:
            widest = max(max(1, ceil(Fraction(duties[each].target, 4))) for each in three)
            crowded += max(0, sum(map(whole.below_target, three)) - 2 * widest)
    return crowded


def _surplus(costs: Costs, whole: Whole) -> int:
    rows = costs.world.duties.items()
    return sum((1 if row.surplus_weight is None else row.surplus_weight) * whole.surplus(key) for key, row in rows)


def _leave(costs: Costs, whole: Whole) -> int:
    return sum(dates.cost for line in whole.lines.values() for dates in line.leave.values())


def _ladder(costs: Costs, whole: Whole) -> int:
    world, number = costs.world, costs.world.policy.number
    rungs = {1: "paired", 2: "pool", 3: "mutual", 4: "extra"}
    total = 0
    for officer, line in whole.lines.items():
        row = world.officers[officer]
        total += number("ladder.yielded") * len(yielding(line))
        for work in line.works:
            if work.source is Source.BASE and row.home_post is not None and work.post != row.home_post:
                total += number("ladder.reposted")
            if work.source in (Source.COVER, Source.EXTRA):
                rung, named = place(world, officer, work.key)
                if rung:
                    total += number(f"ladder.{rungs[rung]}") + number(f"ladder.{row.category.value}")
                    total += number("ladder.unnamed") if rung == 1 and not named else 0
    return total


def _layer_share(costs: Costs, line: Line) -> int:
    world, row = costs.world, costs.world.officers[line.officer]
    head = row.category is Category.HEAD and world.units[row.unit].kind is UnitKind.DEPARTMENT
    own = (key for officer, key in costs.candidates if officer == line.officer)
    if not head or not any(source(world, line.officer, key) is Source.COVER for key in own):
        return 0
    return max(0, world.policy.number("layer_share") - sum(work.source is Source.COVER for work in line.works))


def _balance(costs: Costs, whole: Whole, pair: tuple[str, ...], forced_alone: bool = False) -> int:
    """What the first of the pair lent the second, less what it borrowed."""
    total = 0
    for row in costs.world.case.mutual_aid:
        if tuple(sorted((row.station, row.partner))) == pair and row.past_balance is not None:
            total += row.past_balance if row.station == pair[0] else -row.past_balance
    for officer, line in whole.lines.items():
        for work in line.covers:
            between = (costs.world.unit(officer, work.day), work.station)
            if line.is_forced(work) or not forced_alone:
                total += {pair: 1, pair[::-1]: -1}.get(between, 0)
    return total


def _mutual_balance(costs: Costs, whole: Whole) -> int:
    away = [abs(_balance(costs, whole, pair)) for pair in costs.pairs_of_aid]
    return sum(max(0, duties - step) for duties in away for step in costs.balance_steps)


def _bears(costs: Costs, officer: str, worker: str, work: Work) -> bool:
    """Base duties are nobody's burden; of the others who works, unless a pin names somebody else."""
    if work.source is Source.BASE:
        return False
    return costs.swapped.get((worker, work.key), worker) == officer


def _fairness(costs: Costs, whole: Whole) -> int:
    total = 0
    for officer, steps in costs.steps.items():
        works = [work for worker, line in whole.lines.items() for work in line.works if _bears(costs, officer, worker, work)]
        burden = costs.past[officer] + sum(costs.world.burden(work.shift, work.day) for work in works)
        total += sum(max(0, burden - step) for step in steps)
    return total


def _shortest_run(costs: Costs, line: Line) -> int:
    world, total = costs.world, 0
    if line.officer not in world.free_throughout:
        return 0
    worked = {work.day for work in line.works}
    least = world.limit("consecutive_days.min", line.officer) or 0
    for first in worked:
        last = first
        while last + 1 in worked:
            last += 1
        if first - 1 not in worked and first > 0 and last < world.days - 1:
            total += max(0, least - (last - first + 1))
    return total


def _shortest_off(costs: Costs, line: Line) -> int:
    least = costs.world.limit("days_off.run", line.officer) or 0
    if line.officer not in costs.world.free_throughout or least <= 1:
        return 0
    apart = ((before, after) for before, after in pairwise(line.works) if after.day - before.day >= 2)
    return sum(after.begin - before.end < least * DAY for before, after in apart)


def _least_minutes(costs: Costs, line: Line) -> int:
    world, total = costs.world, 0
    if line.officer not in world.free_throughout:
        return 0
    for week in weeks(world):
        inside = week[0] >= 0 and week[-1] < world.days
        if inside and not any(map(line.on_leave, week)):
            done = sum(amount.size for amount in minutes(line, with_home_work=False) if amount.day in week)
            total += -(-max(0, world.policy.number("load.min_minutes") - done) // 60)
    return total


def _least_total(costs: Costs, line: Line) -> int:
    if line.officer not in costs.world.free_throughout:
        return 0
    done = sum(amount.size for amount in minutes(line, with_home_work=False))
    return -(-max(0, (costs.world.limit("load.min_total_minutes", line.officer) or 0) - done) // 60)


def _idle_dates(costs: Costs, line: Line) -> int:
    return sum(_is_idle(costs.world, line, day) for day in range(costs.world.days))


def _is_idle(world: World, line: Line, day: int) -> bool:
    """Away without a cover, and neither rest nor a commitment would have kept the officer from the base shift."""
    shift = world.base(line.officer, day)
    if shift is None or not line.is_away(day) or any(work.day == day for work in line.covers):
        return False
    begin, end = world.interval(shift, day)
    if world.blocked(line.officer, begin, end) or any(stop.overlaps(begin, end) for stop in line.stops):
        return False
    if not (world.is_standby(shift) and world.at_station(line.officer, day)):
        return line.ready <= begin and all(work.end + world.rest_of[work.shift] <= begin for work in line.works if work.day < day)
    opening = world.opening.get(line.officer)
    ended = [world.minute(opening.last_end)] if opening and opening.last_end else []
    return all(moment <= begin for moment in (*ended, *(work.end for work in line.works if work.day < day)))


def _stations(costs: Costs, line: Line) -> int:
    """A station of a stint open before is one of the usual number, whether the stint goes on or not."""
    world, opening = costs.world, costs.world.opening.get(line.officer)
    known = {opening.stint_station} - {None} if opening else set()
    others = {stay.station for stay in line.stays if any(work.chosen for work in line.covers_of(stay))} - known
    return max(0, len(others) - max(0, (world.limit("stint.stations", line.officer) or 0) - len(known)))


BY_OFFICER: dict[str, Callable[[Costs, Line], int]] = {
    "layer_share": _layer_share,
    "consecutive_days.min": _shortest_run,
    "days_off.run": _shortest_off,
    "load.min_minutes": _least_minutes,
    "load.min_total_minutes": _least_total,
    "stint.idle_cost": _idle_dates,
    "stint.stations": _stations,
    "leader_stays": lambda costs, line: stays.lacking_of(costs.world, line),
    "leader_stays.spread": lambda costs, line: stays.crowded_of(costs.world, line),
    "leader_stays.paired": lambda costs, line: stays.beyond_pairing(costs.world, line),
    "leader_stays.meeting": lambda costs, line: stays.on_meeting_days(costs.world, line),
}

AT_STATIONS: dict[str, Callable[[Whole], int]] = {"leader_stays": stays.lacking_at, "leader_stays.spread": stays.crowded_at}
"""What is counted by station beside what is by officer."""


def _summed(key: str) -> Callable[[Costs, Whole], int]:
    at_stations = AT_STATIONS.get(key, lambda _: 0)
    return lambda costs, whole: sum(BY_OFFICER[key](costs, line) for line in whole.lines.values()) + at_stations(whole)


def _new_stints(whole: Whole) -> list[tuple[str, str, int]]:
    return [
        (officer, stay.station, stay.first) for officer, line in whole.lines.items() for stay in line.stays if stay.first >= 0
    ]


def _travel(costs: Costs, whole: Whole) -> int:
    units, world = costs.world.units, costs.world
    total = 0
    for officer, station, first in _new_stints(whole):
        unit = world.unit(officer, first)
        total += max(units[station].zone, units[unit].zone if unit else 0)
    return total


def _handovers(costs: Costs, whole: Whole) -> int:
    return len({(officer, stay.station) for officer, line in whole.lines.items() for stay in line.stays})


def _visits(costs: Costs, whole: Whole) -> int:
    world, total = costs.world, 0
    for officer, line in whole.lines.items():
        spans = [(stop.asked.station, stop.span) for stop in line.stops]
        held = [row for row in world.case.commitments if row.officer == officer and row.station and row.days is None]
        spans += [(row.station, world.span(row.first, row.last)) for row in held]
        for station, span in spans:
            days = {day for day in range(world.days) if span.covers(day)}
            total += len(days - {day for stay in line.stays if stay.station == station for day in days if stay.span.covers(day)})
        placed = [stop.asked for stop in line.stops]
        missing = (row.days or 0 for row in world.visits(officer) if row not in placed)
        total += sum(missing) * world.policy.number("visits.unplaced")
    return total


def _wishes(costs: Costs, whole: Whole) -> int:
    world, total = costs.world, 0
    for row in world.case.wishes:
        span = world.span(row.first, row.last)
        met = sum(
            work.chosen and span.covers(work.day) and all(asked in (None, is_) for asked, is_ in _fields(row, work))
            for work in whole.lines[row.officer].works
        )
        total += row.weight * (met if row.kind is WishKind.OFF else met == 0)
    nights = {(row.officer, day) for row in world.case.bed_requests for day in range(world.days)
              if world.span(row.first, row.last).covers(day)}  # fmt: skip
    for officer, day in nights:
        line = whole.lines[officer]
        total += day not in line.beds and not any(work.day == day and work.end > (day + 1) * DAY for work in line.works)
    return total


def _fields(row, work):  # type: ignore[no-untyped-def]
    return (row.station, work.station), (row.post, work.post), (row.shift, work.shift)


TERMS: dict[str, Callable[[Costs, Whole], int]] = {
    "critical_cover": _critical,
    "leave": _leave,
    "target_cover": _target,
    "spread": _spread,
    "changed_officers": lambda costs, whole: len(replans.changed(whole)),
    "changed_days": lambda costs, whole: replans.changed(whole).total(),
    "new_lacks": lambda costs, whole: replans.new_lacks(whole),
    "event_claims": lambda costs, whole: replans.claims(whole),
    "female_presence": lambda costs, whole: len(without_women(whole)),
    "ladder": _ladder,
    "surplus": _surplus,
    "fairness": _fairness,
    "mutual_balance": _mutual_balance,
    "travel": _travel,
    "stints": lambda costs, whole: len(_new_stints(whole)),
    "handovers": _handovers,
    "visits": _visits,
    "wishes": _wishes,
} | {key: _summed(key) for key in BY_OFFICER}
