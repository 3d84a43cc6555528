"""The parser's help in the language chosen: a help text that is a key of the catalogue is said."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from typer.core import TyperCommand, TyperGroup

from models.words import has, say
from scheduler.terminal.complaints import left_over, unknown_command
from scheduler.terminal.printing import tell_finished

WORDS = {
    "Usage: ": "parser.usage",
    "[OPTIONS]": "parser.options_given",
    "COMMAND [ARGS]...": "parser.command_given",
    "Arguments:": "parser.arguments",
    "Options:": "parser.options",
    "Commands:": "parser.commands",
    "Show this message and exit.": "parser.show_help",
    "[required]": "parser.required",
    "; required]": "parser.required_too",
    "[default: ": "parser.default",
}
ROSTERS = (".xlsx", ".json")
"""How rosters end that are typed where the number of a version may stand."""


def in_words(text: str) -> str:
    for english, key in WORDS.items():
        text = text.replace(english, say(key))
    return text


def _said(text: str | None) -> str | None:
    return say(text) if text and has(text) else text


def _say_texts(command: Any) -> None:
    """The parser builds its commands anew for each call, so what is said now holds for this call alone."""
    for part in (command, *command.params):
        part.help = _said(getattr(part, "help", None))
    for part in command.params:
        if part.param_type_name == "argument" and not part.type_descriptor.is_choice:
            part.display_type_rich = _untyped
    command.epilog = _said(command.epilog)


def _untyped(ctx: Any) -> None:
    """The type of an argument as Python has it, such as `<list[str]>`, is no word of a planner's."""


def _first_sentence(text: str) -> str:
    """Of the list of commands: the parser itself cuts after some words, which Chinese does not set apart."""
    first, stop, _ = text.partition(say("join.stop"))
    return first + stop


def _paths(values: Iterable[Any]) -> list[Path]:
    """Files that a command names, rosters that might as well be numbers of versions among them."""
    given = [part for value in values for part in (value if isinstance(value, list | tuple) else [value])]
    typed = [Path(part) for part in given if isinstance(part, str) and Path(part).suffix.lower() in ROSTERS]
    return [*(part for part in given if isinstance(part, Path)), *typed]


class Group(TyperGroup):
    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        _say_texts(self)

    def get_help(self, ctx: Any) -> str:
        return in_words(super().get_help(ctx)) + "\n\n" + say("parser.language")

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Raises `WrongCommand`, which names the nearest of those that the help lists."""
        if self.get_command(ctx, args[0]) is None and not args[0].startswith("-"):
            raise unknown_command(args[0], [name for name, command in self.commands.items() if not command.hidden])
        return super().resolve_command(ctx, args)


class Command(TyperCommand):
    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        _say_texts(self)
        self.short_help = _first_sentence(self.help or "")
        self.allow_extra_args = True

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Raises `WrongCommand` for words beyond what the command takes."""
        rest: list[str] = super().parse_args(ctx, args)
        if rest and not ctx.resilient_parsing:
            raise left_over(rest)
        return rest

    def invoke(self, ctx: Any) -> Any:
        """Whatever files are named, a write that was ended halfway among them is finished first."""
        tell_finished(_paths(ctx.params.values()))
        return super().invoke(ctx)

    def get_help(self, ctx: Any) -> str:
        return in_words(super().get_help(ctx)) + "\n\n" + say("parser.language")
