"""Exit codes, and what is said of whatever went wrong."""

import errno
from enum import IntEnum
from traceback import format_exception

from models.words import say


class Exit(IntEnum):
    OK = 0
    BREACHES = 1
    FAULTS = 2
    UNREADABLE = 3
    NOT_WRITTEN = 4
    CONFLICT = 5
    NO_ROSTER = 6
    INTERNAL = 70
    INTERRUPTED = 130


EXIT_CODES = "failures.exit_codes"


def failure(error: BaseException) -> tuple[Exit, str]:
    """The exit code by kind, and one message: the input's faults in their own words, the program's with its trace."""
    from models.errors import DemandRefused, Interrupted, NoCluster, NoRoster, NothingToExplain, PlanConflict, ScenarioRefused
    from scheduler.exchange import CaseFaults, Unreadable
    from scheduler.exchange.reading.cells.asked import Unclear
    from scheduler.exchange.transaction.outputs import NotWritten
    from scheduler.program.affine import BudgetExceeded
    from scheduler.terminal.command_help import usage

    if hasattr(error, "format_message"):
        return Exit.FAULTS, usage(error)
    if isinstance(error, CaseFaults):
        return Exit.FAULTS, say("failures.faults", faults=len(error.faults) + error.more, error=error)
    kinds = {
        Unreadable: Exit.UNREADABLE,
        NotWritten: Exit.NOT_WRITTEN,
        PlanConflict: Exit.CONFLICT,
        Interrupted: Exit.INTERRUPTED,
        BudgetExceeded: Exit.FAULTS,
        DemandRefused: Exit.FAULTS,
        Unclear: Exit.FAULTS,
        NothingToExplain: Exit.FAULTS,
        ScenarioRefused: Exit.FAULTS,
        NoCluster: Exit.FAULTS,
        NoRoster: Exit.NO_ROSTER,
    }
    if isinstance(error, OSError) and error.errno == errno.ENAMETOOLONG:
        return Exit.UNREADABLE, say("failures.long_name", path=error.filename)
    for kind, code in kinds.items():
        if isinstance(error, kind):
            return code, str(error)
    return Exit.INTERNAL, "".join(format_exception(error)) + say("failures.internal")
