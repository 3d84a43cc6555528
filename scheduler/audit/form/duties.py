"""Each duty has the source and rung that its place asks for, and is one that somebody needs."""

from collections.abc import Iterator

from models.findings import Finding
from models.roster import Source
from models.words import say

from .. import words
from ..facts import Facts
from ..rules.admitted_rung import rung
from ..sheet import Sheet, Work
from . import stays

NAMES = {
    Source.BASE: "audit.form.duties.source.base",
    Source.FREE: "audit.form.duties.source.free",
    Source.COVER: "audit.form.duties.source.cover",
    Source.EXTRA: "audit.form.duties.source.extra",
    Source.STAY: "audit.form.duties.source.stay",
}


def check(facts: Facts, sheet: Sheet) -> Iterator[Finding]:
    for works in sheet.works.values():
        for work in works:
            own = stays.problems(work) if work.is_stay else _problems(facts, sheet, work)
            for problem in (*own, *_burden(facts, work)):
                yield words.of_work(
                    "form", work, say("audit.form.duties.wrong", serves=words.serves(facts, work), problem=problem)
                )


def _problems(facts: Facts, sheet: Sheet, work: Work) -> Iterator[str]:
    source = work.row.source
    if source is Source.BASE:
        if work.row.rung:
            yield say("audit.form.duties.rung_of_rota", rung=work.row.rung)
        return
    if source is not (right := _source(work)):
        yield say("audit.form.duties.wrong_source", expected=say(NAMES[right]), source=say(NAMES[source]))
    known = rung(facts, work.line, work.duty)
    if known and work.row.rung != known.number and not _is_unasked(facts, work):
        yield say("audit.form.duties.rung", number=known.number, rung=work.row.rung)
    if known is None and work.forced and work.row.rung:
        yield say("audit.form.duties.rung", number=0, rung=work.row.rung)
    if work.forced and _is_base_duty(work) and not _keeps_base_duty(sheet, work):
        yield say("audit.form.duties.wrong_source", expected=say(NAMES[Source.BASE]), source=say(NAMES[source]))
    if not work.chosen:
        return
    if work.line.units[work.duty.day] is None:
        yield say("audit.form.duties.lent")
    if work.duty not in facts.needs:
        yield say("audit.form.duties.no_demand")
    if source is not Source.COVER and work.line.base[work.duty.day]:
        yield say("audit.form.duties.has_rota")


def _burden(facts: Facts, work: Work) -> Iterator[str]:
    """Nobody but a pin says that another officer bears the burden."""
    bearer = None if work.row.source is Source.BASE else facts.bearers.get((work.line.id, work.duty))
    if work.row.burden_of != bearer:
        named = (words.name(facts, officer or work.line.id) for officer in (bearer, work.row.burden_of))
        yield say("audit.form.duties.burden_of", expected=next(named), written=next(named))


def _is_unasked(facts: Facts, work: Work) -> bool:
    """While the ladder is not in force a cover comes from no rung."""
    return "admitted_rung" not in facts.rules and work.is_cover and work.row.rung == 0


def _is_base_duty(work: Work) -> bool:
    """The officer's base duty by station, date and shift."""
    return any(
        (base.day, base.clock.id) == (work.duty.day, work.duty.shift) and work.line.units[base.day] == work.duty.station
        for base in work.line.duties
    )


def _keeps_base_duty(sheet: Sheet, work: Work) -> bool:
    """Force keeps the base duty of the date, at another post."""
    works = sheet.works[work.line.id]
    return any(
        other_work.forced and other_work.row.source is Source.BASE and other_work.duty.day == work.duty.day
        for other_work in works
    )


def _source(work: Work) -> Source:
    day = work.duty.day
    if work.line.units[day] != work.duty.station:
        return Source.COVER
    return Source.FREE if work.line.is_free(day) else Source.EXTRA
