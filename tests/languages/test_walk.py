"""Every command, file and page, in either language, holds no word of the other."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from jinja2 import Environment

import cli
from models.errors import Exit
from models.words import Language
from scheduler.exchange.reading.child import reading_process
from tests.languages import commands, pages
from tests.languages.names import Names, typed_in
from tests.languages.seen import READERS, texts_of
from tests.paths import ROOT

pytestmark = pytest.mark.usefixtures("signals")
TEMPLATES = ROOT / "scheduler" / "board" / "templates"
EN, ZH = Language.EN, Language.ZH


class Way(NamedTuple):
    """The languages of the console and of the files, and what asks for them."""

    console: Language
    files: Language
    lang: tuple[str, ...]


class Walk(NamedTuple):
    way: Way
    folder: Path
    said: tuple[commands.Said, ...]
    names: Names


WAYS = {
    "english": Way(EN, EN, ("--lang", "en")),
    "chinese": Way(ZH, ZH, ("--lang", "zh")),
    "english console, chinese files": Way(EN, ZH, ()),
}


@pytest.fixture(scope="module", params=[pytest.param(name, marks=pytest.mark.xdist_group(name)) for name in WAYS])
def walked(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Walk]:
    way, folder = WAYS[request.param], tmp_path_factory.mktemp("w")
    with pytest.MonkeyPatch.context() as patched:
        patched.chdir(folder)
        reading_process._close()  # it keeps the folder in which it was started
        patched.setenv("DUTYCOVER_DB", "l.db")
        patched.setenv("LC_ALL", "en_US.UTF-8" if way.console is EN else "zh_CN.UTF-8")
        patched.setattr("scheduler.whatif.bottleneck.MOST_SCENARIOS_A_KIND", 1)
        patched.setattr("scheduler.jobs.samples.summer", lambda: Path("c.xlsx"))
        patched.setattr("scheduler.board.server.serve", lambda *given: given[-1].ready("http://127.0.0.1:1/"))
        said = commands.walk(folder, way.files, *way.lang).said
        names = Names({*typed_in(folder / name for name in commands.SOURCES), *commands.TYPED}, way.console is not way.files)
        yield Walk(way, folder, said, names)


def test_every_command_is_walked() -> None:
    known = {command.name or command.callback.__name__ for command in cli.app.registered_commands if command.callback}
    assert set(commands.RUNS) == known


def test_what_a_command_says_is_in_the_language_of_the_console(walked: Walk) -> None:
    foreign = {(said.command, *words) for said in walked.said if (words := walked.names.foreign(said.text, walked.way.console))}
    assert foreign == set()


def test_each_command_that_can_be_done_is_done(walked: Walk) -> None:
    """A walk along complaints alone would see little; of a swap it hears at length what it breaks, and it has no certificate."""
    done = {said.command.split()[0] for said in walked.said if said.code == Exit.OK and not said.command.endswith("--help")}
    assert set(commands.RUNS) - done - (commands.NOT_MIXED if not walked.way.lang else set()) == {"swap", "verify"}
    assert not [said for said in walked.said if said.code == Exit.INTERNAL]


def test_what_a_command_writes_is_in_the_language_of_the_files(walked: Walk) -> None:
    written = [path for path in walked.folder.rglob("*") if path.suffix in READERS and path.name not in commands.GIVEN]
    assert {path.suffix for path in written} >= {".xlsx", ".docx", ".ics", ".html"}
    foreign = {
        (path.relative_to(walked.folder).as_posix(), text)
        for path in written
        for text in texts_of(path)
        if walked.names.foreign(text, walked.way.files)
    }
    assert foreign == set()


@pytest.fixture(scope="module")
def rendered() -> Iterator[set[str]]:
    """The names of the templates that pages are made of, as they are loaded."""
    known, load = set[str](), Environment._load_template

    def loading(made: Environment, name: str, given: Any) -> Any:
        known.add(name)
        return load(made, name, given)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(Environment, "_load_template", loading)
        yield known


def test_every_page_of_the_board_is_in_its_language(walked: Walk, rendered: set[str]) -> None:
    if walked.way is WAYS["english console, chinese files"]:
        pytest.skip("the board has one language")
    shown = list(pages.walk(walked.folder, walked.way.console))
    assert not [answer.request for answer in shown if answer.code >= 500]
    foreign = {
        (answer.request, text) for answer in shown for text in answer.texts if walked.names.foreign(text, walked.way.console)
    }
    assert foreign == set()
    made = {path.relative_to(TEMPLATES).as_posix() for path in TEMPLATES.rglob("*.html")}
    assert made - rendered == pages.NOT_WALKED
