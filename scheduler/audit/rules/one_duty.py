"""One start per officer and date, no overlap; pairs of shifts that policy lists may share a date."""

from collections.abc import Iterator
from itertools import combinations

from models.findings import Finding
from models.words import say

from .. import words
from ..facts import Facts
from ..sheet import Sheet, Work


def check(facts: Facts, sheet: Sheet) -> Iterator[Finding]:
    for works in sheet.works.values():
        if len(works) < 2:
            continue
        for earlier, later in combinations(works, 2):
            if (earlier.decided or later.decided) and clashes(facts, earlier, later):
                problem = say("audit.one_duty.same_day") if earlier.duty.day == later.duty.day else say("audit.one_duty.overlap")
                sentence = say(
                    "audit.one_duty.two_duties",
                    serves=words.serves(facts, earlier),
                    problem=problem,
                    when=_when(facts, later),
                    place=words.place(facts, later.duty),
                )
                yield words.of_work("one_duty", later, sentence)


def clashes(facts: Facts, earlier: Work, later: Work) -> bool:
    if earlier.duty.day == later.duty.day:
        return frozenset((earlier.duty.shift, later.duty.shift)) not in facts.same_day_pairs
    return later.begin < earlier.end


def _when(facts: Facts, work: Work) -> str:
    return say("audit.words.moment", date=words.date(facts, work.duty.day), time=words.time(work.begin))
