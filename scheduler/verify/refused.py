"""The first thing in a certificate that does not hold."""

from models.errors import DutycoverError, Exit


class Refused(DutycoverError):
    """The text is a sentence for the planner that names the member and the line or row."""

    exit_code = Exit.BREACHES
