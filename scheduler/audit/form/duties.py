"""Each duty has the source and rung that its place asks for, and is one that somebody needs."""

from collections.abc import Iterator

from models.findings import Finding
from models.roster import Source

from .. import words
from ..admitted_rung import rung
from ..facts import Facts
from ..sheet import Sheet, Work

NAMES = {Source.BASE: "轮班", Source.FREE: "自由排班", Source.COVER: "帮扶", Source.EXTRA: "加班"}


def check(facts: Facts, sheet: Sheet) -> Iterator[Finding]:
    for works in sheet.works.values():
        for work in works:
            for problem in _problems(facts, work):
                yield words.of_work("form", work, f"{words.serves(facts, work)}，{problem}")


def _problems(facts: Facts, work: Work) -> Iterator[str]:
    source = work.row.source
    if source is Source.BASE:
        if work.row.rung:
            yield f"轮班勤务的梯次应为 0，现为 {work.row.rung}"
        return
    if source is not (right := _source(work)):
        yield f"来源应为{NAMES[right]}，现为{NAMES[source]}"
    known = rung(facts, work.line, work.duty)
    if known and work.row.rung != known.number and not _is_unasked(facts, work):
        yield f"梯次应为 {known.number}，现为 {work.row.rung}"
    if not work.decided:
        return
    if work.line.units[work.duty.day] is None:
        yield "但当日抽借调在局外"
    if work.duty not in facts.needs:
        yield "该岗次没有警力需求"
    if source is not Source.COVER and work.line.base[work.duty.day]:
        yield "但当日有轮班勤务，不能另排本所勤务"


def _is_unasked(facts: Facts, work: Work) -> bool:
    """While the ladder is not in force a cover comes from no rung."""
    return "admitted_rung" not in facts.rules and work.is_cover and work.row.rung == 0


def _source(work: Work) -> Source:
    day = work.duty.day
    if work.line.units[day] != work.duty.station:
        return Source.COVER
    return Source.FREE if work.line.is_free(day) else Source.EXTRA
