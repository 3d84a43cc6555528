"""Where scenarios come from: a YAML file, the sheet 比选方案 of a workbook, flags."""

from pathlib import Path

from models.case import Case
from models.scenario import Scenario
from models.words import say
from scheduler.exchange.scenario_flags import Flags, flag_lines
from scheduler.exchange.scenario_lines import scenarios
from scheduler.exchange.scenario_sheet import sheet_lines
from scheduler.exchange.scenario_yaml import yaml_lines
from scheduler.refusals import ScenarioRefused

YAML = (".yaml", ".yml")


def read_scenarios(case: Case, file: Path, given: Path | None, flags: Flags, seed: int) -> tuple[Scenario, ...]:
    """Those of `given`, else of the flags, else of the case's own `file`. Raises `ScenarioRefused` or `Unreadable`."""
    asked = flag_lines(case, flags, seed)
    if given is not None:
        lines = yaml_lines(given, case) if given.suffix.lower() in YAML else sheet_lines(given, case)
        found = scenarios(case, [*lines, *asked])
    else:
        found = scenarios(case, asked or sheet_lines(file, case))
    if not found:
        raise ScenarioRefused(say("scenario.none", file=(given or file).name))
    return found
