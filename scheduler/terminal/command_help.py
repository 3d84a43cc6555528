"""The parser's help and complaints, in the language chosen: a help text that is a key of the catalogue is said."""

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from typer.core import TyperCommand, TyperGroup

from models.words import has, say
from scheduler.terminal.language import printable

WORDS = {
    "Usage: ": "parser.usage",
    "[OPTIONS]": "parser.options_given",
    "COMMAND [ARGS]...": "parser.command_given",
    "Arguments:": "parser.arguments",
    "Options:": "parser.options",
    "Commands:": "parser.commands",
    "Show this message and exit.": "parser.show_help",
    "[required]": "parser.required",
    "[default: ": "parser.default",
}
KINDS = {
    "MissingParameter": "parser.missing_parameter",
    "NoSuchOption": "parser.no_such_option",
    "BadParameter": "parser.bad_parameter",
    "BadOptionUsage": "parser.bad_usage",
}


def in_words(text: str) -> str:
    for english, key in WORDS.items():
        text = text.replace(english, say(key))
    return text


def usage(error: Any) -> str:
    """`error` is the parser's, whose own messages are English."""
    if type(error).__name__ == "NoArgsIsHelpError":
        return in_words(error.format_message())
    kind = say(KINDS.get(type(error).__name__, "parser.wrong"))
    return say("parser.complaint", kind=kind, message=_message(error))


def _message(error: Any) -> str:
    """What is wrong with which option; a complaint of ours, which names no parameter, as it is."""
    name, param = type(error).__name__, getattr(error, "param", None)
    if name == "NoSuchOption":
        return str(error.option_name)
    if name == "BadOptionUsage":
        lacks = "requires an argument" in error.message
        return say("parser.needs_value" if lacks else "parser.takes_none", option=error.option_name)
    if param is None:
        return str(error.message)
    option = " / ".join(param.opts) if param.opts[0].startswith("-") else param.metavar or param.name
    if name == "MissingParameter":
        return option
    limits = (("parser.least", param.min), ("parser.most", param.max))
    expected = say("join.comma").join(say(key, number=f"{number:g}") for key, number in limits if number is not None)
    return say("parser.bad_value", option=option, expected=expected or say("parser.a_number"))


def _said(text: str | None) -> str | None:
    return say(text) if text and has(text) else text


def _say_texts(command: Any) -> None:
    """The parser builds its commands anew for each call, so what is said now holds for this call alone."""
    for one in (command, *command.params):
        one.help = _said(getattr(one, "help", None))
    command.epilog = _said(command.epilog)


def _first_sentence(text: str) -> str:
    """Of the list of commands: the parser itself cuts after some words, which Chinese does not set apart."""
    first, stop, _ = text.partition(say("join.stop"))
    return first + stop


def _paths(values: Iterable[Any]) -> list[Path]:
    named = [one for value in values for one in (value if isinstance(value, list | tuple) else [value])]
    return [one for one in named if isinstance(one, Path)]


class Group(TyperGroup):
    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        _say_texts(self)

    def get_help(self, ctx: Any) -> str:
        return in_words(super().get_help(ctx)) + "\n\n" + say("parser.language")


class Command(TyperCommand):
    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        _say_texts(self)
        self.short_help = _first_sentence(self.help or "")

    def invoke(self, ctx: Any) -> Any:
        """Whatever files are named, a write that was ended halfway among them is finished first."""
        from scheduler.exchange.transaction.unfinished import finish

        for line in finish(_paths(ctx.params.values())):
            print(printable(line), file=sys.stderr)
        return super().invoke(ctx)

    def get_help(self, ctx: Any) -> str:
        return in_words(super().get_help(ctx)) + "\n\n" + say("parser.language")
