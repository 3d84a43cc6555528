"""The third reading and the audit agree on published rosters changed by events, also on what they forbid."""

from collections.abc import Callable
from itertools import islice
from random import Random

import pytest

from models.case import Case
from tests.brute_force import TooLarge, allowed
from tests.publishing.events.replans import tiny_replans
from tests.random_cases import random_case, staying_case
from tests.third.rosters import Third
from tests.third.test_third import alike, mixed

SEEDS = 22


@pytest.mark.parametrize(("draw", "is_held"), [(random_case, False), (random_case, True), (staying_case, False)])
def test_the_audit_and_the_third_reading_judge_replans_alike(draw: Callable[[int], Case], is_held: bool) -> None:
    """Rosters of the case, and those without `frozen`, of which many break it, and more changes count.

    `is_held`: nothing is new beyond the window.
    """
    broken = sound = 0
    for tiny in tiny_replans(iter(range(SEEDS)), draw):
        rng, case = Random(tiny.seed), tiny.made.case
        assert case.replan is not None
        held = case.replan.model_copy(update={"is_held_beyond": is_held, "is_provisional": is_held})
        case = case.model_copy(update={"replan": held})
        loose = case.model_copy(update={"policy": case.policy.changed(frozen={"on": False})})
        try:
            kept, rosters = ([roster for roster, _ in islice(allowed(each, at_most=3000), 80)] for each in (case, loose))
        except TooLarge:
            continue
        third, free = Third(case), Third(loose)
        for roster in rng.sample(rosters, min(5, len(rosters))):
            assert alike(loose, free, roster, tiny.seed)
        for roster in [*rng.sample(kept, min(3, len(kept))), *rng.sample(rosters, min(3, len(rosters)))]:
            for judged in (roster, mixed(roster, rng.choice(rosters), rng)):
                is_sound = alike(case, third, judged, tiny.seed)
                sound, broken = sound + is_sound, broken + (not is_sound)
    assert sound > SEEDS // 2
    assert broken > SEEDS // 4
