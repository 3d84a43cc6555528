"""A roster judged by the third reading, and the best of all rosters of a tiny case."""

from collections.abc import Iterator
from itertools import product
from math import prod
from typing import NamedTuple

from models.case import Case
from models.level import LevelNumber
from models.roster import Outcome, Roster, Source
from tests.third import lines, whole
from tests.third.admission import kept, place, source
from tests.third.costs import Costs
from tests.third.every_line import EveryLine, TooMany
from tests.third.lines import Line, Stay, Work, work_on
from tests.third.options import options
from tests.third.replans import is_changed_where_held
from tests.third.whole import Whole
from tests.third.world import Stop, World


class Judgement(NamedTuple):
    """Rules broken, and the value of each level."""

    faults: set[str]
    levels: dict[LevelNumber, int]


class Third:
    """The third reading of one case."""

    def __init__(self, case: Case):
        self.world = World(case)
        self.costs = Costs(self.world)
        self.every = EveryLine(self.world, self.costs)

    def judge(self, roster: Roster) -> Judgement:
        """The form as it is written down, and what it means."""
        drawn = set(self._written(roster))
        return self._judged({officer: self._line(officer, roster) for officer in self.world.officers}, drawn)

    def best(self, at_most: int) -> tuple[int, ...] | None:
        """The lexicographically least level values of all rosters that break nothing; None where there is no roster."""
        listed = {officer: list(self.every.lines(officer, at_most)) for officer in self.world.officers}
        if prod(map(len, listed.values())) > at_most:
            raise TooMany
        best = None
        for chosen in product(*listed.values()):
            judged = self._judged(dict(zip(listed, chosen, strict=True)), set(), known=True)
            if not judged.faults:
                values = tuple(value for _, value in sorted(judged.levels.items()))
                best = values if best is None else min(best, values)
        return best

    def _judged(self, of: dict[str, Line], faults: set[str], known: bool = False) -> Judgement:
        """`known`: the lines break nothing by themselves."""
        if not known:
            for line in of.values():
                faults.update(lines.faults(line))
                faults.update("not admitted" for work in line.works if work.chosen and not self._may(line.officer, work))
        together = Whole(self.world, of)
        faults.update(whole.faults(together))
        if self.world.on("frozen") and any(is_changed_where_held(together)):
            faults.add("frozen")
        if known and faults:
            return Judgement(faults, {})
        faults.update(self.costs.faults(together))
        return Judgement(faults, {} if known and faults else self.costs.levels(self.costs.terms(together)))

    def _may(self, officer: str, work: Work) -> bool:
        possible = self.costs.possible_stays if work.source is Source.STAY else self.costs.candidates
        return (officer, work.key) in possible

    def _written(self, roster: Roster) -> Iterator[str]:
        world = self.world
        for row in roster.assignments:
            key = row.station, row.post, row.shift, world.day(row.date)
            forced = (row.officer, key) in world.forced
            kind = kept(self.world, row.officer, key) if forced else source(world, row.officer, key)
            rung = 0 if row.source is Source.BASE else place(world, row.officer, key)[0]
            if kind is not row.source and (forced or row.source is not Source.BASE):
                yield f"written: source of {row.officer} {key}"
            bearer = None if row.source is Source.BASE else self.costs.swapped.get((row.officer, key))
            if row.burden_of != bearer:
                yield f"written: burden of {row.officer} {key}"
            if row.rung != rung:
                yield f"written: rung of {row.officer} {key}"
        placed = [(row.officer, row.station, row.asked) for row in roster.visits]
        asked = {(officer, row.station, row.first) for officer in world.officers for row in world.visits(officer)}
        if len(set(placed)) < len(placed) or not asked.issuperset(placed):
            yield "written: visits"
        for stay in roster.stays:
            if not any(phase.first <= stay.date <= phase.last for phase in world.case.stay_phases):
                yield f"written: stay of {stay.officer} in no phase"
        if len(set(roster.stays)) < len(roster.stays):
            yield "written: one stay twice"
        decided = [row.request for row in roster.leave]
        if sorted(decided) != sorted(row.id for rows in world.pending.values() for row in rows):
            yield "written: one decision a request"
        for row in roster.leave:
            if row.outcome is not Outcome.REFUSED:
                asked = next(request for request in world.case.leave if request.id == row.request)
                moved = bool(row.choice) or row.first != asked.choices[0].first
                if (row.outcome is Outcome.MOVED) != moved:
                    yield "written: moved"

    def _line(self, officer: str, roster: Roster) -> Line:
        world = self.world
        works = (
            work_on(self.world, officer, (row.station, row.post, row.shift, world.day(row.date)), row.source)
            for row in roster.assignments
            if row.officer == officer
        )
        residences = (
            work_on(world, officer, (row.station, "", phase.shift(row.time), world.day(row.date)), Source.STAY)
            for row in roster.stays
            for phase in world.case.stay_phases
            if row.officer == officer and phase.first <= row.date <= phase.last
        )
        stays = (Stay(row.station, world.day(row.first), world.day(row.last)) for row in roster.stints if row.officer == officer)
        leave = {}
        for request in world.pending[officer]:
            decision = next((row for row in roster.leave if row.request == request.id), None)
            for option in options(world, request) if decision else ():
                first = None if option.span is None else option.span.first
                if (option.choice, first) == (decision.choice, world.day(decision.first) if decision.first else None):
                    leave[request.id] = option
        beds = frozenset(world.day(row.night) for row in roster.beds if row.officer == officer)
        stops = tuple(self._stops(officer, roster))
        return Line(world, officer, (*works, *residences), tuple(stays), leave, beds, stops)

    def _stops(self, officer: str, roster: Roster) -> Iterator[Stop]:
        asked = {(row.station, row.first): row for row in self.world.visits(officer)}
        for row in roster.visits:
            if row.officer == officer and (row.station, row.asked) in asked:
                yield Stop(asked[row.station, row.asked], self.world.span(row.first, row.last))


__all__ = ["Judgement", "Third", "TooMany"]
