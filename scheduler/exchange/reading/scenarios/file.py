"""Where scenarios come from: a YAML file, the sheet 比选方案 of a workbook, flags."""

from pathlib import Path

from models.case import Case
from models.errors import ScenarioRefused
from models.scenario import Scenario
from models.words import say
from scheduler.exchange.reading.scenarios.flags import Flags, flag_lines
from scheduler.exchange.reading.scenarios.lines import scenarios
from scheduler.exchange.reading.scenarios.sheet import sheet_lines
from scheduler.exchange.reading.scenarios.yaml import yaml_lines

YAML = (".yaml", ".yml")


def read_scenarios(case: Case, file: Path, given: Path | None, flags: Flags, seed: int) -> tuple[Scenario, ...]:
    """Those of `given`, else of the flags, else of the case's own `file`. Raises `ScenarioRefused` or `Unreadable`."""
    asked = flag_lines(case, flags, seed)
    if given is not None:
        lines = yaml_lines(given, case) if given.suffix.lower() in YAML else sheet_lines(given, case)
        asked_for = scenarios(case, [*lines, *asked])
    else:
        asked_for = scenarios(case, asked or sheet_lines(file, case))
    if not asked_for:
        raise ScenarioRefused(say("scenario.none", file=(given or file).name))
    return asked_for
