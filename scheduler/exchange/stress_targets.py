"""Where the answers to standing questions go: a workbook each."""

from collections.abc import Sequence
from pathlib import Path

from models.comparison import Compared, Comparison
from models.stress import Stress
from models.tradeoff import Tradeoff
from models.words import in_the_workbook, say
from scheduler.exchange.atomic import NotWritten, refuse_outputs, replace_file
from scheduler.exchange.bottleneck_workbook import bottleneck_bytes
from scheduler.exchange.stress_workbook import stress_bytes
from scheduler.exchange.tradeoff_workbook import tradeoff_bytes


def refuse_answer(case: Path, output: Path) -> None:
    """Raises `NotWritten` before anything is computed, for whatever could not be written after it."""
    if output.suffix.lower() != ".xlsx":
        raise NotWritten(say("stress.suffix", path=output))
    refuse_outputs([output], [case])


def write_stress(output: Path, found: Stress) -> None:
    with in_the_workbook():
        replace_file(output, stress_bytes(found))


def write_tradeoff(output: Path, found: Tradeoff) -> None:
    with in_the_workbook():
        replace_file(output, tradeoff_bytes(found))


def write_bottleneck(output: Path, found: Comparison, ranked: Sequence[Compared], is_whole: bool) -> None:
    with in_the_workbook():
        replace_file(output, bottleneck_bytes(found, ranked, is_whole))
