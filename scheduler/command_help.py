"""The parser's help and complaints, in the language chosen: a help text that is a key of the catalogue is said."""

from typing import Any

from typer.core import TyperCommand, TyperGroup

from models.words import has, say

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
    """`error` is the parser's; its own message, which says more, is English."""
    if type(error).__name__ == "NoArgsIsHelpError":
        return in_words(error.format_message())
    kind = say(KINDS.get(type(error).__name__, "parser.wrong"))
    return say("parser.complaint", kind=kind, message=error.format_message())


def _said(text: str | None) -> str | None:
    return say(text) if text and has(text) else text


def _say_texts(command: Any) -> None:
    """The parser builds its commands anew for each call, so what is said now holds for this call alone."""
    for one in (command, *command.params):
        one.help = _said(getattr(one, "help", None))
    command.epilog = _said(command.epilog)


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

    def get_help(self, ctx: Any) -> str:
        return in_words(super().get_help(ctx)) + "\n\n" + say("parser.language")
