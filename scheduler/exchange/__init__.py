"""Cases and rosters in and out of files."""

from scheduler.exchange.case_file import write_case
from scheduler.exchange.errors import BlankCase, CaseFault, CaseFaults, Unreadable, UnreadableKind
from scheduler.exchange.reader import ReadResult, read_case
from scheduler.exchange.template import write_template

__all__ = [
    "BlankCase",
    "CaseFault",
    "CaseFaults",
    "ReadResult",
    "Unreadable",
    "UnreadableKind",
    "read_case",
    "write_case",
    "write_template",
]
