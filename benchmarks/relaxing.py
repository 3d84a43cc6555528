"""What relaxing promises, on cases drawn by seeds: `python -m benchmarks.relaxing [--cases 200] [--seed 0]`.

Each tiny case (`benchmarks.drawn`) is solved to the end, and then with one thing relaxed, row by row of `docs/whatif.md`: to the
end, and without any time, where only the base's roster is there to be used. Either must be no worse than the base: at the first
of the promised levels that differs it is better.
"""

import argparse
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from random import Random
from typing import NamedTuple

from benchmarks.drawn import drawn_case
from models.case import Case
from models.errors import ScenarioRefused
from models.organisation import Level, UnitKind
from models.roster import Roster, Status, StoppedBy
from models.scenario import AddOfficer, ChangeBeds, ChangePolicy, Edit, Pair, Scenario, SetDemand, Train
from scheduler.audit import facts_of
from scheduler.demand.needs import in_force
from scheduler.demand.planning import staffed
from scheduler.engine.build import build, objectives
from scheduler.engine.process.solving import SolvedCase
from scheduler.engine.search.levels import Settings, solve_levels
from scheduler.engine.watch import Watch
from scheduler.formulation.instance import Instance
from scheduler.formulation.roster import extract
from scheduler.inherited import no_worse
from scheduler.whatif.apply import apply
from scheduler.whatif.stress.critical import LEAVE, TARGET, TERM, leveled

Relaxed = Callable[[Case, Random], Case | None]
"""The case with one thing relaxed; None where it has nothing of the kind."""
HIGHER = (
    *("consecutive_days", "load", "load.total_minutes", "load.nights", "load.duties", "load.weekends", "load.cover_year"),
    *("load.extra", "stint", "max_away", "leave_capacity"),
)
LOWER = ("days_off", "stint.gap")
STEPS = {"load": 480, "load.total_minutes": 480, "max_away": 30, "leave_capacity": 30}


def _edited(case: Case, edit: Edit) -> Case | None:
    try:
        return apply(case, Scenario(name="relaxed", edits=(edit,)))
    except ScenarioRefused:
        return None


def _stepped(key: str, step: int) -> Relaxed:
    def relaxed(case: Case, chance: Random) -> Case | None:
        value = case.policy.row(key).value
        is_lowest = step < 0 and value == 0
        if not isinstance(value, int) or is_lowest or not case.policy.on(key):
            return None
        return _edited(case, ChangePolicy(key=key, value=value + step))

    return relaxed


def _beds(case: Case, chance: Random) -> Case | None:
    rooms = [(unit.id, "duty_room") for unit in case.units if unit.duty_room_beds is not None]
    rooms += [(unit.id, "town") for unit in case.units if unit.town_beds is not None]
    if not rooms:
        return None
    unit, room = chance.choice(rooms)
    return _edited(case, ChangeBeds(unit=unit, room="town" if room == "town" else "duty_room", number=1))


def _floors(case: Case, chance: Random) -> Case | None:
    if not any(floor.minimum for unit in case.units for floor in unit.floors):
        return None
    units = tuple(
        unit.model_copy(
            update={
                "floors": tuple(floor.model_copy(update={"minimum": max(0, floor.minimum - 1)}) for floor in unit.floors),
            }
        )
        for unit in case.units
    )
    return Case(**dict(case) | {"units": units})


def _officer(case: Case, chance: Random) -> Case | None:
    """One more, like a colleague; not where a post asks for a woman there, since whom it admits hangs on who else is there."""
    if case.policy.on("female_presence"):
        return None
    like = chance.choice(case.officers)
    held = tuple(row.model_copy(update={"officer": "新"}) for row in case.qualifications if row.officer == like.id)
    return _edited(case, AddOfficer(officer=like.model_copy(update={"id": "新", "name": "新"}), qualifications=held))


def _skill(case: Case, chance: Random) -> Case | None:
    skills = sorted({post.skill for post in case.posts if post.skill})
    if not skills:
        return None
    officer = chance.choice(case.officers).id
    return _edited(case, Train(officer=officer, skill=chance.choice(skills), level=Level.INDEPENDENT))


