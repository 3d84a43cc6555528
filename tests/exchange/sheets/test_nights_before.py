"""期初: the dates of nights before the horizon, in one cell."""

from datetime import date
from pathlib import Path

from models.leave import Opening
from scheduler.exchange import read_case, write_case
from tests.cases import tiny_case


def test_dates_of_nights_are_read_as_they_were_written(tmp_path: Path) -> None:
    for nights in ((date(2024, 7, 18), date(2024, 7, 20)), (date(2024, 7, 20),), ()):
        case = tiny_case(opening=(Opening(officer="A03", night_dates=nights, cover_days=1),))
        write_case(case, tmp_path / "case.xlsx")
        assert read_case(tmp_path / "case.xlsx").case.opening == case.opening
