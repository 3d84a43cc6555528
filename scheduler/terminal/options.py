"""Arguments and options that several commands have, and those that come in groups. Help texts are keys of the catalogue."""

import unicodedata
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from models.words import say

if TYPE_CHECKING:
    from scheduler.engine.settings import Settings
    from scheduler.exchange.reading.scenarios.flags import Flags

LARGEST_PERCENT = 1000
"""Demand is grown to elevenfold at most."""


def _expect_case(path: Path) -> Path:
    """The file is read while the program loads."""
    from scheduler.exchange.reading.child.untrusted import expect

    expect(path)
    return path


def _expect_roster(path: Path) -> Path:
    from scheduler.exchange.reading.child.untrusted import expect

    expect(path, is_roster=True)
    return path


def _expect_reference(reference: str) -> str:
    _expect_roster(Path(reference))
    return reference


def _expect_records(path: Path | None) -> Path | None:
    return None if path is None else _expect_case(path)


CaseFile = Annotated[Path, typer.Argument(metavar="CASE", help="cli.case", callback=_expect_case)]
RecordsFile = Annotated[Path | None, typer.Argument(metavar="[CASE]", help="cli.records.case", callback=_expect_records)]
RosterFile = Annotated[Path, typer.Argument(metavar="ROSTER", help="cli.publish.roster", callback=_expect_roster)]
RosterReference = Annotated[
    str, typer.Argument(metavar="ROSTER|VERSION", help="cli.roster_reference", callback=_expect_reference)
]
ExplainedRoster = Annotated[str, typer.Argument(metavar="ROSTER|VERSION", help="cli.explain.roster", callback=_expect_reference)]
TimeLimit = Annotated[float, typer.Option("--time-limit", min=0.1, metavar="S", help="cli.time_limit")]
Workers = Annotated[int, typer.Option("--workers", min=0, metavar="N", help="cli.workers")]
Seed = Annotated[int, typer.Option("--seed", min=0, max=2**31 - 1, metavar="N", help="cli.seed")]
Memory = Annotated[float, typer.Option("--memory", min=0.0, metavar="GB", help="cli.memory")]
Reproducible = Annotated[bool, typer.Option("--reproducible", help="cli.reproducible")]
After = Annotated[str | None, typer.Option("--after", metavar="PREVIOUS|VERSION", help="cli.after")]
Summary = Annotated[Path | None, typer.Option("--json", metavar="FILE", help="cli.json")]
NoLedger = Annotated[bool, typer.Option("--no-ledger", help="cli.no_ledger")]
Keep = Annotated[bool, typer.Option("--keep", help="cli.records.keep")]
Db = Annotated[str, typer.Option("--db", metavar="URL", help="cli.db")]
Texts = list[str] | None
"""Of an option that may be given several times."""


class Effort(NamedTuple):
    """How long a search may take, and with what."""

    time_limit: TimeLimit = 120
    workers: Workers = 0
    seed: Seed = 0
    memory: Memory = 0
    reproducible: Reproducible = False

    def settings(self) -> "Settings":
        from scheduler.engine.settings import Settings

        return Settings(*self)


class QuickQuestion(NamedTuple):
    """A scenario typed on the command line."""

    grant_all: Annotated[bool, typer.Option("--grant-all", help="cli.whatif.grant_all")] = False
    absent: Annotated[Texts, typer.Option("--absent", metavar="REF", help="cli.whatif.absent")] = None
    absent_any: Annotated[Texts, typer.Option("--absent-any", metavar="UNIT:N", help="cli.whatif.absent_any")] = None
    train: Annotated[Texts, typer.Option("--train", metavar="UNIT:SKILL:N", help="cli.whatif.train")] = None
    scale: Annotated[Texts, typer.Option("--scale", metavar="REF:F", help="cli.whatif.scale")] = None
    recall: Annotated[Texts, typer.Option("--recall", metavar="REF", help="cli.whatif.recall")] = None

    def flags(self) -> "Flags":
        from scheduler.exchange.reading.scenarios.flags import Flags

        return Flags(self.grant_all, *(tuple(texts or ()) for texts in self[1:]))


class MachineOptions(NamedTuple):
    """Where several runs are made."""

    jobs: Annotated[int, typer.Option("--jobs", min=1, metavar="N", help="cli.whatif.jobs")] = 1
    cluster: Annotated[str, typer.Option("--cluster", metavar="ADDRESS", help="cli.whatif.cluster")] = ""
    open_cluster: Annotated[bool, typer.Option("--open-cluster", help="cli.whatif.open_cluster")] = False


def day(text: str) -> date:
    """`2024-07-23`, in whatever width the keyboard types it."""
    try:
        return date.fromisoformat(unicodedata.normalize("NFKC", text).strip())
    except ValueError as error:
        raise typer.BadParameter(say("cli.day", typed=text)) from error


def percents(text: str) -> tuple[int, ...]:
    """`10,20`, in whatever width the keyboard types it."""
    typed = [word.strip() for word in unicodedata.normalize("NFKC", text).split(",") if word.strip()]
    if not all(word.isascii() and word.isdigit() and len(word) < 10 and 0 < int(word) <= LARGEST_PERCENT for word in typed):
        raise typer.BadParameter(say("cli.stress.percents", typed=text))
    return tuple(int(word) for word in typed)
