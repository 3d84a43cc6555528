"""Where a comparison goes: the workbook and the JSON."""

from pathlib import Path

from models.comparison import Comparison
from models.words import in_the_workbook, say
from scheduler.exchange.transaction.atomic import write_or_keep
from scheduler.exchange.transaction.outputs import NotWritten, refuse_outputs
from scheduler.exchange.writing.answers.compare_workbook import comparison_bytes


def refuse_comparison(output: Path | None, summary: Path | None, inputs: list[Path]) -> None:
    """Raises `NotWritten` before the search begins."""
    if output and output.suffix.lower() != ".xlsx":
        raise NotWritten(say("compare.suffix", path=output))
    refuse_outputs([path for path in (output, summary) if path], inputs)


def write_compared(found: Comparison, output: Path | None, summary: Path | None) -> list[Path]:
    """The files written. The JSON is the comparison itself."""
    contents: dict[Path, bytes] = {}
    if output:
        with in_the_workbook():
            contents[output] = comparison_bytes(found)
    if summary:
        contents[summary] = found.model_dump_json(indent=1).encode()
    write_or_keep(contents)
    return list(contents)
