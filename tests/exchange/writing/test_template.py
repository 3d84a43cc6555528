"""What a template shows has its sheet in it."""

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from models.words import Language, speaking
from scheduler.exchange.reading.cells.cells import DAY_OFF
from scheduler.exchange.sheets import BY_KEY, SHEETS
from scheduler.exchange.writing.case.layout import LISTS, example_of
from scheduler.exchange.writing.case.template import write_template
from scheduler.exchange.writing.case.unit_part import write_part

WAYS: dict[str, Callable[[Path], object]] = {
    "short": write_template,
    "full": lambda path: write_template(path, full=True),
    "part": lambda path: write_part(path, "龙桥", None),
}


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("way", WAYS)
def test_a_template_refers_to_nothing_that_it_has_no_sheet_for(way: str, language: Language, tmp_path: Path) -> None:
    """Built-in posts and shifts need no sheet; an example of anything else stands on one, and no note names a missing one."""
    path = tmp_path / "案例.xlsx"
    with speaking(language, language):
        WAYS[way](path)
        titles = openpyxl.load_workbook(path).sheetnames
        there = [sheet for sheet in SHEETS if sheet.title in titles]
        missing = {sheet.key for sheet in SHEETS} - {sheet.key for sheet in there}
        assert there
        for sheet in there:
            for column in sheet.columns:
                if column.refers in missing and column.example:
                    assert set(example_of(column).split()) <= {*LISTS.get(column.refers, ()), *DAY_OFF}, column
                named = [key for key in missing if BY_KEY[key].title in column.hint and key not in LISTS]
                named = [key for key in named if BY_KEY[key].title not in sheet.title]
                assert not named, (column.title, column.hint)
