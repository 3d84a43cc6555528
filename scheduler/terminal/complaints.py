"""The parser's complaints of what was typed, in the language chosen; its own are English, and known by class and text."""

import unicodedata
from collections.abc import Iterable
from typing import Any

from models.errors import DutycoverError, Exit
from models.words import listed, say

KINDS = {
    "MissingParameter": "parser.missing_parameter",
    "NoSuchOption": "parser.no_such_option",
    "BadParameter": "parser.bad_parameter",
    "BadOptionUsage": "parser.bad_usage",
}


class WrongCommand(DutycoverError):
    """A command line that names no command, or more than its command takes."""

    exit_code = Exit.FAULTS

    def sentence(self) -> str:
        return say("parser.complaint", kind=say("parser.wrong"), message=self)


def unknown_command(typed: str, known: Iterable[str]) -> WrongCommand:
    from difflib import get_close_matches

    near = get_close_matches(unicodedata.normalize("NFKC", typed).lower(), list(known))
    return WrongCommand(say("parser.no_such_command", typed=typed) + _hint(near))


def left_over(words: list[str]) -> WrongCommand:
    return WrongCommand(say("parser.left_over", words=" ".join(words)))


def usage(error: Any) -> str:
    """`error` is the parser's."""
    kind = say(KINDS.get(type(error).__name__, "parser.wrong"))
    return say("parser.complaint", kind=kind, message=_message(error))


def _message(error: Any) -> str:
    """What is wrong with which option; a complaint of ours, which names no parameter, as it is."""
    name, param = type(error).__name__, getattr(error, "param", None)
    if name == "NoSuchOption":
        return str(error.option_name) + _hint(error.possibilities or ())
    if name == "BadOptionUsage":
        lacks = "requires an argument" in error.message
        return say("parser.needs_value" if lacks else "parser.takes_none", option=error.option_name)
    if param is None:
        return str(error.message)
    option = " / ".join(param.opts) if param.opts[0].startswith("-") else param.metavar or param.name
    return option if name == "MissingParameter" else say("parser.bad_value", option=option, expected=_expected(param))


def _expected(param: Any) -> str:
    kind = param.type_descriptor
    if kind.choices:
        return say("parser.choice", choices=listed(kind.choices))
    is_whole = kind.annotation is int
    least, most = ("parser.least_whole", "parser.most_whole") if is_whole else ("parser.least", "parser.most")
    limits = [say(key, number=f"{number:g}") for key, number in ((least, param.min), (most, param.max)) if number is not None]
    return say("join.comma").join(limits) or say("parser.a_number")


def _hint(near: Iterable[str]) -> str:
    near = sorted(near)
    return say("parser.near", near=listed(near)) if near else ""
