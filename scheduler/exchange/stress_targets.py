"""Where the answers to standing questions go: a workbook each."""

from collections.abc import Sequence
from pathlib import Path

from models.comparison import Compared, Comparison
from models.stress import Stress
from models.tradeoff import Tradeoff
from models.words import in_the_workbook, say
from scheduler.exchange.transaction.atomic import write_or_keep
from scheduler.exchange.transaction.outputs import NotWritten, refuse_outputs
from scheduler.exchange.writing.answers.bottleneck_workbook import bottleneck_bytes
from scheduler.exchange.writing.answers.stress_workbook import stress_bytes
from scheduler.exchange.writing.answers.tradeoff_workbook import tradeoff_bytes


def refuse_answer(case: Path, output: Path) -> None:
    """Raises `NotWritten` before anything is computed, for whatever could not be written after it."""
    if output.suffix.lower() != ".xlsx":
        raise NotWritten(say("stress.suffix", path=output))
    refuse_outputs([output], [case])


def write_stress(output: Path, found: Stress) -> None:
    with in_the_workbook():
        content = stress_bytes(found)
    write_or_keep({output: content})


def write_tradeoff(output: Path, found: Tradeoff) -> None:
    with in_the_workbook():
        content = tradeoff_bytes(found)
    write_or_keep({output: content})


def write_bottleneck(output: Path, found: Comparison, ranked: Sequence[Compared], is_whole: bool) -> None:
    with in_the_workbook():
        content = bottleneck_bytes(found, ranked, is_whole)
    write_or_keep({output: content})
