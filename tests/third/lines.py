"""What one officer's line may be: form, admission and line rules, load, leave, pins and beds of the officer alone."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cached_property
from itertools import combinations, pairwise
from typing import NamedTuple

from models.leave import Pin, PinKind
from models.organisation import Category
from models.roster import Source
from tests.third.admission import fits
from tests.third.world import DAY, Key, Option, Span, Stop, World


class Work(NamedTuple):
    """`decided` unless a base duty, asked by force, or kept of what was published; `chosen` where kept, too."""

    station: str
    post: str
    shift: str
    day: int
    source: Source
    begin: int
    end: int
    decided: bool
    kept: bool = False

    @property
    def chosen(self) -> bool:
        return self.decided or self.kept

    @property
    def key(self) -> Key:
        return self.station, self.post, self.shift, self.day


class Stay(NamedTuple):
    """A stint; `first` lies before day 0 where an open one goes on."""

    station: str
    first: int
    last: int

    @property
    def span(self) -> Span:
        return Span(self.first, self.last)


class Line:
    """One officer's part of a roster, and what follows from it. `leave` is by request."""

    def __init__(
        self,
        world: World,
        officer: str,
        works: tuple[Work, ...],
        stays: tuple[Stay, ...],
        leave: dict[str, Option],
        beds: frozenset[int],
        stops: tuple[Stop, ...] = (),
    ):
        self.stops = stops
        self.world, self.officer, self.stays, self.leave, self.beds = world, officer, stays, leave, beds
        self.works = tuple(sorted(works, key=lambda work: (work.begin, work.end, world.is_standby(work.shift), work.post)))
        self.covers = [work for work in self.works if work.source is Source.COVER]
        self.decided_leave = [dates.span for dates in leave.values() if dates.span]
        self.leave_by_force = [dates.span for request, dates in leave.items() if dates.span and request in world.granted_by_force]
        self.all_leave = [*world.given_leave[officer], *self.decided_leave]

    @property
    def outcomes(self) -> dict[str, Span | None]:
        """By request the dates granted, of given leave those asked; None where refused."""
        return self.world.given_dates[self.officer] | {request: option.span for request, option in self.leave.items()}

    def on_leave(self, day: int) -> bool:
        return any(span.covers(day) for span in self.all_leave)

    def on_given_leave(self, day: int) -> bool:
        return any(span.covers(day) for span in self.world.given_leave[self.officer])

    def on_given_or_forced_leave(self, day: int) -> bool:
        """What capacity and floors take for given."""
        return self.on_given_leave(day) or any(span.covers(day) for span in self.leave_by_force)

    def in_given_place(self, day: int) -> bool:
        """On leave that counts among those away at once, given or by force."""
        return any(span.covers(day) for span in [*self.world.given_places[self.officer], *self._places(by_force=True)])

    def in_decided_place(self, day: int) -> bool:
        return any(span.covers(day) for span in self._places(by_force=False)) and not self.in_given_place(day)

    def _places(self, by_force: bool) -> list[Span]:
        world = self.world
        placed = {request: option for request, option in self.leave.items() if request not in world.without_place}
        return [
            option.span for request, option in placed.items() if option.span and (request in world.granted_by_force) == by_force
        ]

    def covers_of(self, stay: Stay) -> list[Work]:
        return [work for work in self.covers if work.station == stay.station and stay.first <= work.day <= stay.last]

    def is_decided(self, stay: Stay) -> bool:
        return any(work.decided for work in self.covers_of(stay))

    def away(self, day: int, decided: bool) -> bool:
        """Whether a stint spans the day that is decided, or that is given."""
        return any(stay.span.covers(day) and self.is_decided(stay) == decided for stay in self.stays)

    def is_forced(self, work: Work) -> bool:
        return (self.officer, work.key) in self.world.forced

    def held(self, stay: Stay) -> set[int]:
        """The days of the stint's forced covers."""
        return {work.day for work in self.covers_of(stay) if self.is_forced(work)}

    def is_away(self, day: int) -> bool:
        return any(stay.span.covers(day) for stay in self.stays)

    @property
    def residences(self) -> list[Work]:
        """The leader's stays."""
        return [work for work in self.works if work.source is Source.STAY]

    def is_detached(self, day: int) -> bool:
        return self.is_away(day) or any(work.day == day for work in self.residences)

    def rests(self, day: int, given: bool = False) -> bool:
        """Whether the rest after an earlier duty (`given`: after a given one) takes the home work of the day."""
        shift = self.world.home_work(self.officer, day)
        if shift is None:
            return False
        begin, _ = self.world.interval(shift, day)
        earlier = (work for work in self.works if work.day < day and not (given and work.decided))
        ready = [work.end + self.world.rest_of[work.shift] for work in earlier]
        return any(moment > begin for moment in [*ready, self.ready])

    @cached_property
    def ready(self) -> int:
        """The minute at which the rest after the opening's last duty is over."""
        world, opening = self.world, self.world.opening.get(self.officer)
        if opening is None or opening.last_end is None:
            return -(10**9)
        plain = world.policy.number("rest") if world.on("rest") else 0
        return world.minute(opening.last_end) + (world.rest_of[opening.last_shift] if opening.last_shift else plain)

    @cached_property
    def at_home_work(self) -> frozenset[int]:
        world, officer = self.world, self.officer
        return frozenset(
            day
            for day in range(world.days)
            if world.home_work(officer, day) and not self.on_leave(day) and not self.is_detached(day) and not self.rests(day)
        )

    @cached_property
    def work_dates(self) -> frozenset[int]:
        """With those before the start."""
        opening = self.world.opening.get(self.officer)
        run = range(-opening.work_run, 0) if opening else ()
        return frozenset({*run, *self.engaged, *self.at_home_work, *(work.day for work in self.works)})

    @cached_property
    def engaged(self) -> frozenset[int]:
        """The dates of commitments outside leave and of visits."""
        world = self.world
        committed = {day for day in range(world.days) if world.has_commitment(self.officer, day) and not self.on_leave(day)}
        visiting = {day for stop in self.stops for day in range(stop.span.first, stop.span.last + 1)}
        return frozenset(committed | visiting)

    def decided_on(self, days: range) -> bool:
        return any(work.decided and work.day in days for work in self.works)


