"""Cases and rosters in and out of files. What is named here is loaded when it is first asked for."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scheduler.exchange.errors import BlankCase, CaseFault, CaseFaults, Unreadable, UnreadableKind
    from scheduler.exchange.reading.assembled import ReadResult
    from scheduler.exchange.reading.reader import read_case
    from scheduler.exchange.writing.case.case_file import write_case
    from scheduler.exchange.writing.case.frames import frame
    from scheduler.exchange.writing.case.template import write_template

__all__ = [
    "BlankCase",
    "CaseFault",
    "CaseFaults",
    "ReadResult",
    "Unreadable",
    "UnreadableKind",
    "frame",
    "read_case",
    "write_case",
    "write_template",
]

MODULES = {
    "writing.case.case_file": ("write_case",),
    "errors": ("BlankCase", "CaseFault", "CaseFaults", "Unreadable", "UnreadableKind"),
    "reading.assembled": ("ReadResult",),
    "reading.reader": ("read_case",),
    "writing.case.frames": ("frame",),
    "writing.case.template": ("write_template",),
}


def __getattr__(name: str) -> object:
    module = next((module for module, names in MODULES.items() if name in names), None)
    if module is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{module}"), name)
