"""What a study is to find out. Nothing heavy is imported here."""

from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from scheduler.exchange.reading.files.glance import ANSWERS


class Study(StrEnum):
    """Four questions about a case that take long."""

    WHATIF = "whatif"
    STRESS = "stress"
    TRADEOFF = "tradeoff"
    BOTTLENECK = "bottleneck"


ENDS = dict(zip(Study, ANSWERS, strict=True))
"""At the end of the name of each one's workbook, whatever is spoken."""
SCENARIOS = "-比选方案.yaml"


class Wanted(NamedTuple):
    """`seconds` are for the base, or for each point; `each` for each absence, or growth of demand by so many percent."""

    study: Study
    case: Path
    seconds: float
    is_absence: bool = True
    percents: tuple[int, ...] = ()
    each: float = 20.0
    steps: int = 4


class TypedLine(NamedTuple):
    """A line of a 比选方案 as a form sends it."""

    action: str
    subject: str = ""
    value: str = ""
    first: date | None = None
    last: date | None = None


def workbook(study: Study, case: Path) -> Path:
    """`夏季-比选.xlsx` beside `夏季.xlsx`."""
    return case.with_name(f"{case.stem}{ENDS[study]}.xlsx")


def scenario_file(case: Path) -> Path:
    """`夏季-比选方案.yaml` beside `夏季.xlsx`, as `dutycover whatif` takes it."""
    return case.with_name(f"{case.stem}{SCENARIOS}")
