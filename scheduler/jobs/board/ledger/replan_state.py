"""What a planner has typed of what happened to a roster, and what replanning came to, until it is written."""

import threading
import time
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from models.errors import DutycoverError, Exit, sentence_of
from models.words import say
from scheduler.engine.settings import Settings
from scheduler.engine.watch import Watch
from scheduler.exchange.targets import Targets, answer_targets, refuse
from scheduler.jobs.board.kept import Kept
from scheduler.jobs.board.ledger.drafts import Draft, keep_drafts, kept_drafts
from scheduler.jobs.board.turn import Turn, Work

if TYPE_CHECKING:
    from scheduler.jobs.replan import Replanned

SECONDS = 30.0
"""The limit of a replanning."""


class NothingToWrite(DutycoverError):
    """What is noted was not worked out, or has changed since. The text is for the planner."""

    exit_code = Exit.FAULTS


class Outcome(NamedTuple):
    """Of a draft: `doing` says what is being done, `failure` why it came to nothing; `written` are names of files."""

    draft: Draft
    work: Work
    is_running: bool = True
    doing: str = ""
    seconds: float = 0.0
    known: "Replanned | None" = None
    failure: str = ""
    written: tuple[str, ...] = ()


class Replannings:
    """By roster: a file's path, or the number of a version. The latest outcome of each is kept until the next.

    What is noted outlasts the board, what came of it does not: it is worked out again.
    """

    def __init__(self, turn: Turn, kept: Kept) -> None:
        self._turn, self._kept, self._lock = turn, kept, threading.Lock()
        self._outcomes: dict[str, Outcome] = {}

    @cached_property
    def _drafts(self) -> dict[str, Draft]:
        return kept_drafts(self._kept)

    def draft(self, roster: str) -> Draft:
        return self._drafts.get(roster, Draft())

    def change(self, roster: str, change: Callable[[Draft], Draft]) -> None:
        """Two tabs may do so at once."""
        with self._lock:
            self._drafts[roster] = change(self.draft(roster))
            keep_drafts(self._kept, self._drafts)

    def outcome(self, roster: str) -> Outcome | None:
        """None as well where it was taken out of the line."""
        known = self._outcomes.get(roster)
        if known is None or self._turn.has(known.work):
            return known
        ended = self._outcomes[roster]
        return None if ended.is_running else ended

    def run(self, roster: str) -> None:
        """In turn with all other long work. Raises `Busy` where too many wait."""
        work = Work(lambda: say("board.replan.work", roster=Path(roster).name), lambda: None, lambda: self._run(roster, waiting))
        waiting = self._outcomes[roster] = Outcome(self.draft(roster), work, doing=say("board.replan.waits"))
        self._turn.queue(work)

    def write(self, roster: str, goals: Targets) -> Outcome:
        """Raises `NothingToWrite` and `NotWritten`."""
        from scheduler.jobs.replan import write_replanned

        outcome = self._outcomes.get(roster)
        if outcome is None or outcome.known is None or outcome.written or outcome.draft != self.draft(roster):
            raise NothingToWrite(say("board.replan.older"))
        refuse(goals, [])
        write_replanned(outcome.known, goals)
        done = outcome._replace(written=tuple(path.name for path in goals.paths()))
        with self._lock:
            self._outcomes[roster] = done
            self._drafts.pop(roster, None)
            keep_drafts(self._kept, self._drafts)
        return done

    def _run(self, roster: str, outcome: Outcome) -> None:
        from scheduler.jobs.replan import Asked, replan

        began = time.monotonic()

        def tell(sentence: str) -> None:
            self._outcomes[roster] = outcome._replace(doing=sentence, seconds=time.monotonic() - began)

        draft = outcome.draft
        asked = Asked(roster, draft.since, undone=draft.undone, way=draft.way, known=draft.events)
        watch = Watch(lambda title, known: tell(say("board.solve.level", level=known.level, title=title)), tell)
        try:
            tell(say("console.live.building"))
            known = replan(asked, answer_targets(None), Settings(SECONDS, workers=0), watch)
            ended = outcome._replace(known=known)
        except Exception as error:
            ended = outcome._replace(failure=sentence_of(error))
        self._outcomes[roster] = ended._replace(is_running=False, doing="", seconds=time.monotonic() - began)
