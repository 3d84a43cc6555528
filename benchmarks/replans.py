"""Sick calls at random: how long replanning takes, what is proven, and whether random repairs ever tell fewer people.

python -m benchmarks.replans ROSTER… [--calls 50] [--seed 0]        working copies of the samples
python -m benchmarks.replans --tiny 200                             tiny cases against brute force
"""

import argparse
import random
import statistics
import time
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from models.events.event import Event, EventKind
from models.findings import AuditReport
from models.level import LevelNumber
from models.roster import Assignment, Roster, RosterFile, Source, Stint
from scheduler.audit import audit
from scheduler.engine.replanning.helpers import helpers
from scheduler.engine.settings import Settings
from scheduler.engine.watch import Watch
from scheduler.exchange.reading.roster_file import read_roster
from scheduler.formulation.instance import Instance
from scheduler.jobs.replan import replan_file
from scheduler.publishing.events.replan_case import Replanned, replan_case

CALL_DAYS = 4
REPAIRS = 200
TIME_LIMIT_SECONDS = 30.0


class Call(NamedTuple):
    """A sick call of four days and from when on the roster may change."""

    event: Event
    since: date


class Outcome(NamedTuple):
    seconds: float
    people: int
    is_proven: bool
    breaches: int
    fewest_by_repair: int | None


def calls(file: RosterFile, count: int, seed: int) -> Iterator[Call]:
    """Of officers who serve on some of the dates; told on the eve or on the first of them."""
    chance, case = random.Random(seed), file.case
    dates = [case.start + timedelta(number) for number in range((case.end - case.start).days - CALL_DAYS)]
    served = {(row.officer, row.date) for row in file.roster.assignments}
    made = 0
    while made < count:
        first = chance.choice(dates[1:])
        days = [first + timedelta(number) for number in range(CALL_DAYS)]
        busy = sorted({officer for officer, day in served if day in days})
        event = Event(id="1", kind=EventKind.ILLNESS, officer=chance.choice(busy), first=first, last=days[-1])
        if not _is_absent(file, event):
            made += 1
            yield Call(event, first - timedelta(chance.choice((0, 1))))


def _is_absent(file: RosterFile, event: Event) -> bool:
    granted = {row.request: (row.first, row.last) for row in file.roster.leave if row.first and row.last}
    for row in file.case.leave:
        first, last = granted.get(row.id, (row.choices[0].first, row.choices[0].last))
        if row.officer == event.officer and first <= event.dates[-1] and event.first <= last:
            return True
    return False


def outcome(file: RosterFile, call: Call, seed: int) -> Outcome:
    """The past is compared cell by cell by the audit (`frozen`)."""
    began = time.monotonic()
    answer = replan_file(file, [call.event], call.since, Settings(time_limit=TIME_LIMIT_SECONDS), Watch())
    seconds = time.monotonic() - began
    levels = {str(level.level): level for level in answer.file.proof.levels}
    people, dates = levels["0c"], levels["0d"]
    is_proven = (people.value, dates.value) == (people.bound, dates.bound)
    made = replan_case(file, [call.event], call.since)
    fewer = fewest_by_repair(made, people.value, {key: levels[key].value for key in ("0a", "0b")}, seed)
    return Outcome(seconds, people.value, is_proven, len(answer.report.breaches), fewer)


def fewest_by_repair(made: Replanned, people: int, reached: dict[str, int], seed: int) -> int | None:
    """The fewest people that some random repair as good at 0a and 0b tells, where they are fewer than `people`; else None."""
    chance, instance = random.Random(seed), Instance(made.case)
    helping = sorted(helpers(instance) - {row.officer for row in instance.case.replan.taken} if instance.case.replan else ())
    lacking = [row for row in (made.case.replan.touched if made.case.replan else ()) for _ in range(row.officers)]
    best: int | None = None
    for _ in range(REPAIRS if lacking and helping else 0):
        alone = chance.choice(helping)
        chosen = [alone if chance.random() < 0.5 else chance.choice(helping) for _ in lacking]
        others = [chance.choice(made.case.officers).id] if chance.random() < 0.5 else []
        told = len({*chosen, *others})
        if told < (people if best is None else best):
            report = audit(made.case, _repaired(made, chosen, others))
            is_as_good = not report.breaches and all(report.levels[level] <= value for level, value in _levels(report, reached))
            best = told if is_as_good else best
    return best


