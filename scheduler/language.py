"""Which language the planner wants, and a console that shows what it can of it."""

import io
import sys
from collections.abc import Mapping

from models.words import Language

OPTION = "--lang"
LOCALE = ("LC_ALL", "LC_MESSAGES", "LANG")


class UnknownLanguage(Exception):
    """`--lang` without zh or en after it; the text is what stood there."""


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


def replace_what_cannot_be_shown() -> None:
    """A console in cp936, cp1252 or ASCII shows ? for a character that it lacks, where Python would stop."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
