"""Where the answers to standing questions go: a workbook each."""

from pathlib import Path

from models.stress import Stress
from scheduler.exchange.atomic import NotWritten, refuse_outputs, replace_file
from scheduler.exchange.stress_workbook import stress_bytes


def refuse_answer(case: Path, output: Path) -> None:
    """Raises `NotWritten` before anything is computed, for whatever could not be written after it."""
    if output.suffix.lower() != ".xlsx":
        raise NotWritten(f"无法写入「{output}」：应以 .xlsx 结尾")
    refuse_outputs([output], [case])


def write_stress(output: Path, found: Stress) -> None:
    replace_file(output, stress_bytes(found))
