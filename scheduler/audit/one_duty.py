"""One start per officer and date, no overlap; pairs of shifts that policy lists may share a date."""

from collections.abc import Iterator
from itertools import combinations

from models.findings import Finding

from . import words
from .facts import Facts
from .sheet import Sheet, Work


def check(facts: Facts, sheet: Sheet) -> Iterator[Finding]:
    for works in sheet.works.values():
        if len(works) < 2:
            continue
        for earlier, later in combinations(works, 2):
            if (earlier.decided or later.decided) and clashes(facts, earlier, later):
                problem = "同日又" if earlier.duty.day == later.duty.day else "与前一勤务时间重叠："
                sentence = f"{words.serves(facts, earlier)}，{problem}于{_when(facts, later)}上{words.place(facts, later.duty)}"
                yield words.of_work("one_duty", later, sentence)


def clashes(facts: Facts, earlier: Work, later: Work) -> bool:
    if earlier.duty.day == later.duty.day:
        return frozenset((earlier.duty.shift, later.duty.shift)) not in facts.same_day_pairs
    return later.begin < earlier.end


def _when(facts: Facts, work: Work) -> str:
    return f"{words.date(facts, work.duty.day)}{words.time(work.begin)}"
