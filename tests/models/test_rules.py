"""The specs of the rules beside their policy rows, and the case's hash where rows were added later."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from models.case_hash import case_hash
from models.findings import AuditReport
from models.policy import Policy, built_in_texts, default_policy, default_rows, default_table, older_rows
from models.roster import ROSTER_FORMAT, RosterFile
from models.rules import (
    BY_KEY,
    SPECS,
    Measure,
    Scope,
    measure,
    of_scope,
    own_rows,
    raisable_rows,
    row_specs,
    rule_of,
    soft_rows,
)
from models.words import Language, say
from scheduler.exchange.errors import Unreadable
from scheduler.exchange.reading.roster_file import read_roster, roster_json, sound_roster, write_roster_json
from scheduler.terminal.lines.audit import audit_lines
from tests.exchange.rosters import roster_file

LATER = ("load.period", "fairness.steps", "fairness.half_life")
UNITS = {
    "minutes": Measure.MINUTES,
    "days": Measure.DAYS,
    "times": Measure.COUNT,
    "officers": Measure.COUNT,
    "%": Measure.PERCENT,
}


def test_every_key_that_a_spec_names_is_one_rule() -> None:
    assert len(BY_KEY) == len(SPECS)
    places = [spec.place for spec in SPECS if spec.place is not None]
    assert len(set(places)) == len(places)


def test_lists_of_rows_follow_from_the_table() -> None:
    assert {rule_of(key) for key in (*soft_rows(), *raisable_rows(), *own_rows())} <= set(BY_KEY)
    assert raisable_rows()[0] == "load"
    numbers = [key for key in raisable_rows() if measure(key) is not Measure.WINDOWS]
    assert all(isinstance(default_policy().row(key).value, int) for key in numbers)


def test_the_schema_names_every_row() -> None:
    assert Policy.model_json_schema()["$defs"]["PolicyRow"]["properties"]["key"]["examples"] == list(row_specs())


@pytest.mark.parametrize("key", row_specs())
def test_a_measure_is_what_the_unit_says(key: str) -> None:
    unit = built_in_texts(key, Language.EN)["unit"]
    if unit in UNITS and measure(key) is not Measure.WINDOWS:
        assert measure(key) is UNITS[unit]


def test_no_row_without_a_default_has_a_measure() -> None:
    assert measure("leave.weight.探亲假") is None


def test_a_roster_written_before_a_row_existed_is_still_the_one_that_was_written(tmp_path: Path) -> None:
    file = roster_file()
    older = file.case.policy.model_copy(update={"rows": tuple(row for row in file.case.policy.rows if row.key not in LATER)})
    case = file.case.model_copy(update={"policy": older})
    assert case_hash(case) == case_hash(file.case)
    write_roster_json(tmp_path / "older.json", RosterFile.model_construct(**dict(file) | {"case": case}))
    assert "load.period" not in (tmp_path / "older.json").read_text(encoding="utf-8")
    read = read_roster(tmp_path / "older.json")
    assert read.case_hash == file.case_hash
    assert {row.key for row in read.case.policy.rows} == {row.key for row in default_rows()}


@pytest.fixture
def surplus_is_new(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """As if `surplus` had come after the file was written."""
    table = tuple(row | {"older": "off"} if row["key"] == "surplus" else row for row in default_table())
    monkeypatch.setattr("models.policy.default_table", lambda: table)
    older_rows.cache_clear()
    yield
    older_rows.cache_clear()


def older_file(on: bool) -> RosterFile:
    """A roster planned with the row off or on, and written without it."""
    file = roster_file()
    policy = file.case.policy.changed(surplus={"on": on})
    rows = tuple(row for row in policy.rows if row.key != "surplus")
    case = file.case.model_copy(update={"policy": policy.model_copy(update={"rows": rows})})
    return RosterFile.model_construct(**dict(file) | {"case": case, "case_hash": case_hash(case)})


@pytest.mark.usefixtures("surplus_is_new")
def test_a_later_row_that_a_roster_lacks_is_off_and_named(tmp_path: Path) -> None:
    """It is judged by what it was planned for, and its hash is the one that was written; a case takes the default."""
    written = older_file(on=False)
    text = roster_json(written).decode()
    (tmp_path / "older.json").write_bytes(b"".join(line.encode() for line in text.splitlines() if '"format"' not in line))
    read = sound_roster(tmp_path / "older.json")
    assert not read.case.policy.on("surplus")
    assert read.rows_lacking == ("surplus",)
    assert read.case_hash == written.case_hash
    assert Policy.model_validate(written.case.policy.model_dump()).on("surplus")
    write_roster_json(tmp_path / "again.json", read)
    assert sound_roster(tmp_path / "again.json") == read


@pytest.mark.parametrize("key", [row["key"] for row in default_table() if row["older"] == "off"])
def test_each_row_of_this_edition_is_off_in_a_roster_without_it(tmp_path: Path, key: str) -> None:
    file = roster_file()
    rows = tuple(row for row in file.case.policy.rows if row.key != key)
    case = file.case.model_copy(update={"policy": file.case.policy.model_copy(update={"rows": rows})})
    written = RosterFile.model_construct(**dict(file) | {"case": case, "case_hash": case_hash(case)})
    write_roster_json(tmp_path / "older.json", written)
    read = read_roster(tmp_path / "older.json")
    assert read.rows_lacking == (key,)
    assert not read.case.policy.row(key).on
    assert default_policy().row(key).on


@pytest.mark.usefixtures("surplus_is_new")
def test_a_row_that_a_roster_has_is_as_it_says(tmp_path: Path) -> None:
    file = roster_file()
    file = file.model_copy(update={"case_hash": case_hash(file.case)})
    write_roster_json(tmp_path / "today.json", file)
    read = sound_roster(tmp_path / "today.json")
    assert read.case.policy.on("surplus")
    assert read.rows_lacking == ()


@pytest.mark.usefixtures("surplus_is_new")
def test_the_audit_names_the_rows_that_are_off() -> None:
    file = older_file(on=False).model_copy(update={"case": roster_file().case, "rows_lacking": ("surplus",)})
    lines = list(audit_lines(file, file.case, AuditReport(), True, False, ()))
    assert say("console.rows_lacking", rows=1, titles=file.case.policy.title("surplus")) in lines


def test_a_roster_from_before_days_away_were_limited(tmp_path: Path) -> None:
    file = roster_file()
    rows = tuple(row for row in file.case.policy.rows if not row.key.startswith("stint.away"))
    case = file.case.model_copy(update={"policy": file.case.policy.model_copy(update={"rows": rows})})
    write_roster_json(
        tmp_path / "older.json", RosterFile.model_construct(**dict(file) | {"case": case, "case_hash": case_hash(case)})
    )
    read = sound_roster(tmp_path / "older.json")
    assert not read.case.policy.on("stint.away")
    assert read.rows_lacking == ("stint.away",)


def test_a_roster_of_a_newer_format_says_so(tmp_path: Path) -> None:
    write_roster_json(tmp_path / "newer.json", roster_file().model_copy(update={"format": ROSTER_FORMAT + 1}))
    with pytest.raises(Unreadable, match=str(ROSTER_FORMAT + 1)):
        sound_roster(tmp_path / "newer.json")


@pytest.mark.parametrize(
    "edit", [{"load__period": {"value": 14}}, {"fairness__steps": {"value": "100"}}, {"load__period": {"on": False}}]
)
def test_a_later_row_that_is_changed_changes_the_hash(edit: dict[str, dict[str, object]]) -> None:
    case = roster_file().case
    changed = case.model_copy(update={"policy": case.policy.changed(**edit)})
    assert case_hash(changed) != case_hash(case)


def test_what_breaks_first_is_told_first() -> None:
    """Of several rules that a leave would break the first is named: by place among obstacles, not by the model's order."""
    assert of_scope(Scope.NEAR) == ("one_duty", "rest")
    line = (
        "available",
        "commitments",
        "shift_sequence",
        "consecutive_days",
        "days_off",
        "compensatory_rest",
        "load",
        "stint",
        "pins",
    )
    assert of_scope(Scope.LINE) == line
