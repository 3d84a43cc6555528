"""Lines of a 比选方案 as a YAML file, as it is read back."""

from collections.abc import Iterable

import yaml

from models.words import in_the_workbook
from scheduler.exchange.reading.scenarios.lines import Line
from scheduler.exchange.sheets.decisions import SCENARIOS
from scheduler.exchange.sheets.words import ACTION


def scenario_yaml(lines: Iterable[tuple[str, Line]]) -> bytes:
    """Each line with the name of its scenario; in the language of the files."""
    body: dict[str, list[dict[str, str]]] = {}
    with in_the_workbook():
        for name, line in lines:
            body.setdefault(name, []).append(_cells(line))
    return yaml.safe_dump(body, allow_unicode=True, sort_keys=False, width=1000).encode()


def _cells(line: Line) -> dict[str, str]:
    action = ACTION.shown(ACTION.values[line.action.casefold()])
    cells = {"value": line.value, "first": line.first, "last": line.last}
    return {action: line.subject} | {SCENARIOS.by_key[key].title: str(cell) for key, cell in cells.items() if cell}
