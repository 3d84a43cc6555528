"""A sheet is described once: what is said of it elsewhere holds to the description."""

import re
from pathlib import Path

import pytest

from models.words import NAME
from scheduler.exchange.sheets import SHEETS
from scheduler.exchange.sheets.sheet import Sheet
from tests.paths import ROOT

COLUMNS = [column for sheet in SHEETS for column in sheet.columns]
NOT_FIELDS = {"opening": {"leave"}}
"""Leave granted beyond the end of the roster before becomes requests of the case."""


def test_the_docs_list_the_sheets_in_their_order_and_say_which_are_required() -> None:
    page = (ROOT / "docs/files.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (\S+) \| ([^|]+) \| `(\w+)` \| (required\.)?", page, re.MULTILINE)
    assert [(zh, en, key, bool(required)) for zh, en, key, required in rows] == [
        (sheet.zh, sheet.en, sheet.key, sheet.required) for sheet in SHEETS
    ]


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.key)
def test_rows_of_units_parts_are_told_apart_by_columns_of_the_sheet(sheet: Sheet) -> None:
    """Only the settings, one a case, need none."""
    assert bool(sheet.identity) is (sheet.key != "parameters")
    assert {key for columns in sheet.identity for key in columns} <= {column.key for column in sheet.columns}


@pytest.mark.parametrize("sheet", [sheet for sheet in SHEETS if sheet.noun], ids=lambda sheet: sheet.key)
def test_columns_are_the_fields_of_the_noun_that_a_row_is(sheet: Sheet) -> None:
    assert sheet.noun is not None
    assert {column.key for column in sheet.columns} == {*sheet.noun.model_fields, *NOT_FIELDS.get(sheet.key, ())}


def test_what_refers_to_a_sheet_refers_to_one_with_ids() -> None:
    with_ids = {sheet.key for sheet in SHEETS if "id" in sheet.by_key}
    assert {column.refers for column in COLUMNS} - {""} <= with_ids


def test_sentences_name_sheets_and_columns_as_they_are_described() -> None:
    described = {(named.zh, named.en) for named in (*SHEETS, *COLUMNS)}
    known = {zh for zh, _ in described}
    sentences = (Path(ROOT) / "models/words/en.toml").read_text(encoding="utf-8")
    assert not {pair for pair in NAME.findall(sentences) if pair[0] in known} - described
