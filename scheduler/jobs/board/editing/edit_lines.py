"""An edit in a line: of a duty who comes and who goes, of another cell what it said and what it says."""

from collections.abc import Iterator

from models.words import listed, say
from scheduler.exchange.working.edits.roster_edits import AnyEdit, CrewEdit
from scheduler.exchange.writing.paper.roster_tables import Tables
from scheduler.jobs.board.editing.crews import crew_text, officers_on


def edit_line(edit: AnyEdit, before: Tables, after: Tables) -> str:
    if isinstance(edit, CrewEdit) and (changes := tuple(_changes(edit, before, after))):
        station, post, shift, day = edit.duty
        place = "/".join(filter(None, (station, post, shift)))
        changed = {"sheet": edit.sheet, "cell": edit.cell, "duty": place, "month": day.month, "day": day.day}
        return say("board.edit.crew", **changed, changes=listed(changes))
    return " ".join(str(edit).split())


def _changes(edit: CrewEdit, before: Tables, after: Tables) -> Iterator[str]:
    was, now = officers_on(before, edit.duty), officers_on(after, edit.duty)
    yield from (say("board.edit.goes", name=crew_text(before, edit.duty, [officer])) for officer in was if officer not in now)
    yield from (say("board.edit.comes", name=crew_text(after, edit.duty, [officer])) for officer in now if officer not in was)
