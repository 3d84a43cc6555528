"""What counts or couples several officers."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property

from models.organisation import RestrictionKind, Sex, UnitKind
from models.roster import Source
from tests.third import stays
from tests.third.admission import pairs, place
from tests.third.lines import Line, Work, yielding
from tests.third.world import DAY, Key, World


class Whole:
    """All officers' lines together."""

    def __init__(self, world: World, lines: Mapping[str, Line]):
        self.world, self.lines = world, lines

    @cached_property
    def crew(self) -> dict[Key, list[tuple[str, Work]]]:
        crews: dict[Key, list[tuple[str, Work]]] = defaultdict(list)
        for officer, line in self.lines.items():
            for work in line.works:
                if work.key in self.world.duties:
                    crews[work.key].append((officer, work))
        return crews

    def effective(self, key: Key) -> int:
        crew, post = self.crew.get(key, []), self.world.posts[key[1]]
        count = len(crew)
        if self.world.on("sworn_lead"):
            if post.sworn_lead:
                count = min(count, post.crew * sum(self.world.is_sworn(officer) for officer, _ in crew))
            if post.independent_lead and post.skill is not None:
                leads = sum(self.world.holds(officer, post.skill, key[3], independent=True) for officer, _ in crew)
                count = min(count, post.crew * leads)
        return count

    def below_minimum(self, key: Key) -> int:
        return max(0, self.world.duties[key].minimum - self.effective(key)) if self.world.on("cover") else 0

    def below_target(self, key: Key) -> int:
        return max(0, self.world.duties[key].target - self.effective(key)) if self.world.on("cover") else 0

    def surplus(self, key: Key) -> int:
        return max(0, len(self.crew.get(key, [])) - self.world.duties[key].target) if self.world.on("cover") else 0


def faults(whole: Whole) -> Iterator[str]:
    for rule, is_broken in RULES.items():
        if whole.world.on(rule) and any(is_broken(whole)):
            yield rule


def _over(decided: int, given: int, most: int) -> bool:
    return decided > max(0, most - given)


def _places(whole: Whole) -> Iterator[bool]:
    world = whole.world
    for row in world.case.pairings if world.policy.row("admitted_rung.paired").on else ():
        for day in range(world.days) if row.places is not None else ():
            decided, given = set(), set()
            for officer, line in whole.lines.items():
                for work in line.works:
                    cover = work.day == day and work.source is Source.COVER and pairs(world, row, officer, work.key)
                    if cover and place(world, officer, work.key)[0] == 1:
                        (decided if work.decided else given).add(officer)
            yield _over(len(decided - given), len(given), row.places or 0)


def _donor_floor(whole: Whole) -> Iterator[bool]:
    world = whole.world
    for unit in world.case.units:
        for day in range(world.days) if unit.kind is not UnitKind.STATION else ():
            floors = [floor.minimum for floor in unit.floors if world.span(floor.first, floor.last).covers(day)]
            members = [line for o, line in whole.lines.items() if world.unit(o, day) == unit.id and world.home_work(o, day)]
            present = sum(day in line.at_home_work for line in members)
            gone = [line for line in members if _gone_by_givens(line, day)]
            decided = any(day not in line.at_home_work and line not in gone for line in members)
            yield bool(floors) and decided and present < min(max(floors), len(members) - len(gone))
    if not world.policy.row("donor_floor.lender").on or not world.policy.number("donor_floor.lender"):
        return
    for officer, line in whole.lines.items():
        for day in range(world.days):
            lent = line.away(day, decided=True) or yielding(line).get(day, False)
            if lent and world.at_station(officer, day):
                own = [key for key in world.duties if key[0] == world.unit(officer, day) and key[3] == day]
                yield any(whole.below_minimum(key) for key in own)


def _gone_by_givens(line: Line, day: int) -> bool:
    return line.on_given_or_forced_leave(day) or line.rests(day, given=True) or line.away(day, decided=False)


