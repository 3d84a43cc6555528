"""What a planner has typed of what happened to a roster, kept from one run of the board to the next."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from models.events.event import Event
from models.events.stand_in_way import StandInWay
from scheduler.jobs.board.kept import Kept

NAME = "events"


class Draft(NamedTuple):
    """Events typed and not yet in a roster, ids of events taken back, from when on dates may change, and who is to stand in."""

    events: tuple[Event, ...] = ()
    undone: tuple[str, ...] = ()
    since: str = ""
    way: StandInWay | None = None

    @property
    def is_empty(self) -> bool:
        return not (self.events or self.undone)


def keep_drafts(kept: Kept, drafts: Mapping[str, Draft]) -> None:
    """By roster."""
    kept.put(NAME, {roster: _row(draft) for roster, draft in drafts.items() if draft != Draft()})


def kept_drafts(kept: Kept) -> dict[str, Draft]:
    """Of rosters that are still there. None where they were kept by a program that made them otherwise."""
    try:
        known = (kept.get(NAME) or {}).items()
        return {roster: _draft(row) for roster, row in known if roster.isdecimal() or Path(roster).exists()}
    except (AttributeError, KeyError, TypeError, ValueError):
        return {}


def _draft(row: dict[str, Any]) -> Draft:
    events = tuple(map(Event.model_validate, row["events"]))
    return Draft(events, tuple(map(str, row["undone"])), str(row["since"]), row["way"] and StandInWay(row["way"]))


def _row(draft: Draft) -> dict[str, Any]:
    return draft._asdict() | {"events": [event.model_dump(mode="json") for event in draft.events]}
