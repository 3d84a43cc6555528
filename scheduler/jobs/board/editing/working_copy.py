"""A 底稿 that is edited on the board: each edit is typed into the file at once, as a planner would in Excel, and can be undone.

Nothing is kept but in the file, so that Excel, `audit` and `solve` see the same edits, and a browser that is closed loses none.
"""

import threading
from pathlib import Path
from typing import NamedTuple

from models.errors import DutycoverError, Exit
from models.words import languages, say
from scheduler.audit import facts_of
from scheduler.exchange.errors import CaseFault, CaseFaults
from scheduler.exchange.reading.roster_file import read_roster
from scheduler.exchange.working.edits.roster_edits import AnyEdit
from scheduler.jobs.board.editing.edit_lines import edit_line
from scheduler.jobs.board.editing.typed_copy import EDITABLE, NotEdited, Typed, TypedCopy, Wanted
from scheduler.jobs.board.folder import stamp
from scheduler.jobs.board.open_roster import OpenRoster

KEPT_STATES = 50
"""Of so many states it is known what has changed since."""


class Overtaken(DutycoverError):
    """An edit of a page that shows an older state; the text says what changed since, and nothing was edited."""

    exit_code = Exit.STALE


class Edition(NamedTuple):
    """One edit: what was typed in its cells before it, and after."""

    was: Wanted
    now: Wanted


class Made(NamedTuple):
    """The roster before and after an edit, and what was typed."""

    before: OpenRoster
    after: OpenRoster
    edits: tuple[AnyEdit, ...]


class WorkingCopy:
    """`state` names what the file holds now, `written` is its roster without edits, which are read when they are asked for.

    Raises `Unreadable`, and later what reading a `TypedCopy` raises.
    """

    def __init__(self, path: Path, earlier: "WorkingCopy | None" = None) -> None:
        self.path, self.state = path, stamp(path)
        self._file = read_roster(path)
        self._facts = facts_of(self._file.case)
        self._written: dict[object, OpenRoster] = {}
        self.done: list[Edition] = earlier.done if earlier else []
        self.undone: list[Edition] = earlier.undone if earlier else []
        self._states: dict[str, Typed] = earlier._states if earlier else {}
        self._copy: TypedCopy | None = None
        self._shown: dict[object, tuple[OpenRoster, tuple[CaseFault, ...]]] = {}
        self._lock, self._written_lock = threading.RLock(), threading.Lock()

    @property
    def written(self) -> OpenRoster:
        """One for each language, in which it keeps what it has said; there also while the edits are being read."""
        with self._written_lock:
            if languages() not in self._written:
                self._written[languages()] = OpenRoster(self._file, self._facts)
            return self._written[languages()]

    @property
    def is_read(self) -> bool:
        """Whether the edits are known."""
        return self._copy is not None

    @property
    def copy(self) -> TypedCopy:
        with self._lock:
            if self._copy is None:
                self._copy = TypedCopy(self.path, lambda: self.written)
                self._states[self.state] = self._copy.typed
            return self._copy

    @property
    def is_editable(self) -> bool:
        return self.path.suffix.lower() == EDITABLE

    def prepare(self) -> None:
        """What the next edit is compared with; a page that is asked for meanwhile does not wait."""
        shown = self.shown
        _ = shown.breaches, shown.levels, shown.shortages, self.written.breaches

    @property
    def shown(self) -> OpenRoster:
        """The roster as it is typed, without what means nothing (`faults`)."""
        return self._now()[0]

    @property
    def faults(self) -> tuple[CaseFault, ...]:
        return self._now()[1]

    @property
    def edits(self) -> list[AnyEdit]:
        return self.copy.edits(self.copy.typed)

    @property
    def listed(self) -> list[tuple[AnyEdit, str]]:
        """The edits, each with its line."""
        tables = self.written.tables, self.shown.tables
        return [(edit, edit_line(edit, *tables)) for edit in self.edits]

    def change(self, state: str, wanted: Wanted) -> Made:
        """Raises `Overtaken`, `NotEdited`, `CaseFaults` and `NotWritten`; then nothing is changed."""
        with self._lock:
            self.refuse_overtaken(state)
            was = {key: self.copy.typed.get(key) for key in wanted}
            made = self._type(wanted)
            self.done.append(Edition(was, wanted))
            self.undone.clear()
            return made

    def undo(self, state: str) -> Made:
        """Raises what `change` raises."""
        return self._go(state, self.done, self.undone, is_back=True)

    def redo(self, state: str) -> Made:
        return self._go(state, self.undone, self.done, is_back=False)

    def since(self, state: str) -> list[AnyEdit] | None:
        """The edits by which the file differs from a state before; None of a state that is not known."""
        known, typed = self._states.get(state), self.copy.typed
        if known is None:
            return None
        keys = [key for key in {**known, **typed} if known.get(key) != typed.get(key)]
        return [self.copy.edit(key, typed.get(key), known.get(key)) for key in keys]

    def _go(self, state: str, source: list[Edition], target: list[Edition], is_back: bool) -> Made:
        with self._lock:
            self.refuse_overtaken(state)
            if not source:
                raise NotEdited(say("board.edit.nothing_back" if is_back else "board.edit.nothing_forward"))
            wanted, expected = source[-1] if is_back else source[-1][::-1]
            if any(self.copy.typed.get(key) != self.copy.plain(key, text) for key, text in expected.items()):
                source.clear()
                raise NotEdited(say("board.edit.elsewhere"))
            made = self._type(wanted)
            target.append(source.pop())
            return made

    def _type(self, wanted: Wanted) -> Made:
        """All of it is understood, or nothing is typed."""
        changed = {key: self.copy.plain(key, text) for key, text in wanted.items()}
        typed = {key: text for key, text in ({**self.copy.typed} | changed).items() if text is not None}
        edits = tuple(self.copy.edit(key, text, self.copy.typed.get(key)) for key, text in changed.items())
        before, (after, faults) = self.shown, self.copy.opened(typed)
        own = {(edit.sheet, edit.cell) for edit in edits}
        if refused := tuple(fault for fault in faults if own & set(fault.places)):
            raise CaseFaults(refused)
        self.copy.write({key: None if changed[key] is None else text for key, text in wanted.items()})
        self._take(typed, (after, faults))
        return Made(before, after, edits)

    def _take(self, typed: Typed, shown: tuple[OpenRoster, tuple[CaseFault, ...]]) -> None:
        self.copy.typed, self.state = typed, stamp(self.path)
        self._shown = {languages(): shown}
        self._states[self.state] = typed
        while len(self._states) > KEPT_STATES:
            self._states.pop(next(iter(self._states)))

    def _now(self) -> tuple[OpenRoster, tuple[CaseFault, ...]]:
        with self._lock:
            if languages() not in self._shown:
                self._shown[languages()] = self.copy.opened(self.copy.typed)
            return self._shown[languages()]

    def refuse_overtaken(self, state: str) -> None:
        """Raises `Overtaken`, also where somebody else has written the file since it was read."""
        if state == self.state == stamp(self.path):
            return
        since = self.since(state)
        told = "".join(f"\n  {' '.join(str(edit).split())}" for edit in since) if since else say("board.edit.saved_elsewhere")
        raise Overtaken(say("board.edit.overtaken", changes=told))
