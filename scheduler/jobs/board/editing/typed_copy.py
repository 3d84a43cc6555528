"""A 底稿 as it is typed now: its roster as it was written, the cells that may be edited, and what is typed in them."""

from collections.abc import Callable, Mapping
from pathlib import Path

from models.base import Id
from models.errors import DutycoverError, Exit
from models.words import say
from scheduler.exchange.errors import CaseFault, CaseFaults
from scheduler.exchange.transaction.atomic import replace_file
from scheduler.exchange.working.edits.open_cells import Answer, CellKey, OpenCell, edit_of, key_of
from scheduler.exchange.working.edits.roster_changes import read_open
from scheduler.exchange.working.edits.roster_edits import AnyEdit
from scheduler.exchange.working.edits.typing_in import typed_over
from scheduler.jobs.board.open_roster import OpenRoster
from scheduler.jobs.edited_roster import with_edits

EDITABLE = ".xlsx"
Typed = Mapping[CellKey, str]
"""What is typed in open cells, where it is not what was written."""
Wanted = Mapping[CellKey, str | None]
"""What is to be typed; None is what was written."""


class NotEdited(DutycoverError):
    """An edit that cannot be made here. The text is for the planner."""

    exit_code = Exit.FAULTS


class TypedCopy:
    """`written` gives the roster as it was written, in the language spoken.

    Raises `Unreadable`, and `CaseFaults` where nothing is in its place.
    """

    def __init__(self, path: Path, written: Callable[[], OpenRoster]) -> None:
        self.path, self.file, self._written = path, written().file, written
        changes, self.cells = read_open(path, self.file)
        self.unread = changes.unread
        typed: dict[CellKey, str] = {}
        for edit in changes.edits:
            if (key := key_of(edit)) is not None:
                typed.setdefault(key, edit.after)
        self.typed: Typed = typed

    def places(self, key: CellKey) -> tuple[OpenCell, ...]:
        """Raises `NotEdited` where the workbook has no such cell."""
        if self.path.suffix.lower() != EDITABLE:
            raise NotEdited(say("board.edit.not_here", name=self.path.name))
        places = self.cells.of(key)
        if not places:
            raise NotEdited(say("board.edit.no_cell"))
        return places

    def plain(self, key: CellKey, text: str | None) -> str | None:
        """As an edit is read from the file again; None where the cell says what was written."""
        plain = None if text is None else " ".join(text.split())
        is_written = plain is not None and "".join(plain.split()) == "".join(self.places(key)[0].before.split())
        return None if is_written else plain

    def edit(self, key: CellKey, after: str | None, before: str | None = None) -> AnyEdit:
        """As a change from `before`, where that is not what was written."""
        place = self.places(key)[0]
        asked = (request for request in self.file.case.leave if isinstance(key, Answer) and request.id == key.request)
        asker: Id = next((request.officer for request in asked), "")
        was = place.before if before is None else before
        return edit_of(key, place._replace(before=was), place.before if after is None else after, asker)

    def edits(self, typed: Typed) -> list[AnyEdit]:
        return [self.edit(key, text) for key, text in typed.items()]

    def write(self, wanted: Wanted) -> None:
        """Whole or not at all: raises `NotWritten` and `Unreadable`."""
        texts = {
            (place.sheet, place.cell): place.written if text is None else text
            for key, text in wanted.items()
            for place in self.places(key)
        }
        replace_file(self.path, typed_over(self.path, texts))

    def opened(self, typed: Typed) -> tuple[OpenRoster, tuple[CaseFault, ...]]:
        """The roster with all that can be understood; the faults are of the rest."""
        edits, faults = self.edits(typed), list[CaseFault]()
        while edits:
            try:
                audited = with_edits(self.file, edits, self._written().view)
            except CaseFaults as wrong:
                faults += wrong.faults
                places = {place for fault in wrong.faults for place in fault.places}
                edits = [edit for edit in edits if (edit.sheet, edit.cell) not in places]
                continue
            file = self.file.model_copy(update={"case": audited.case, "roster": audited.roster})
            facts = audited.facts or self._written().facts
            return OpenRoster(file, facts, frozenset(typed), audited.all_broken), tuple(faults)
        return (OpenRoster(self.file, self._written().facts, frozenset(typed)) if typed else self._written()), tuple(faults)
