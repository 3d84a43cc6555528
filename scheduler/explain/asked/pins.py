"""锁定之间有没有冲突: a minimal set of those that cannot hold together, and the smallest repair."""

from collections.abc import Iterator

from models.case import Case
from models.roster import RosterFile
from models.words import say
from scheduler.audit import facts_of
from scheduler.audit.verdict import accepted, breaches
from scheduler.checks.pins import pins as warned
from scheduler.engine.settings import Settings
from scheduler.engine.watch import Watch
from scheduler.explain.asked.answer import Answer
from scheduler.explain.conflicts.conflict import UNNAMED
from scheduler.explain.conflicts.repair import repair


def pins_of_case(case: Case) -> Answer:
    told = [warning.sentence for warning in warned(facts_of(case))] or [say("explain.asked.pins.no_contradiction")]
    return Answer(say("explain.asked.pins.title", title=case.title, count=len(case.pins)), tuple(told), lambda: _solved(case))


def pins_of_roster(file: RosterFile) -> Answer:
    """A roster keeps its pins; what force keeps is told."""
    facts = facts_of(file.case)
    breaches_now = tuple(breaches(facts, file.roster))
    broken = [finding.sentence for finding in breaches_now if finding.rule == "pins"]
    forced = [
        say("explain.asked.pins.forced", sentence=finding.sentence) for finding in accepted(facts, file.roster, breaches_now)
    ]
    kept = say("explain.asked.pins.broken") if broken else say("explain.asked.pins.kept", count=len(file.case.pins))
    return Answer(say("explain.asked.pins.title", title=file.case.title, count=len(file.case.pins)), (kept, *broken, *forced))


def _solved(case: Case) -> Iterator[str]:
    smallest, named = repair(case, Settings().memory_gb, Watch())
    if smallest is not None and not smallest.dropped:
        yield say("explain.asked.pins.possible")
        return
    is_open = named in ((), (say(UNNAMED),))
    if smallest is None and is_open:
        yield say("explain.asked.pins.open")
        return
    yield from (say("explain.asked.pins.conflict_open"),) if is_open else named
    if smallest is None:
        yield say("explain.asked.pins.repair_open")
        return
    proven = say("explain.asked.pins.fewest") if smallest.proven else say("explain.asked.pins.fewer_open")
    yield say("explain.asked.pins.repair", count=len(smallest.dropped), proven=proven)
    yield from (say("explain.asked.pins.dropped", pin=words) for words in smallest.dropped)
