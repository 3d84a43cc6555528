"""Parts of the program that are not installed everywhere."""

from collections.abc import Iterator
from contextlib import contextmanager

import typer

from models.words import say


@contextmanager
def installed(refusal: str) -> Iterator[None]:
    """What is imported within; where a module is missing, `refusal` is the key of what is said of it."""
    try:
        yield
    except ModuleNotFoundError as lacking:
        raise typer.BadParameter(say(refusal, module=lacking.name)) from lacking
