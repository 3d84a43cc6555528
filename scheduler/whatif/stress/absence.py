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
from scheduler.whatif.stress.critical import CriticalTrial
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
    least = sum(_is_critical(single) for single in matter)
    chosen = [single for single in matter[: max(least, PAIRED)] if any(_weight(single))]
    chosen_pairs: dict[frozenset[str], tuple[str, ...]] = {}
    for place, single in enumerate(chosen):
        following = [later.officers[0] for later in chosen[place + 1 : place + 2]]
        partners = [single.standing_by[0].officer] if single.standing_by else following
        for partner in partners:
            pair = (*single.officers, partner)
            chosen_pairs.setdefault(frozenset(pair), pair)
    return list(chosen_pairs.values())


def _is_critical(single: Absence) -> bool:
    return single.verdict is not Verdict.HOLDS


def _weight(single: Absence) -> tuple[int, int, int]:
    uncovered = sum(short.below_minimum for short in single.uncovered)
    return (single.verdict is Verdict.BREAKS) * 2 + (single.verdict is Verdict.OPEN), len(single.withdrawn), uncovered


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
    return Scenario(name=listed(officers)[:40], edits=tuple(Absent(officer=officer) for officer in officers))


def absence(asked: StressBase, officers: tuple[str, ...], trial: CriticalTrial | None) -> Absence:
    """What the roster of a trial says against the one before."""
    if trial is None:
        return Absence(officers=officers, verdict=Verdict.OPEN)
    owner = {request.id: request.officer for request in asked.case.leave}
    granted = {decision.request for decision in asked.roster.leave if decision.outcome is not Outcome.REFUSED}
    refused = [
        decision.request for decision in trial.roster.leave if decision.outcome is Outcome.REFUSED and decision.request in granted
    ]
    new = set(trial.roster.assignments) - set(asked.roster.assignments)
    open_duties = {(shortage.station, shortage.post, shortage.shift, shortage.date) for shortage in trial.uncovered}
    taken = Counter(assignment.officer for assignment in new if _duty(assignment) in open_duties)
    withdrawn = tuple(request for request in refused if owner[request] not in officers)
    return Absence(
        officers=officers,
        verdict=trial.verdict,
        value=trial.value,
        bound=trial.bound,
        uncovered=trial.uncovered,
        lacking=trial.lacking,
        standing_by=tuple(StandIn(officer=who, duties=number) for who, number in taken.most_common()),
        withdrawn=withdrawn,
        changed=len(new),
    )


def _duty(assignment: Assignment) -> tuple[str, str, str, object]:
    return assignment.station, assignment.post, assignment.shift, assignment.date
