"""Rows become tables that keep ids as text."""

from scheduler.exchange.writing.case.frames import frame
from tests.cases import tiny_case


def test_a_table_has_a_row_per_noun_and_a_column_per_field() -> None:
    case = tiny_case()
    table = frame(case.officers)
    assert list(table["id"]) == [officer.id for officer in case.officers]
    assert set(table.columns) == set(type(case.officers[0]).model_fields)
    assert frame(()).empty
