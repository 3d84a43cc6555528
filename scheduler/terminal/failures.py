"""What is said of whatever went wrong, and the exit code of it."""

import errno

from models.errors import DutycoverError, Exit, trace
from models.words import say
from scheduler.terminal.command_help import in_words
from scheduler.terminal.complaints import usage


def failure(error: BaseException) -> tuple[Exit, str]:
    """The input's faults in their own words, the program's with its trace."""
    if isinstance(error, DutycoverError):
        return error.exit_code, error.sentence()
    if type(error).__name__ == "NoArgsIsHelpError":
        return Exit.FAULTS, in_words(str(error))
    if hasattr(error, "format_message"):
        return Exit.FAULTS, usage(error)
    if isinstance(error, OSError) and error.errno == errno.ENAMETOOLONG:
        return Exit.UNREADABLE, say("failures.long_name", path=error.filename)
    return Exit.INTERNAL, trace(error)
