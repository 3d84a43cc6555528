"""What every template knows: sentences of the catalogue, and how the cells of a roster look."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from models.words import Language, listed, say, spoken

FOLDER = Path(__file__).parent
KINDS = {
    "cover": "board.kind.cover",
    "extra": "board.kind.extra",
    "night": "board.kind.night",
    "leave": "board.kind.leave",
    "peak": "board.kind.peak",
    "gap": "board.kind.gap",
    "short": "board.kind.short",
    "quiet": "board.kind.quiet",
    "edited": "board.kind.edited",
}
"""How a cell of a roster looks, and what that means."""


def environment() -> Environment:
    """It needs jinja2 alone: a report is made where no server is installed."""
    made = Environment(
        loader=FileSystemLoader(FOLDER / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals |= {"say": say, "listed": listed, "kinds": KINDS, "language_tag": language_tag}
    return made


def language_tag() -> str:
    """Of the language spoken, as HTML names it."""
    return "zh-CN" if spoken() is Language.ZH else "en"
