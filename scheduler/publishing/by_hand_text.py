"""What a planner's decision changed, as it is told."""

from collections.abc import Iterator

from models.words import say
from scheduler.exchange.writing.paper.levels import changes_text
from scheduler.explain.asked.adding import sentences
from scheduler.explain.asked.view import View
from scheduler.publishing.by_hand import ByHand


def by_hand_lines(view: View, changed: ByHand) -> Iterator[str]:
    """The decision, what it costs at which level, and what was accepted."""
    yield changed.said
    yield say("by_hand.changes", changes=changes_text(view.case.policy, changed.changes))
    accepted = sentences(view, changed.accepted)
    if accepted:
        yield say("by_hand.accepted", count=len(accepted))
        yield from (f"  {sentence}" for sentence in accepted)