def work_on(world: World, officer: str, key: Key, kind: Source) -> Work:
    chosen, kept = kind is not Source.BASE and (officer, key) not in world.forced, (officer, key) in world.published.kept
    return Work(*key, kind, *world.interval(key[2], key[3]), chosen and not kept, chosen and kept)


def faults(line: Line) -> Iterator[str]:
    """The rules that the line breaks by itself."""
    yield from _form(line)
    for rule, is_broken in RULES.items():
        if line.world.on(rule) and any(is_broken(line)):
            yield rule


def _form(line: Line) -> Iterator[str]:
    world, officer = line.world, line.officer
    opening = world.opening.get(officer)
    begun = world.day(opening.stint_first) if opening and opening.stint_first else -1
    for work in line.works:
        if work.source is Source.COVER and sum(work in line.covers_of(stay) for stay in line.stays) != 1:
            yield "form: cover outside a stint"
        spanning = [stay for stay in line.stays if stay.span.covers(work.day)]
        together = line.is_forced(work) and all(work.day in line.held(stay) for stay in spanning)
        if work.source is not Source.COVER and spanning and not together:
            yield "form: other duty in a stint"
    for stay in line.stays:
        days = {work.day for work in line.covers_of(stay)}
        resumes = opening is not None and opening.stint_station == stay.station and stay.first <= 0
        if (
            (stay.last not in days and not world.published.is_cut(officer, stay.station, stay.last))
            or (not resumes and stay.first not in days)
            or (resumes and stay.first != begun)
        ):
            yield "form: ends of a stint"
        for day in range(max(0, stay.first), stay.last + 1):
            if world.unit(officer, day) in (None, stay.station) and day not in line.held(stay):
                yield "form: stint over a date lent out or at home"
    for stay, other in combinations(line.stays, 2):
        shared = {day for day in range(stay.first, stay.last + 1) if other.span.covers(day)}
        at_one = stay.station == other.station
        if shared and (at_one or not shared <= line.held(stay) & line.held(other)):
            yield "form: stints overlap"
        if at_one and (other.first == stay.last + 1 or stay.first == other.last + 1):
            yield "form: stints adjoin"
    for first, span in enumerate(line.decided_leave):
        others = [*line.decided_leave[:first], *world.given_leave[officer]]
        if any(span.first <= other.last and other.first <= span.last for other in others):
            yield "form: leave twice"
    yield from _visits(line)
    nights = [world.span(row.first, row.last) for row in world.case.bed_requests if row.officer == officer]
    if any(not any(night.covers(day) for night in nights) for day in line.beds):
        yield "form: bed not asked for"


