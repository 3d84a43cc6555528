"""Points of a curve help each other: what keeps to a smaller cap keeps to a larger one, whose bounds hold for the smaller."""

from collections.abc import Sequence

from models.tradeoff import TradePoint


def nested(first: TradePoint | None, capped: Sequence[TradePoint]) -> list[TradePoint]:
    """`first` has target cover before leave and no cap, the others leave before target cover, by rising cap; None is no cap.

    Each takes the best roster known that keeps to its cap, and then the best bound that holds for it: the curve never bends back.
    Caps below what the least critical cover known asks for are left out, so that all points lack as little of it, and bounds that
    were proven while no less was held hold for all.
    """
    uncapped = [first] if first else []
    known = [*uncapped, *capped]
    least = min((point.critical, point.target) for point in known)[1] if known else 0
    kept = [point for point in capped if point.allowed is None or point.allowed >= least]
    curve = [_capped(point, known, kept[place:], uncapped) for place, point in enumerate(kept)]
    return [*(_leading(point, known, kept) for point in uncapped), *curve]


def _leading(first: TradePoint, known: Sequence[TradePoint], looser: Sequence[TradePoint]) -> TradePoint:
    best = min(known, key=lambda point: (point.critical, point.target, point.leave))
    own = [first.bound] if first.target >= best.target else []
    return _reached(
        best,
        allowed=best.target,
        critical_bound=max(point.critical_bound for point in (first, *looser)),
        bound=max([0, *own, *(point.bound for point in looser)]),
        target_bound=first.target_bound,
    )


def _capped(
    point: TradePoint, known: Sequence[TradePoint], looser: Sequence[TradePoint], uncapped: Sequence[TradePoint]
) -> TradePoint:
    """`looser` are the point itself and those of larger caps, as they were when their bounds were proven."""
    keeping = [other for other in known if point.allowed is None or other.target <= point.allowed]
    best = min(keeping, key=lambda other: (other.critical, other.leave, other.target))
    target = [other.target_bound for other in looser if other.leave >= best.leave]
    return _reached(
        best,
        allowed=point.allowed,
        critical_bound=max(other.critical_bound for other in (*looser, *uncapped)),
        bound=max(other.bound for other in looser),
        target_bound=max([0, *target, *(other.target_bound for other in uncapped)]),
    )


def _reached(best: TradePoint, allowed: int | None, critical_bound: int, bound: int, target_bound: int) -> TradePoint:
    return best.model_copy(
        update={
            "allowed": allowed,
            "critical_bound": min(best.critical, critical_bound),
            "bound": min(best.leave, bound),
            "target_bound": min(best.target, target_bound),
        }
    )