def _demand(case: Case, chance: Random) -> Case | None:
    """One officer fewer on a duty that still asks for somebody."""
    duties = [(duty, row) for duty, row in in_force(case).items() if row.target >= 2]
    if not duties:
        return None
    duty, row = chance.choice(duties)
    place = {"station": duty.station, "post": duty.post, "shift": duty.shift, "first": duty.date, "last": duty.date}
    return _edited(case, SetDemand(**place, minimum=min(row.minimum, row.target - 1), target=row.target - 1))


def _pairing(case: Case, chance: Random) -> Case | None:
    """Not a first one, which shuts all others out."""
    stations = [unit.id for unit in case.units if unit.kind is UnitKind.STATION]
    departments = [unit.id for unit in case.units if unit.kind is UnitKind.DEPARTMENT]
    if not case.pairings or not departments:
        return None
    return _edited(case, Pair(station=chance.choice(stations), department=chance.choice(departments)))


AT_ALL: Mapping[str, Relaxed] = {
    "beds": _beds,
    "floors": _floors,
    **{f"higher {key}": _stepped(key, STEPS.get(key, 1)) for key in HIGHER},
    **{f"lower {key}": _stepped(key, -1) for key in LOWER},
}
AT_COVER: Mapping[str, Relaxed] = {
    "officer": _officer,
    "skill": _skill,
    "shorter notice": _stepped("notice", -1),
    "shorter urgent notice": _stepped("notice.urgent", -1),
    "demand": _demand,
    "pairing": _pairing,
}
"""Promised of critical cover, leave and target cover alone."""
NOTHING = SolvedCase(Status.NO_SOLUTION, StoppedBy.TIME_LIMIT)


class Outcome(NamedTuple):
    values: tuple[int, ...]
    is_closed: bool


def solved(case: Case, seconds: float) -> SolvedCase:
    model = build(Instance(case))
    solution = solve_levels(model, objectives(model), Settings(seconds, workers=1), Watch())
    roster = None if solution.values is None else extract(model, solution.values)
    return SolvedCase(solution.status, solution.stopped_by, solution.levels, roster)


def _outcome(answer: SolvedCase) -> Outcome:
    return Outcome(tuple(level.value for level in answer.levels), answer.status is Status.OPTIMAL)


def verdicts(seed: int, seconds: float) -> Iterator[tuple[str, str]]:
    """Row by row: kept, worse, open, or lost where the base's roster, still one of the case's, is not used without any time."""
    whole = staffed(drawn_case(seed))
    for rows, case in ((AT_ALL, whole), (AT_COVER, leveled(whole, (TERM, LEAVE, TARGET)))):
        base = solved(case, seconds)
        if base.roster is not None:
            for row, relax in rows.items():
                changed = relax(case, Random(f"{seed} {row}"))
                if changed is not None:
                    yield row, _verdict(base, base.roster, changed, seconds)


def _verdict(base: SolvedCase, roster: Roster, changed: Case, seconds: float) -> str:
    ours, theirs = _outcome(base), _outcome(solved(changed, seconds))
    if theirs.values > ours.values or not theirs.values:
        return "worse" if theirs.is_closed or not theirs.values else "open"
    hurried = _outcome(no_worse(NOTHING, facts_of(changed), roster))
    return "kept" if hurried.values and hurried.values <= ours.values else "lost"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cases", type=int, default=200)
    parser.add_argument("--seed", type=int, default=0, help="of the first case; the others follow")
    parser.add_argument("--time-limit", type=float, default=5.0, help="seconds for each solve")
    wanted = parser.parse_args()
    counts: dict[str, Counter[str]] = {row: Counter() for row in (*AT_ALL, *AT_COVER)}
    for seed in range(wanted.seed, wanted.seed + wanted.cases):
        for row, verdict in verdicts(seed, wanted.time_limit):
            counts[row][verdict] += 1
            if verdict != "kept":
                print(f"seed {seed}: {row} is {verdict}", flush=True)
    print("| relaxed | kept | open | worse | lost |\n|---|---|---|---|---|")
    for row, count in counts.items():
        print(f"| {row} | {count['kept']} | {count['open']} | {count['worse']} | {count['lost']} |")
    raise SystemExit(any(count["worse"] or count["lost"] for count in counts.values()))


if __name__ == "__main__":
    main()
