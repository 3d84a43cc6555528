"""缺勤压力测试: every officer away in turn (N-1), then the ones that matter together with who stood by for them (N-2)."""

from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial

from models.roster import Assignment, Outcome
from models.scenario import Absent, Scenario
from models.stress import Absence, StandIn, Stress, Verdict
from models.words import listed, say
from scheduler.engine.settings import Settings
from scheduler.engine.watch import Watch
from scheduler.whatif.stress.critical import Trial
from scheduler.whatif.stress.trials import StressBase, Tried, sweep

PAIRED = 12
"""So many officers at least are tried with their stand-in."""


Heard = Callable[[str, Sequence[Absence], int], None]


def stress(asked: StressBase, settings: Settings, watch: Watch, on_known: Heard) -> Stress:
    """`on_known` is told the stage, what is known of it so far and of how many. A stop ends it; what is known is returned."""
    everyone = [(officer.id,) for officer in asked.case.officers]
    singles = _all(asked, everyone, settings, watch, partial(on_known, say("whatif.stress.singles")))
    wanted = pairs(singles)
    known = _all(asked, wanted, settings, watch, partial(on_known, say("whatif.stress.pairs")))
    return Stress(case=asked.case, target=asked.target, asked=len(everyone), singles=singles, pairs=known)


def pairs(singles: Sequence[Absence]) -> list[tuple[str, ...]]:
    """Each officer that matters with the foremost stand-in, or else with the next one that matters."""
    matter = sorted(singles, key=_weight, reverse=True)
    least = sum(_is_critical(one) for one in matter)
    chosen = [one for one in matter[: max(least, PAIRED)] if any(_weight(one))]
    found: dict[frozenset[str], tuple[str, ...]] = {}
    for place, one in enumerate(chosen):
        others = [one.standing_by[0].officer] if one.standing_by else [two.officers[0] for two in chosen[place + 1 : place + 2]]
        for other in others:
            pair = (*one.officers, other)
            found.setdefault(frozenset(pair), pair)
    return list(found.values())


def _is_critical(one: Absence) -> bool:
    return one.verdict is not Verdict.HOLDS


def _weight(one: Absence) -> tuple[int, int, int]:
    uncovered = sum(short.below_minimum for short in one.uncovered)
    return (one.verdict is Verdict.BREAKS) * 2 + (one.verdict is Verdict.OPEN), len(one.withdrawn), uncovered


def _all(
    asked: StressBase,
    wanted: Sequence[tuple[str, ...]],
    settings: Settings,
    watch: Watch,
    on_known: Callable[[Sequence[Absence], int], None],
) -> tuple[Absence, ...]:
    known: dict[int, Absence] = {}

    def heard(tried: Tried) -> None:
        known[tried.number] = absence(asked, wanted[tried.number], tried.trial)
        on_known(tuple(known.values()), len(wanted))

    if wanted and not watch.is_stopped:
        on_known((), len(wanted))
        sweep(asked, [_scenario(officers) for officers in wanted], settings, watch, heard)
    return tuple(known[number] for number in sorted(known))


def _scenario(officers: Sequence[str]) -> Scenario:
    return Scenario(name=listed(officers)[:40], edits=tuple(Absent(officer=one) for one in officers))


def absence(asked: StressBase, officers: tuple[str, ...], found: Trial | None) -> Absence:
    """What the roster of a trial says against the one before."""
    if found is None:
        return Absence(officers=officers, verdict=Verdict.OPEN)
    owner = {request.id: request.officer for request in asked.case.leave}
    granted = {one.request for one in asked.roster.leave if one.outcome is not Outcome.REFUSED}
    refused = [one.request for one in found.roster.leave if one.outcome is Outcome.REFUSED and one.request in granted]
    new = set(found.roster.assignments) - set(asked.roster.assignments)
    open_duties = {(one.station, one.post, one.shift, one.date) for one in found.uncovered}
    taken = Counter(one.officer for one in new if _duty(one) in open_duties)
    withdrawn = tuple(one for one in refused if owner[one] not in officers)
    return Absence(
        officers=officers,
        verdict=found.verdict,
        value=found.value,
        bound=found.bound,
        uncovered=found.uncovered,
        lacking=found.lacking,
        standing_by=tuple(StandIn(officer=who, duties=number) for who, number in taken.most_common()),
        withdrawn=withdrawn,
        changed=len(new),
    )


def _duty(one: Assignment) -> tuple[str, str, str, object]:
    return one.station, one.post, one.shift, one.date
