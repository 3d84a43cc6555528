"""What a planner's decision changed, as it is told."""

from collections.abc import Iterator

from models.words import listed, say
from scheduler.explain.asked.adding import sentences
from scheduler.explain.asked.view import View
from scheduler.publishing.by_hand import ByHand
from scheduler.publishing.stand_in_text import cost


def by_hand_lines(view: View, changed: ByHand) -> Iterator[str]:
    """The decision, what it costs at which level, and what was accepted."""
    yield changed.said
    yield say("by_hand.changes", changes=listed(cost(view, change) for change in changed.changes) or say("stand_in.free"))
    accepted = sentences(view, changed.accepted)
    if accepted:
        yield say("by_hand.accepted", count=len(accepted))
        yield from (f"  {sentence}" for sentence in accepted)