def _levels(report: AuditReport, reached: dict[str, int]) -> Iterator[tuple[LevelNumber, int]]:
    for level in report.levels:
        if str(level) in reached:
            yield level, reached[str(level)]


def _repaired(made: Replanned, chosen: Sequence[str], others: Sequence[str]) -> Roster:
    """Each duty that lacks somebody goes to whoever was drawn, who leaves what was there on that date; others take that up."""
    lacking = [row for row in (made.case.replan.touched if made.case.replan else ()) for _ in range(row.officers)]
    works, stints = list(made.start.assignments), list(made.start.stints)
    for officer, row in zip(chosen, lacking, strict=True):
        own = [work for work in works if (work.officer, work.date) == (officer, row.date)]
        works = [work for work in works if work not in own]
        unit = next(known.unit for known in made.case.officers if known.id == officer)
        source = Source.BASE if own and own[0].source is Source.BASE else Source.COVER if unit != row.station else Source.EXTRA
        rung = {Source.BASE: 0, Source.COVER: 1, Source.EXTRA: 4}[source]
        place = {"station": row.station, "post": row.post, "shift": row.shift, "date": row.date}
        works.append(Assignment(officer=officer, **place, source=source, rung=rung))
        if source is Source.COVER:
            stints.append(Stint(officer=officer, station=row.station, first=row.date, last=row.date))
        for other in others[:1] if own else ():
            works.append(own[0].model_copy(update={"officer": other}))
    return made.start.model_copy(update={"assignments": tuple(works), "stints": tuple(stints)})


def tiny(count: int) -> None:
    """Raises `AssertionError` at the first case on which brute force disagrees."""
    from itertools import count as from_zero

    from scheduler.engine.replanning.replan import replan
    from tests.brute_force import TooLarge
    from tests.publishing.events.replans import least, tiny_replans

    compared = 0
    for case in tiny_replans(from_zero()):
        try:
            wanted = least(case.made.case)
        except TooLarge:
            continue
        answer = replan(*case.made, Settings(TIME_LIMIT_SECONDS, 1), Watch())
        assert tuple(level.value for level in answer.levels) == wanted, case.seed
        assert all(level.value == level.bound for level in answer.levels), case.seed
        compared += 1
        if compared == count:
            break
    print(f"{compared} tiny cases: fewest people and fewest changed dates as by brute force, all proven")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("rosters", nargs="*", type=Path)
    parser.add_argument("--calls", type=int, default=50)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--tiny", type=int, default=0)
    asked = parser.parse_args()
    if asked.tiny:
        tiny(asked.tiny)
    for path in asked.rosters:
        file = read_roster(path)
        outcomes = []
        for number, call in enumerate(calls(file, asked.calls, asked.seed)):
            known = outcome(file, call, asked.seed + number)
            outcomes.append(known)
            print(f"  {call.event.officer} {call.event.first} from {call.since}: {known}", flush=True)
        seconds = [known.seconds for known in outcomes]
        print(
            f"{path.name}: {len(outcomes)} calls, median {statistics.median(seconds):.1f} s, worst {max(seconds):.1f} s, "
            f"proven {sum(known.is_proven for known in outcomes)}, breaches {sum(known.breaches for known in outcomes)}, "
            f"told more than by a random repair {sum(known.fewest_by_repair is not None for known in outcomes)}"
        )


if __name__ == "__main__":
    main()