def _visits(line: Line) -> Iterator[str]:
    world = line.world
    for stop in line.stops:
        span, asked = stop.span, world.span(stop.asked.first, stop.asked.last)
        days = range(span.first, span.last + 1)
        if not (max(0, asked.first) <= span.first and span.last <= min(asked.last, world.days - 1)):
            yield "form: visit outside its dates"
            continue
        if len(days) != stop.asked.days:
            yield "form: length of a visit"
        elsewhere = (stay for stay in line.stays if stay.station != stop.asked.station)
        if any(world.unit(line.officer, day) is None or line.on_leave(day) for day in days):
            yield "form: visit of an absent officer"
        if any(stay.span.covers(day) for stay in elsewhere for day in days):
            yield "form: visit in a stint elsewhere"
    days = [day for stop in line.stops for day in range(stop.span.first, stop.span.last + 1)]
    if len(set(days)) < len(days):
        yield "form: two visits on a date"


def _available(line: Line) -> Iterator[bool]:
    for work in line.works:
        yield work.chosen and any(line.world.excludes(span, work.begin, work.end) for span in line.decided_leave)
    for stay in line.stays:
        days = range(max(0, stay.first), stay.last + 1)
        yield line.is_decided(stay) and any(map(line.on_leave, days))


def _pairs(line: Line) -> Iterator[tuple[Work, Work, bool]]:
    """An earlier and a later assignment of which one is decided, and whether they may share their date."""
    for index, before in enumerate(line.works):
        for after in line.works[index + 1 :]:
            if before.decided or after.decided:
                shared = before.day == after.day and frozenset((before.shift, after.shift)) in line.world.pairs
                yield before, after, shared


def _one_duty(line: Line) -> Iterator[bool]:
    for before, after, shared in _pairs(line):
        yield not shared and (before.day == after.day or after.begin < before.end)


