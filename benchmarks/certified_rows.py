"""Rows of certificates held against audited rosters: `python -m benchmarks.certified_rows [--rosters 10000] [--seed 1]`.

Bureaus of fifty officers are drawn and planned; of each roster stints, duties and leave are taken back by lot, base duties
put back where nothing takes them any more, and what the audit finds no breach in is kept. Every row that `scheduler/verify`
derives from the case must hold of it in whole numbers. A row that does not is printed, and ends it with exit code 1.
"""

import argparse
import sys
import time
from collections import Counter
from collections.abc import Iterator
from random import Random

from benchmarks.generator import Size, generate
from models.roster import Assignment, LeaveDecision, Outcome, Roster, Source
from scheduler.audit import audit_with
from scheduler.audit.facts import Facts
from scheduler.audit.rules.rota import posts
from scheduler.audit.sheet import Sheet
from scheduler.plan import Settings, plan
from scheduler.verify.ground import Ground
from scheduler.verify.row import Name, Row
from scheduler.verify.values import Values
from tests.verify.every_key import every_row

SIZE = Size(stations=2, departments=3, headquarters=15, at_stations=30, days=7)
ROSTERS_PER_CASE = 500
PLANNING_SECONDS = 5.0


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rosters", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    begun, kept, rows, tight, seed = time.process_time(), 0, 0, Counter[str](), asked.seed
    while kept < asked.rosters:
        for values, known in _rosters(seed, min(ROSTERS_PER_CASE, asked.rosters - kept)):
            kept, rows = kept + 1, rows + len(known)
            broken = next((key for key, row in known if values.breaks(row)), None)
            if broken is not None:
                print(f"seed {seed}: {broken} does not hold")
                return 1
            tight.update({key[0] for key, row in known if values.amount(row) == row.side})
        seed += 1
    print(
        f"{kept} rosters of {seed - asked.seed} cases, {rows} rows, none broken; {time.process_time() - begun:.0f} s of processor"
    )
    print("without room in so many rosters: " + ", ".join(f"{family} {count}" for family, count in sorted(tight.items())))
    return 0


def _rosters(seed: int, most: int) -> Iterator[tuple[Values, list[tuple[Name, Row]]]]:
    case = generate(SIZE, seed)
    ground, random = Ground(case), Random(seed)
    known, planned = list(every_row(ground)), plan(case, Settings(time_limit=PLANNING_SECONDS, workers=1)).file.roster
    sound = 0
    while sound < most:
        roster = planned if not sound else varied(ground.facts, planned, random)
        report = audit_with(ground.facts, roster)
        if not report.breaches:
            sound += 1
            yield Values(ground, Sheet(ground.facts, roster), report.levels), known


def varied(facts: Facts, roster: Roster, random: Random) -> Roster:
    """With a part of what was decided; the base duties that nothing takes are there again."""
    share = random.random()

    def stays() -> bool:
        return random.random() < share

    stints = [row for row in roster.stints if stays()]
    spanned = ((row, range(facts.day(row.first), facts.day(row.last) + 1)) for row in stints)
    held = {(row.officer, row.station, facts.date_of(day)) for row, days in spanned for day in days}
    decided = [
        row
        for row in roster.assignments
        if row.source is not Source.BASE
        and ((row.officer, row.station, row.date) in held if row.source is Source.COVER else stays())
    ]
    leave = [row if stays() else LeaveDecision(request=row.request, outcome=Outcome.REFUSED) for row in roster.leave]
    bare = Roster(assignments=tuple(decided), stints=tuple(stints), leave=tuple(leave))
    return bare.model_copy(update={"assignments": (*decided, *_base(facts, roster, Sheet(facts, bare)))})


def _base(facts: Facts, before: Roster, sheet: Sheet) -> Iterator[Assignment]:
    known = {(row.officer, row.date): row for row in before.assignments if row.source is Source.BASE}
    for line in facts.lines.values():
        for base in line.duties:
            if sheet.is_elsewhere(line, base) or base.day in sheet.yielded(line):
                continue
            date, unit = facts.date_of(base.day), line.units[base.day] or ""
            fields = {"officer": line.id, "station": unit, "shift": base.clock.id, "date": date, "source": Source.BASE, "rung": 0}
            post = line.officer.home_post or min(posts(facts, line, base))
            yield known.get((line.id, date)) or Assignment(**fields, post=post)


if __name__ == "__main__":
    sys.exit(main())
