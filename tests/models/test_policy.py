"""A policy holds every row: those that a case leaves out, or is too old to know, as they are by default."""

import pytest
from pydantic import ValidationError

from models.policy import Policy, default_policy, default_rows


def test_a_policy_written_before_a_row_existed_is_read_with_its_default() -> None:
    known = default_rows()
    older = Policy.model_validate({"rows": [row.model_dump() for row in known if not row.key.startswith("demand.")]})
    assert {row.key: row for row in older.rows} == {row.key: row for row in known}


def test_rows_that_are_there_stay_as_they_are_and_in_their_place() -> None:
    stint = default_policy().row("stint").model_copy(update={"on": False})
    policy = Policy(rows=(stint,))
    assert policy.rows[0] == stint
    assert not policy.on("stint")


def test_a_key_twice_is_refused() -> None:
    row = default_rows()[0]
    with pytest.raises(ValidationError, match="重复"):
        Policy(rows=(row, row))


@pytest.mark.parametrize(
    ("value", "entries"), [("", ()), ("婚假", ("婚假",)), ("婚假；产假", ("婚假", "产假")), (" 婚假 ; 产假；", ("婚假", "产假"))]
)
def test_the_items_of_a_value_are_parted_by_a_semicolon_of_either_width(value: str, entries: tuple[str, ...]) -> None:
    assert default_policy().changed(leave__entitled={"value": value}).entries("leave.entitled") == entries
