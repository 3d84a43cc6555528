"""What is to be noted of a case without faults, by its kind."""

from collections.abc import Iterable

from models.words import say
from scheduler.exchange.reading.assembled import ReadResult


def note_kinds(read: ReadResult, warnings: Iterable[str]) -> list[tuple[str, str, tuple[str, ...]]]:
    """The heading of each kind, an aside to it, and the sentences; the most serious kind comes last."""
    return [
        (say("console.defaults"), "", read.defaults),
        (say("console.inferred"), "", read.inferred),
        (say("console.clipped"), say("console.clipped_aside"), read.clipped),
        (say("console.doubts"), "", read.doubts),
        (say("console.hidden"), "", read.hidden),
        (say("console.ignored"), "", read.ignored),
        (say("console.warnings"), say("console.warnings_aside"), tuple(warnings)),
    ]


def notes(read: ReadResult, warnings: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Sentence by sentence, each with its kind, the most serious first."""
    kinds = reversed(note_kinds(read, warnings))
    return tuple((heading, sentence) for heading, _, sentences in kinds for sentence in sentences)
