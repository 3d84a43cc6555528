"""Lists on the console, cut where they would fill the screen."""

from collections.abc import Iterable, Iterator

from models.words import say

LINES_OF_A_KIND = 10
"""So many lines of one kind are printed; of the rest their number."""
LINES_OF_CHANGES = 200
"""The same of changes that are not read: the planner made each of them."""


def below_heading(heading: str, sentences: tuple[str, ...]) -> Iterator[str]:
    """All of them below their heading; nothing where there are none."""
    if sentences:
        yield say("console.findings_of_kind", heading=heading, count=len(sentences))
        yield from (f"  {sentence}" for sentence in sentences)


def first_lines(lines: list[str], where: str = "console.working_copy") -> Iterator[str]:
    """`where` is the key of the place that has them all."""
    yield from lines[:LINES_OF_A_KIND]
    if len(lines) > LINES_OF_A_KIND:
        yield say("console.more", lines=len(lines) - LINES_OF_A_KIND, where=say(where))


def changes_listed(sentences: Iterable[str]) -> Iterator[str]:
    """As far as a screen and a memory reach: each is something that a planner typed."""
    lines = [f"  {sentence}" for sentence in sentences]
    yield from lines[:LINES_OF_CHANGES]
    if len(lines) > LINES_OF_CHANGES:
        yield say("console.others", lines=len(lines) - LINES_OF_CHANGES)