def _rest(line: Line) -> Iterator[bool]:
    world, officer = line.world, line.officer
    for before, after, shared in _pairs(line):
        yield not shared and not world.is_standby(after.shift) and after.begin < before.end + world.rest_of[before.shift]
    opening = world.opening.get(officer)
    ended = world.minute(opening.last_end) if opening and opening.last_end else -(10**9)
    eve = [] if opening else [(day, shift) for day in range(-world.after - 1, 0) if (shift := world.base(officer, day))]
    for work in line.works:
        if not work.decided:
            continue
        standby = world.is_standby(work.shift)
        yield work.begin < (ended if standby else line.ready)
        at_home = [(day, world.home_work(officer, day) or "") for day in line.at_home_work]
        for day, shift in (*eve, *at_home):
            end = world.interval(shift, day)[1]
            yield day < work.day and work.begin < end + (0 if standby else world.rest_of[shift])
        for day in range(world.days, (work.end + world.rest_of[work.shift]) // DAY + 1):
            shift = world.base_duty(officer, day)
            if shift is not None:
                rest = 0 if world.is_standby(shift) else world.rest_of[work.shift]
                yield world.interval(shift, day)[0] < work.end + rest


def _shift_sequence(line: Line) -> Iterator[bool]:
    shifts, opening = line.world.shifts, line.world.opening.get(line.officer)
    for before in line.works:
        for after in line.works:
            if after.day == before.day + 1 and (before.decided or after.decided):
                yield after.shift in shifts[before.shift].not_followed_by
    if opening and opening.last_end and opening.last_shift:
        shift = shifts[opening.last_shift]
        day = (line.world.minute(opening.last_end) - shift.minutes) // DAY + 1
        yield any(work.decided and work.day == day and work.shift in shift.not_followed_by for work in line.works)


def _consecutive_days(line: Line) -> Iterator[bool]:
    most = line.world.limit("consecutive_days", line.officer)
    assert most is not None
    for last in range(line.world.days):
        window = range(last - most, last + 1)
        yield all(day in line.work_dates for day in window) and line.decided_on(window)


def _days_off(line: Line) -> Iterator[bool]:
    for last in range(line.world.days):
        window = range(last - 6, last + 1)
        worked = sum(day in line.work_dates for day in window)
        yield worked > 7 - line.world.policy.number("days_off") and line.decided_on(window)


def _stint(line: Line) -> Iterator[bool]:
    world, opening = line.world, line.world.opening.get(line.officer)
    stays = sorted(line.stays, key=lambda stay: stay.first)
    most, gap, idle = world.limit("stint"), world.limit("stint.gap"), world.limit("stint.idle")
    for stay in stays:
        if line.is_decided(stay):
            yield most is not None and stay.last - stay.first + 1 > most
            days = {work.day for work in line.covers_of(stay)}
            run = 0
            for day in range(max(0, stay.first), stay.last + 1):
                run = 0 if day in days else run + 1
                yield idle is not None and run > idle
    yield from _days_away(line)
    if gap is None:
        return
    for before, after in pairwise(stays):
        decided = line.is_decided(before) or line.is_decided(after)
        yield decided and after.first - before.last - 1 < gap
    if opening and opening.stint_station and stays and stays[0].first >= 0:
        yield line.is_decided(stays[0]) and stays[0].first < gap


def _days_away(line: Line) -> Iterator[bool]:
    world, opening = line.world, line.world.opening.get(line.officer)
    most, period = world.limit("stint.away", line.officer), world.policy.number("stint.away_period")
    past: set[int] = set()
    if opening and opening.away_dates:
        past = {world.day(when) for when in opening.away_dates}
    elif opening and opening.stint_station:
        past = set(range(world.day(opening.stint_first) if opening.stint_first else -1, 0))
    amounts = [Amount(day, 1, False) for day in past]
    for day in range(world.days):
        if line.is_away(day):
            amounts.append(Amount(day, 1, not line.away(day, decided=False)))
    for last in range(world.days):
        yield _exceeds(amounts, range(last - period + 1, last + 1), most)


def _compensatory_rest(line: Line) -> Iterator[bool]:
    world, opening, number = line.world, line.world.opening.get(line.officer), line.world.policy.number
    spans = [stay.span for stay in line.stays]
    if opening and opening.stint_station and not any(span.first < 0 for span in spans):
        spans.append(Span(world.day(opening.stint_first) if opening.stint_first else -1, -1))
    at_work = {work.day for work in line.works if not work.decided} | line.at_home_work | line.engaged
    for first, last in spans:
        if last - first >= number("compensatory_rest.longer"):
            after = range(last + 1, last + 1 + number("compensatory_rest.within"))
            amounts = [Amount(day, 1, day not in at_work) for day in line.work_dates if day in range(world.days)]
            yield _exceeds(amounts, after, len(after) - number("compensatory_rest"))


def posts_of_base(world: World, officer: str, shift: str, day: int) -> set[str]:
    """Where a base duty may be worked."""
    station, home = world.unit(officer, day), world.officers[officer].home_post
    posts = {post for where, post, what, when in world.duties if (where, what, when) == (station, shift, day)}
    posts = {post for post in posts if fits(world, officer, post, day)} | ({home} if home else set())
    return posts or {""}


def base_holds(line: Line, day: int) -> bool:
    """Whether the base duty of the day is worked, if no pin forces it."""
    shift = line.world.base_duty(line.officer, day)
    if shift is None:
        return False
    return is_there(line, day, shift) and not any(resting_after(line, day, shift))


def is_there(line: Line, day: int, shift: str) -> bool:
    """Whether no leave, commitment or stint takes the base duty of the day away."""
    interval = line.world.interval(shift, day)
    gone = any(line.world.excludes(span, *interval) for span in line.all_leave) or line.world.blocked(line.officer, *interval)
    return not gone and not line.is_away(day)


def resting_after(line: Line, day: int, shift: str) -> Iterator[str]:
    """What the base duty of the day gives way to: "given" or "decided" for each rest that lasts into it."""
    world, opening = line.world, line.world.opening.get(line.officer)
    if not world.on("rota") or not world.policy.row("ladder.yielded").on:
        return
    begin, standby = world.interval(shift, day)[0], world.is_standby(shift)
    if opening and opening.stint_station and opening.last_end:
        ready = world.minute(opening.last_end) if standby else line.ready
        yield from ["given"] if begin < ready else []
    for cover in line.covers:
        if cover.day < day and not standby and cover.end + world.rest_of[cover.shift] > begin:
            yield "decided" if cover.decided else "given"


def yielding(line: Line) -> dict[int, bool]:
    """Days of base duties that yield: whether by decision."""
    days = {}
    for day in range(line.world.days):
        shift = line.world.base_duty(line.officer, day)
        kept = any(work.source is Source.BASE and work.day == day and line.is_forced(work) for work in line.works)
        if shift is not None and not kept and is_there(line, day, shift):
            causes = set(resting_after(line, day, shift))
            if causes:
                days[day] = "given" not in causes
    return days


def _rota(line: Line) -> Iterator[bool]:
    world, officer = line.world, line.officer
    for day in range(world.days):
        works = [work for work in line.works if work.source is Source.BASE and work.day == day]
        shift = world.base_duty(officer, day)
        forced = any(map(line.is_forced, works))
        if shift is None or not (base_holds(line, day) or forced):
            yield bool(works)
            continue
        yield len(works) != 1
        for work in works:
            yield (work.station, work.shift) != (world.unit(officer, day), shift)
            yield not forced and work.post not in posts_of_base(world, officer, shift, day)


def _commitments(line: Line) -> Iterator[bool]:
    world, officer = line.world, line.officer
    guides = world.officers[officer].category in (Category.LEADER, Category.HEAD)
    for work in line.works:
        yield any(stop.overlaps(work.begin, work.end) for stop in line.stops)
        if work.chosen:
            yield world.blocked(officer, work.begin, work.end)
            unit = world.units[world.unit(officer, work.day) or ""]
            weekday = date.fromordinal(world.case.start.toordinal() + work.day).weekday()
            yield guides and work.source is Source.COVER and unit.meeting_weekday == weekday


class Amount(NamedTuple):
    day: int
    size: int
    decided: bool


def _exceeds(amounts: list[Amount], window: range, most: int | None) -> bool:
    """Σ decided > max(0, most − given)."""
    if most is None:
        return False
    given = sum(amount.size for amount in amounts if amount.day in window and not amount.decided)
    decided = sum(amount.size for amount in amounts if amount.day in window and amount.decided)
    return decided > max(0, most - given)


def minutes(line: Line, with_home_work: bool = True) -> list[Amount]:
    world = line.world
    amounts = [Amount(work.day, world.load(work.shift), work.decided) for work in line.works]
    if with_home_work:
        amounts += [Amount(day, world.load(world.home_work(line.officer, day) or ""), False) for day in line.at_home_work]
    return amounts


def weeks(world: World) -> list[range]:
    """Monday to Sunday, also those cut by the horizon's ends."""
    first = -world.case.start.weekday()
    return [range(day, day + 7) for day in range(first, world.days, 7)]


def _load(line: Line) -> Iterator[bool]:
    world, officer = line.world, line.officer
    limit, horizon = world.limit, range(world.days)
    period = world.policy.number("load.period")
    periods = [range(first, first + period) for first in range(max(1, world.days - period + 1))]
    loads = minutes(line)
    spans = weeks(world)
    if world.on("load.rolling"):
        spans = [range(first, first + 7) for first in range(max(1, world.days - 6))]
    yield any(_exceeds(loads, span, limit("load", officer)) for span in spans)
    yield _exceeds(loads, horizon, limit("load.total_minutes", officer))
    counted = [Amount(work.day, 1, work.decided) for work in line.works]
    nights = [Amount(work.day, 1, work.decided) for work in line.works if world.is_night(work.shift)]
    extras = [Amount(work.day, 1, work.decided) for work in line.works if work.source is Source.EXTRA]
    nights += [Amount(day, 1, False) for day in _nights_before(world, officer)]
    for dates, most in world.night_windows(officer):
        yield any(_exceeds(nights, range(last - dates + 1, last + 1), most) for last in range(world.days))
    for amounts, key in ((counted, "load.duties"), (extras, "load.extra")):
        yield any(_exceeds(amounts, days, limit(key)) for days in periods)
    yield _exceeds(_weekends(line), horizon, limit("load.weekends", officer))
    yield from _shift_limits(line)
    covers = [work for work in line.works if work.source is Source.COVER]
    year = world.case.start.year
    for later in (False, True):
        past = world.opening[officer].cover_days if officer in world.opening and not later else 0
        dates = [(date.fromordinal(world.case.start.toordinal() + work.day), work) for work in covers]
        amounts = [Amount(0, 1, work.decided) for day, work in dates if (day.year > year) == later]
        yield _exceeds([*amounts, Amount(0, past, False)], horizon, limit("load.cover_year"))
    gap = limit("load.extra_leave_gap")
    for work in line.works:
        if gap is not None and work.source is Source.EXTRA and work.decided:
            yield any(line.on_leave(day) for day in range(work.day - gap, work.day + gap + 1))


def _nights_before(world: World, officer: str) -> set[int]:
    """Days of nights before the horizon: as the opening lists them, or else by its last duty."""
    opening = world.opening.get(officer)
    if opening is None or opening.night_dates:
        return {world.day(night) for night in opening.night_dates} if opening else set()
    if opening.last_end is None or opening.last_shift is None or not world.is_night(opening.last_shift):
        return set()
    return {world.day((opening.last_end - timedelta(minutes=world.shifts[opening.last_shift].minutes)).date())}


def _weekends(line: Line) -> list[Amount]:
    """One for each weekend with an assignment, by its Saturday, given where one of them is."""
    weekends = []
    for week in weeks(line.world):
        works = [work for work in line.works if work.day in week[5:]]
        if works:
            weekends.append(Amount(works[0].day, 1, all(work.decided for work in works)))
    return weekends


def _shift_limits(line: Line) -> Iterator[bool]:
    world = line.world
    for row in world.case.limits:
        if row.officer == line.officer and row.shift is not None and world.on("load.shift"):
            amounts = [Amount(work.day, 1, work.decided) for work in line.works if work.shift == row.shift]
            yield _exceeds(amounts, range(world.days), row.value)


def pin_key(world: World, pin: Pin) -> Key:
    assert pin.date is not None
    return pin.station or "", pin.post or "", pin.shift or "", world.day(pin.date)


def _pins(line: Line) -> Iterator[bool]:
    world = line.world
    for pin in world.case.pins:
        if pin.kind is PinKind.ASSIGN and pin.officer == line.officer:
            asked = (work for work in line.works if (work.source is Source.STAY) == (pin.post is None))
            yield all(work.key != pin_key(world, pin) for work in asked)
        if pin.kind is PinKind.FORBID and pin.officer == line.officer:
            span = world.span(pin.date, pin.last or pin.date)
            for work in line.works:
                fields = ((pin.station, work.station), (pin.post, work.post), (pin.shift, work.shift))
                yield work.chosen and span.covers(work.day) and all(asked in (None, is_) for asked, is_ in fields)
        if pin.request in line.outcomes:
            granted = line.outcomes[pin.request or ""]
            if pin.kind is PinKind.REFUSE:
                yield granted is not None
            if pin.kind is PinKind.GRANT:
                yield granted is None or (pin.date is not None and world.day(pin.date) != granted.first)


def _lodging(line: Line) -> Iterator[bool]:
    for work in line.works:
        yield work.day in line.beds and work.end > (work.day + 1) * DAY


RULES = {
    "available": _available,
    "one_duty": _one_duty,
    "rest": _rest,
    "shift_sequence": _shift_sequence,
    "consecutive_days": _consecutive_days,
    "days_off": _days_off,
    "stint": _stint,
    "compensatory_rest": _compensatory_rest,
    "rota": _rota,
    "commitments": _commitments,
    "load": _load,
    "pins": _pins,
    "lodging": _lodging,
}
