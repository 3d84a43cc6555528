"""A workbook is read back in either language, whatever is spoken."""

from datetime import timedelta
from pathlib import Path

import openpyxl
import pytest

import cli
from models.findings import AuditReport
from models.leave import Opening
from models.reasons import Reasons
from models.roster import Roster
from models.words import Language, catalogue, speaking
from scheduler.exchange import read_case, write_case
from scheduler.exchange.reading.roster_file import read_roster
from scheduler.exchange.working.edits.roster_changes import Changes, read_changes
from scheduler.exchange.working.workbook import write_working
from scheduler.jobs.after import after
from tests.cases import calendar, tiny_case
from tests.exchange.cases import rich_case
from tests.exchange.rosters import roster_file
from tests.languages.commands import small_case

pytestmark = pytest.mark.usefixtures("signals")


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("spoken", Language)
def test_a_case_survives_in_either_language_whatever_is_spoken(language: Language, spoken: Language, tmp_path: Path) -> None:
    with speaking(language, language):
        write_case(rich_case(), tmp_path / "case.xlsx")
    with speaking(spoken, spoken):
        assert read_case(tmp_path / "case.xlsx").case == rich_case()


@pytest.mark.parametrize("language", Language)
def test_the_closing_state_and_the_policy_are_read_back_as_sheets_of_the_next_case(language: Language, tmp_path: Path) -> None:
    """期末 is copied over 期初 and 规则 over 规则, from a working copy in either language into a Chinese case."""
    given = small_case()
    file = roster_file(given.model_copy(update={"restrictions": ()}))
    rows = tuple(Opening(officer=officer.id, work_run=2) for officer in given.officers)
    with speaking(language, language):
        write_working(tmp_path / "working.xlsx", file.model_copy(update={"roster": Roster()}), AuditReport(), Reasons(), rows)
    write_case(given, tmp_path / "case.xlsx")
    book, working = openpyxl.load_workbook(tmp_path / "case.xlsx"), openpyxl.load_workbook(tmp_path / "working.xlsx")
    for source, target in ((catalogue(language)["title.closing"], "期初"), (working.sheetnames[-2], "规则")):
        if target in book.sheetnames:
            book.remove(book[target])
        page = book.create_sheet(target)
        for row in working[source].iter_rows(values_only=True):
            page.append(row)
    book.save(tmp_path / "next.xlsx")
    back = read_case(tmp_path / "next.xlsx").case
    assert back.policy == given.policy
    assert back.opening == rows


def test_a_working_copy_in_english_carries_its_roster_and_hands_on_its_end(tmp_path: Path) -> None:
    roster = tmp_path / "roster.xlsx"
    with speaking(Language.EN, Language.EN):
        write_case(small_case(), tmp_path / "case.xlsx")
    with pytest.raises(SystemExit):
        cli.main([*("solve", str(tmp_path / "case.xlsx"), "-o", str(roster)), *("--lang", "en", "--time-limit", "60")])
    file = read_roster(roster)
    assert file.case == read_case(tmp_path / "case.xlsx").case
    assert read_changes(roster, file) == Changes()
    first = file.case.end + timedelta(1)
    with speaking(Language.EN, Language.EN):
        write_case(tiny_case(start=first, days=2, calendar=calendar(first, 2), only=["A01", "A02"]), tmp_path / "next.xlsx")
    opening = after(read_case(tmp_path / "next.xlsx"), roster).case.opening
    assert {row.officer for row in opening} == {"A01", "A02"}
