"""A curve whose points inherit each other's rosters and bounds: it never bends back, and no bound is taken that does not hold."""

from random import Random

import pytest

from models.tradeoff import TradePoint
from scheduler.whatif.nested import nested


def point(allowed: int | None, leave: tuple[int, int], target: tuple[int, int], critical: tuple[int, int] = (0, 0)) -> TradePoint:
    """Values with their bounds."""
    return TradePoint(
        allowed=allowed,
        critical=critical[0],
        critical_bound=critical[1],
        leave=leave[0],
        bound=leave[1],
        target=target[0],
        target_bound=target[1],
        granted_days=100 - leave[0] // 10,
        asked_days=100,
    )


def test_more_lack_never_costs_more_leave() -> None:
    """387 at a lack of 46, then 417 at 51: the roster of the first keeps to the larger cap, and comes with its days."""
    first = point(40, (500, 300), (40, 40))
    curve = nested(first, [point(46, (387, 340), (46, 44)), point(51, (417, 330), (51, 44)), point(None, (320, 320), (60, 50))])
    assert [(at.allowed, at.leave, at.target) for at in curve] == [(40, 500, 40), (46, 387, 46), (51, 387, 46), (None, 320, 60)]
    assert curve[2].granted_days == curve[1].granted_days


def test_a_bound_of_a_larger_cap_holds_for_a_smaller_one() -> None:
    curve = nested(point(40, (500, 300), (40, 40)), [point(46, (387, 310), (46, 40)), point(None, (320, 320), (60, 50))])
    assert [at.bound for at in curve] == [320, 320, 320]


def test_a_cap_that_costs_critical_cover_is_no_point_of_the_curve() -> None:
    """Whoever allows a lack of 46 lacks a critical duty as well; what lacks none needs 60."""
    curve = nested(None, [point(46, (387, 310), (46, 40), (1, 0)), point(None, (320, 320), (60, 50))])
    assert [(at.allowed, at.critical) for at in curve] == [(None, 0)]


def test_a_roster_better_at_an_earlier_level_has_no_bound_that_was_proven_under_less_of_it() -> None:
    """What lacks nothing critical takes the place of the first point, at more lack of target cover than that was held to."""
    curve = nested(point(40, (90, 90), (40, 40), (1, 0)), [point(None, (70, 50), (60, 60), (0, 0))])
    assert (curve[0].critical, curve[0].target, curve[0].leave) == (0, 60, 70)
    assert curve[0].bound == 50
    assert curve[0].target_bound == 40


@pytest.mark.parametrize("seed", range(200))
def test_points_of_any_search_come_to_a_curve_that_holds(seed: int) -> None:
    """Rosters are drawn; every point's search ends at one that keeps to its cap, with a bound that may be loose."""
    chance = Random(seed)
    rosters = [(chance.randint(0, 2), chance.randint(0, 9), chance.randint(0, 9)) for _ in range(12)]
    least = min(target for _, target, _ in rosters)

    def solved(allowed: int | None, target_first: bool = False) -> TradePoint:
        kept = [row for row in rosters if allowed is None or row[1] <= allowed]
        critical, target, leave = chance.choice(kept)
        bounds = [min(row[0] for row in kept)]
        at_critical = [row for row in kept if row[0] <= critical]
        held = at_critical if not target_first else [row for row in at_critical if row[1] <= target]
        leave_bound = min(row[2] for row in held)
        held = at_critical if target_first else [row for row in at_critical if row[2] <= leave]
        bounds += [leave_bound, min(row[1] for row in held)]
        critical_bound, leave_bound, target_bound = (chance.randint(0, bound) for bound in bounds)
        return point(
            target if target_first else allowed, (leave, leave_bound), (target, target_bound), (critical, critical_bound)
        )

    first = solved(None, target_first=True)
    caps = sorted({chance.randint(max(least, first.target), 12) for _ in range(4)})
    curve = nested(first, [*(solved(cap) for cap in caps), solved(None)])
    values = [(at.critical, at.leave) for at in curve]
    assert values == sorted(values, reverse=True)
    for at in curve[1:]:
        kept = [row for row in rosters if at.allowed is None or row[1] <= at.allowed]
        held = [row for row in kept if row[0] <= at.critical]
        assert at.critical_bound <= min(row[0] for row in kept)
        assert at.bound <= min(row[2] for row in held)
        assert at.target_bound <= min(row[1] for row in held if row[2] <= at.leave)
        assert (at.critical, at.target, at.leave) in rosters
    lead = curve[0]
    held = [row for row in rosters if row[0] <= lead.critical]
    assert lead.target_bound <= min(row[1] for row in held)
    assert lead.bound <= min(row[2] for row in held if row[1] <= lead.target)
