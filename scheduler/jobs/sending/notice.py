"""Notices of a roster, written into a folder: for each officer concerned a page and a calendar, for each unit a page."""

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from models.publishing.notice import Notice
from models.words import in_the_workbook, say
from scheduler.exchange.folder_target import FileNames, refuse_folder, write_folder
from scheduler.exchange.writing.documents.calendar_file import calendar_bytes
from scheduler.exchange.writing.documents.notice_pages import Source, person_document, unit_document
from scheduler.jobs.answered import Answered
from scheduler.jobs.sending.sent import sent
from scheduler.publishing.notices import notices


def notice(reference: str, folder: Path, since: str = "", db: str = "") -> Answered[tuple[Notice, ...]]:
    """With `since`, a version or a file, to those alone whose days changed.

    Raises `NotWritten`, `EditedByHand`, `NotComparable`, `VersionRefused`, `Unreadable` and what opening a ledger raises.
    """
    refuse_folder(folder)
    known = sent(reference, db)
    told = notices(known.file, known.earlier(since, db), bool(since))
    if not told:
        return Answered(told, (say("notice.nobody", since=since or reference),))
    with in_the_workbook():
        contents = _contents(told, Source(known.file.case, known.version))
    written = write_folder(folder, contents)
    withdrawn = sum(len(letter.withdrawn) for letter in told)
    taken_back = say("notice.withdrawn", count=withdrawn) if withdrawn else ""
    units = sum(path.suffix == ".docx" for path in written) - len(told)
    return Answered(told, (say("notice.made", people=len(told), units=units, withdrawn=taken_back),), (folder,))


def _contents(told: Sequence[Notice], source: Source) -> dict[str, bytes]:
    """By the path under the folder: each unit has a folder of its own."""
    names = FileNames()
    contents: dict[str, bytes] = {}
    concerned: dict[str, list[Notice]] = defaultdict(list)
    for letter in told:
        concerned[letter.unit].append(letter)
        visits = (duty.station for duty in (*letter.duties, *letter.called_off) if duty.is_visit)
        for station in dict.fromkeys(visits):
            concerned.setdefault(station, [])
    for unit, letters in concerned.items():
        room, inside = names.free(source.unit(unit)), FileNames()
        contents[f"{room}/{inside.free(source.unit(unit))}.docx"] = unit_document(unit, told, source)
        for letter in letters:
            name = inside.free(letter.name)
            contents[f"{room}/{name}.docx"] = person_document(letter, source)
            contents[f"{room}/{name}.ics"] = calendar_bytes(letter, source)
    return contents
