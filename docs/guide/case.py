"""The case that the guide's pictures show: an invented bureau of three stations over two weeks, with last year's volumes."""

from datetime import date, timedelta
from pathlib import Path
from random import Random

import openpyxl

from benchmarks.generator import PRESETS, generate
from models.case import Case
from models.demand import HistoryCount, Service
from models.organisation import UnitKind
from scheduler.exchange import write_case

SEED = 3
HISTORY_DAYS = 400
SERVICES = (Service(id="户籍", post="户籍窗口", shift="白", method="counter", minutes=12, floor=1),)
FAULTS = {"警员": ("D3", "民警？"), "请假": ("C3", "七月九日"), "需求": ("G2", -1)}
"""By sheet, a cell and what a planner might have typed there."""


def case() -> Case:
    drawn = generate(PRESETS["tiny"]._replace(leave_pressure=0.35, peak_height=1.3), SEED, edition="today")
    stations = [unit.id for unit in drawn.units if unit.kind is UnitKind.STATION]
    days = [drawn.start - timedelta(back) for back in range(HISTORY_DAYS, 0, -1)]
    history = tuple(row for station in stations for row in _counted(station, days))
    return drawn.model_copy(update={"title": "示例分局", "services": SERVICES, "history": history})


def _counted(station: str, days: list[date]) -> list[HistoryCount]:
    """Fewer on weekends, more before school begins."""
    rng = Random(station)
    level = rng.randint(45, 70)

    def count(day: date) -> int:
        season = 1.5 if day.month in (7, 8) else 1.0
        return max(0, round(rng.gauss(level * season * (0.35 if day.weekday() >= 5 else 1.0), 6)))

    return [HistoryCount(station=station, service="户籍", date=day, count=count(day)) for day in days]


def write_both(good: Path, faulty: Path) -> None:
    """The case, and a copy with what is often typed wrong."""
    write_case(case(), good)
    book = openpyxl.load_workbook(good)
    for sheet, (cell, value) in FAULTS.items():
        book[sheet][cell] = value
    book.save(faulty)