def _max_away(whole: Whole) -> Iterator[bool]:
    world = whole.world
    if not any(line.stays or line.residences for line in whole.lines.values()):
        return
    for unit in world.case.units:
        for day in range(world.days):
            members = [whole.lines[officer] for officer in world.headcount(unit.id, day)]
            share = max(1, world.policy.number("max_away") * len(members) // 100)
            most = share if unit.max_away is None else unit.max_away
            given = sum(line.away(day, decided=False) for line in members)
            yield _over(sum(map(_is_away(day), members)) - given, given, most)


def _is_away(day: int) -> Callable[[Line], bool]:
    return lambda line: line.is_detached(day)


def _leave_capacity(whole: Whole) -> Iterator[bool]:
    world = whole.world
    if not any(line.decided_leave for line in whole.lines.values()):
        return
    for unit in world.case.units:
        for day in range(world.days):
            members = world.headcount(unit.id, day)
            groups = [(members, world.policy.number("leave_capacity"))]
            for post in world.case.posts:
                if post.leave_share is not None:
                    groups.append(([o for o in members if world.officers[o].home_post == post.id], post.leave_share))
            for group, percent in groups:
                lines = [whole.lines[officer] for officer in group]
                given = sum(line.in_given_place(day) for line in lines)
                decided = sum(line.in_decided_place(day) for line in lines)
                yield _over(decided, given, max(1, percent * len(group) // 100))


def _lodging(whole: Whole) -> Iterator[bool]:
    world = whole.world
    overnight: dict[tuple[str, int], Counter[bool]] = defaultdict(Counter)
    for line in whole.lines.values():
        for work in line.works:
            if work.source is Source.COVER and work.end > (work.day + 1) * DAY:
                overnight[work.station, work.day][work.decided] += 1
    for (station, _), count in overnight.items():
        beds = world.units[station].duty_room_beds
        yield beds is not None and _over(count[True], count[False], beds)
    town = sum(unit.town_beds or 0 for unit in world.case.units)
    split = [(unit.town_beds or 0, unit.town_beds_women) for unit in world.case.units if unit.town_beds_women is not None]
    for day in range(world.days):
        guests = [officer for officer, line in whole.lines.items() if day in line.beds]
        women = sum(world.officers[officer].sex is Sex.FEMALE for officer in guests)
        yield len(guests) > town
        yield women > town - sum(beds - own for beds, own in split)
        yield len(guests) - women > town - sum(own for _, own in split)


def _together_apart(whole: Whole) -> Iterator[bool]:
    world = whole.world
    for row in world.case.restrictions:
        if row.kind not in (RestrictionKind.TOGETHER, RestrictionKind.APART) or row.other is None:
            continue
        span = world.span(row.first, row.last)
        sides = [[work for work in whole.lines[officer].works if span.covers(work.day)] for officer in (row.officer, row.other)]
        for mine, other in (sides, sides[::-1]):
            for work in mine:
                met = [
                    partner
                    for partner in other
                    if (partner.station, partner.shift, partner.day) == (work.station, work.shift, work.day)
                ]
                if row.kind is RestrictionKind.APART:
                    yield any(work.decided or other.decided for other in met)
                elif work.source is Source.COVER and work.decided:
                    yield not met


RULES = {
    "admitted_rung": _places,
    "donor_floor": _donor_floor,
    "max_away": _max_away,
    "leave_capacity": _leave_capacity,
    "lodging": _lodging,
    "together_apart": _together_apart,
    "leader_stays": stays.two_on_a_night,
}


def without_women(whole: Whole) -> list[list[tuple[str, Work]]]:
    """The crews of duties that ask for a woman and have none."""
    world = whole.world
    crews = [crew for key, crew in whole.crew.items() if world.posts[key[1]].female and crew]
    return [crew for crew in crews if all(world.officers[officer].sex is not Sex.FEMALE for officer, _ in crew)]
