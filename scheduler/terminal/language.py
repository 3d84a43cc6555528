"""Which language the planner wants."""

import re
from collections.abc import Mapping

from models.errors import DutycoverError, Exit
from models.words import Language, say

OPTION = "--lang"
LOCALE = ("LC_ALL", "LC_MESSAGES", "LANG")
COMMANDS_TO_A_TERMINAL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
"""Control characters but tab and newline, and those that turn the direction of writing (Unicode TR 36, 3.1)."""


class UnknownLanguage(DutycoverError):
    """`--lang` without zh or en after it; the text is what stood there."""

    exit_code = Exit.FAULTS

    def sentence(self) -> str:
        return say("parser.unknown_language", given=self)


def asked(words: list[str]) -> tuple[Language | None, list[str]]:
    """The language of `--lang`, wherever it stands on the command line, and the other words."""
    given, others, rest = None, [], iter(words)
    for word in rest:
        if word == OPTION:
            given = next(rest, "")
        elif word.startswith(f"{OPTION}="):
            given = word.removeprefix(f"{OPTION}=")
        else:
            others.append(word)
    if given is None:
        return None, others
    if given not in set(Language):
        raise UnknownLanguage(given)
    return Language(given), others


def by_locale(environment: Mapping[str, str]) -> Language:
    """That of the first locale variable with a value; Chinese unless that is English."""
    locale = next((environment[name] for name in LOCALE if environment.get(name)), "")
    return Language.EN if locale.lower().partition("_")[0].partition(".")[0] in ("en", "english") else Language.ZH


def printable(text: str) -> str:
    """What a cell or a file's name may hold, as a terminal may have it: its control characters spelt out, such as \\x1b."""
    return COMMANDS_TO_A_TERMINAL.sub(lambda match: ascii(match[0])[1:-1], text)
