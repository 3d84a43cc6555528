"""比选方案 of a case as a YAML file beside it, to which forms add lines and from which they are taken."""

import threading
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from models.case import Case
from models.errors import DutycoverError, Exit, ScenarioRefused
from models.words import say
from scheduler.exchange.errors import Unreadable
from scheduler.exchange.reading.scenarios.lines import Line, scenarios
from scheduler.exchange.reading.scenarios.yaml import LONGEST_NAME, yaml_lines
from scheduler.exchange.transaction.atomic import replace_file
from scheduler.exchange.writing.answers.scenario_text import edit_text
from scheduler.exchange.writing.answers.scenario_yaml import scenario_yaml
from scheduler.jobs.board.folder import stamp
from scheduler.jobs.board.studies.wanted import TypedLine, scenario_file

Lines = tuple[tuple[str, Line], ...]
"""Each with the name of its scenario, in the order of the file."""
LINES_AT_MOST = 200


class Stale(DutycoverError):
    """The list was changed since it was seen. The text is for the planner."""

    exit_code = Exit.FAULTS


class Listed(NamedTuple):
    """A scenario with its lines in words."""

    name: str
    edits: tuple[str, ...]


class ScenarioList(NamedTuple):
    """`seen` marks the state of the file; `problem` says what of it cannot be read: then nothing is added to it."""

    file: str
    seen: str = ""
    scenarios: tuple[Listed, ...] = ()
    problem: str = ""


class ScenarioFiles:
    """Read again only where a file has changed. One change at a time."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._known: dict[Path, tuple[str, Lines]] = {}

    def listed(self, path: Path, case: Case) -> ScenarioList:
        """What the file beside the case at `path` holds; empty where there is none."""
        file = scenario_file(path)
        seen = _stamp(file)
        try:
            made = scenarios(case, self._lines(file, case))
        except (ScenarioRefused, Unreadable) as error:
            return ScenarioList(file.name, seen, problem=error.sentence())
        return ScenarioList(file.name, seen, tuple(Listed(row.name, tuple(map(edit_text, row.edits))) for row in made))

    def add(self, path: Path, case: Case, name: str, typed: TypedLine) -> None:
        """Behind the other lines of the scenario, or as a new one. Raises `ScenarioRefused` for what means nothing here."""
        file, title = scenario_file(path), name.strip()
        if not title or len(title) > LONGEST_NAME:
            wrong = say("scenario.yaml.name_length", name=title[:LONGEST_NAME])
            expected = say("scenario.yaml.name_at_most", most=LONGEST_NAME)
            raise ScenarioRefused(say("scenario.expected", wrong=wrong, expected=expected))
        line = Line(*typed)
        scenarios(case, [(title, line)])
        with self._lock:
            lines = self._lines(file, case)
            if len(lines) >= LINES_AT_MOST:
                raise ScenarioRefused(say("board.whatif.full", count=LINES_AT_MOST))
            self._write(file, (*lines, (title, line)))

    def remove(self, path: Path, case: Case, seen: str, name: str, place: int | None = None) -> None:
        """The line at a place of the scenario, from 0; without one the whole scenario. Raises `Stale`."""
        file = scenario_file(path)
        with self._lock:
            if _stamp(file) != seen:
                raise Stale(say("board.whatif.stale"))
            lines = self._lines(file, case)
            own = [at for at, (scenario, _) in enumerate(lines) if scenario == name]
            gone = set(own if place is None else own[place : place + 1])
            self._write(file, [pair for at, pair in enumerate(lines) if at not in gone])

    def _lines(self, file: Path, case: Case) -> Lines:
        seen = _stamp(file)
        if not seen:
            return ()
        known = self._known.get(file)
        if known is None or known[0] != seen:
            known = self._known[file] = seen, tuple(yaml_lines(file, case))
        return known[1]

    def _write(self, file: Path, lines: Sequence[tuple[str, Line]]) -> None:
        if not lines:
            file.unlink(missing_ok=True)
            return
        replace_file(file, scenario_yaml(lines))


def _stamp(file: Path) -> str:
    """Empty where there is no such file."""
    return stamp(file) if file.is_file() else ""
