"""The specs of the rules beside their policy rows, and the case's hash where rows were added later."""

from pathlib import Path

import pytest

from models.case_hash import case_hash
from models.policy import Policy, built_in_texts, default_policy, default_rows
from models.roster import RosterFile
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
from models.words import Language
from scheduler.exchange.reading.roster_file import read_roster, write_roster_json
from tests.exchange.rosters import roster_file

LATER = ("load.period", "fairness.steps")
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
    assert all(isinstance(default_policy().row(key).value, int) for key in raisable_rows())


def test_the_schema_names_every_row() -> None:
    assert Policy.model_json_schema()["$defs"]["PolicyRow"]["properties"]["key"]["examples"] == list(row_specs())


@pytest.mark.parametrize("key", row_specs())
def test_a_measure_is_what_the_unit_says(key: str) -> None:
    unit = built_in_texts(key, Language.EN)["unit"]
    if unit in UNITS:
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
    line = ("available", "commitments", "shift_sequence", "consecutive_days", "days_off", "load", "stint", "pins")
    assert of_scope(Scope.LINE) == line
