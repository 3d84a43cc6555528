"""What ends a command without its result: each class has its exit code, and a sentence for the planner.

Nothing heavy is imported here: the command line's help knows the exit codes.
"""

import errno
from enum import IntEnum
from typing import TYPE_CHECKING, ClassVar

from models.words import later, say, told

if TYPE_CHECKING:
    from models.roster import StoppedBy


class Exit(IntEnum):
    OK = 0
    BREACHES = 1
    FAULTS = 2
    UNREADABLE = 3
    NOT_WRITTEN = 4
    CONFLICT = 5
    NO_ROSTER = 6
    STALE = 7
    INTERNAL = 70
    INTERRUPTED = 130


class DutycoverError(Exception):
    """The base of every exception that ends a command. Its text is the sentence, unless a class says it otherwise."""

    exit_code: ClassVar[Exit]

    def sentence(self) -> str:
        """In the language that is spoken now."""
        return str(self)


class PlanConflict(DutycoverError):
    """Pins or hard lower limits that cannot hold together, a sentence for each; the rules alone always leave a roster."""

    exit_code = Exit.CONFLICT

    def __init__(self, sentences: tuple[str, ...]):
        super().__init__("\n".join(sentences))
        self.sentences = sentences


class NoRoster(DutycoverError):
    """The search ended before any roster was found, and before it was proven that there is none.

    Its sentences are said where they are read.
    """

    exit_code = Exit.NO_ROSTER

    def __str__(self) -> str:
        return "\n".join(told(str(sentence)) for sentence in self.args)


class Interrupted(NoRoster):
    """Stopped by the planner before any roster was found."""

    exit_code = Exit.INTERRUPTED


class SelfContradiction(DutycoverError):
    """The audit does not find in the roster what the solver claims of it: a fault of the program, not of the case."""

    exit_code = Exit.INTERNAL

    def sentence(self) -> str:
        return trace(self)


class DemandRefused(DutycoverError):
    """The demand cannot be computed from what the case says."""

    exit_code = Exit.FAULTS


class NothingToExplain(DutycoverError):
    """What is asked about is not in the roster: no cover on that date, no shortage, a request that was granted."""

    exit_code = Exit.FAULTS


class ScenarioRefused(DutycoverError):
    """A scenario that cannot be made of the case; the text names the scenario and the place of the edit in it."""

    exit_code = Exit.FAULTS


class NotComparable(DutycoverError):
    """Two rosters that have no date in common."""

    exit_code = Exit.FAULTS


class EventRefused(DutycoverError):
    """Events that do not fit the roster that they are to change; the text names each of them."""

    exit_code = Exit.FAULTS


class NoCluster(DutycoverError):
    """The machines on which a sweep is to run cannot be reached."""

    exit_code = Exit.FAULTS


def no_roster(stopped_by: "StoppedBy", time_limit: float, remarks: tuple[str, ...] = ()) -> NoRoster:
    reasons = {
        "crashed": later("refusals.crashed"),
        "memory": later("refusals.memory"),
        "interrupted": later("refusals.interrupted"),
    }
    limit = later("refusals.limit", time_limit=time_limit)
    kind = Interrupted if stopped_by == "interrupted" else NoRoster
    return kind(reasons.get(stopped_by, limit), *remarks)


SYSTEM_SAYS = {
    errno.EROFS: "system.read_only",
    errno.EACCES: "system.no_permission",
    errno.EPERM: "system.no_permission",
    errno.EEXIST: "system.no_folder",
    errno.ENOTDIR: "system.no_folder",
    errno.ENOSPC: "system.full",
    errno.EDQUOT: "system.full",
    errno.ENAMETOOLONG: "system.long_name",
    errno.EPIPE: "system.closed",
}


def system_problem(error: OSError) -> str:
    """Why the system refused a file or folder, in the language that is spoken; its own words are those of the system's."""
    key = SYSTEM_SAYS.get(error.errno or 0)
    return say(key) if key else say("system.number", number=error.errno or 0)


def sentence_of(error: BaseException) -> str:
    """Of what the planner can mend, else of a fault of the program."""
    return error.sentence() if isinstance(error, DutycoverError) else trace(error)


def trace(error: BaseException) -> str:
    """What the developers need to know of a fault of the program, and the request to send it to them."""
    from traceback import format_exception

    return "".join(format_exception(error)) + say("failures.internal")
