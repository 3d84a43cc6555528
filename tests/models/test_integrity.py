"""Faults between the parts of a case: every check is asked, and each file's faults name the field that is wrong."""

import inspect
import pkgutil
from datetime import date
from importlib import import_module
from types import SimpleNamespace
from typing import Any

import pytest

from models import integrity
from models.integrity.fault import Fault
from models.integrity.faults import CHECKS, faults

START, END = date(2024, 7, 1), date(2024, 7, 3)
STATION = SimpleNamespace(id="东海所", kind="station", floors=(), meeting_weekday=None, town_beds=None, town_beds_women=None)


def parts(**sheets: tuple[Any, ...]) -> Any:
    calendar = tuple(SimpleNamespace(date=date(2024, 7, day)) for day in (1, 2, 3))
    return SimpleNamespace(start=START, end=END, calendar=calendar, **sheets)


def aid(partner: str, past_balance: int | None = None) -> SimpleNamespace:
    return SimpleNamespace(station="东海所", partner=partner, past_balance=past_balance)


def turned(row: SimpleNamespace) -> SimpleNamespace:
    return SimpleNamespace(**vars(row) | {"station": row.partner, "partner": row.station})


OTHER = SimpleNamespace(**vars(STATION) | {"id": "龙桥所"})
TOLD_TWICE = (aid("龙桥所", 0), turned(aid("龙桥所")), turned(aid("龙桥所", 2)))


def test_every_check_of_the_folder_is_asked() -> None:
    modules = [import_module(f"{integrity.__name__}.{entry.name}") for entry in pkgutil.iter_modules(integrity.__path__)]
    checks = {
        function
        for module in modules
        for name, function in inspect.getmembers(module, inspect.isgeneratorfunction)
        if function.__module__ == module.__name__ and not name.startswith("_")
    }
    assert checks == set(CHECKS)
    assert len(CHECKS) == len(set(CHECKS))


def test_a_sound_case_has_none() -> None:
    assert faults(parts(units=(STATION,))) == []


@pytest.mark.parametrize(
    ("sheets", "sheet", "row", "field"),
    [
        ({"units": (STATION, STATION)}, "units", 1, "id"),
        ({"units": (STATION, SimpleNamespace(**vars(STATION) | {"id": "东海所\u200b"}))}, "units", 1, "id"),
        ({"mutual_aid": (aid("龙桥所"),), "units": (STATION,)}, "mutual_aid", 0, "partner"),
        ({"units": (SimpleNamespace(**vars(STATION) | {"meeting_weekday": 7}),)}, "units", 0, "meeting_weekday"),
        ({"units": (SimpleNamespace(**vars(STATION) | {"town_beds_women": 1}),)}, "units", 0, "town_beds_women"),
        ({"mutual_aid": (aid("东海所"),), "units": (STATION,)}, "mutual_aid", 0, "partner"),
        ({"mutual_aid": TOLD_TWICE, "units": (STATION, OTHER)}, "mutual_aid", 2, "past_balance"),
        ({"calendar_rotas": (), "cycle_rotas": (SimpleNamespace(id="四班", cycle=(), teams=()),)}, "cycle_rotas", 0, "cycle"),
    ],
)
def test_a_fault_names_its_field(sheets: dict[str, tuple[Any, ...]], sheet: str, row: int, field: str) -> None:
    (fault,) = faults(parts(**sheets))
    assert (fault.sheet, fault.row, fault.field) == (sheet, row, field)


def test_a_horizon_that_runs_backwards_says_nothing_of_its_calendar() -> None:
    backwards = SimpleNamespace(start=END, end=START)
    (fault,) = faults(backwards)
    assert fault == Fault("parameters", None, "end", fault.sentence)
    assert fault.path == "end"


def test_the_path_is_as_json_has_it() -> None:
    assert Fault("units", 2, "last", "", within="floors[1]").path == "units[2].floors[1].last"
