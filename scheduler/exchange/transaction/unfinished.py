"""Files of which some are new and some old, since their writer was ended between them: finished where they are met, and named."""

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from enum import Enum, auto
from pathlib import Path

from models.words import listed, say
from scheduler.exchange.transaction.journal import Entry, Journal, clear_left, digest, is_abandoned, journals
from scheduler.exchange.transaction.locks import lock_beside
from scheduler.exchange.transaction.other_names import free_names
from scheduler.exchange.transaction.staging import real, sync_folder


class State(Enum):
    """Of one file of a journal: new already, put in place now, not to be had now, gone, or overtaken by a later change."""

    NEW = auto()
    FINISHED = auto()
    HELD = auto()
    LOST = auto()
    ASIDE = auto()


def finish(paths: Iterable[Path]) -> Iterator[str]:
    """Finishes every write that one of the paths was part of and that nobody is at any longer; says what became of each."""
    met: dict[Path, set[str]] = {}
    for path in map(real, paths):
        met.setdefault(path.parent, set()).add(path.name)
    for folder, names in met.items():
        for journal in list(journals(folder)):
            if names & {entry.name for entry in journal.entries} and is_abandoned(journal):
                yield from _finished(folder, journal)


def _finished(folder: Path, journal: Journal) -> Iterator[str]:
    states: dict[str, State] = {}
    for entry in journal.entries:
        states[entry.name], sentence = _settle(folder, entry)
        if sentence:
            yield sentence
    sync_folder(folder)
    by_state = {state: [str(folder / name) for name, now in states.items() if now is state] for state in State}
    if by_state[State.FINISHED]:
        yield say("unfinished.finished", files=listed(map(str, states)), done=listed(by_state[State.FINISHED]))
    new = [*by_state[State.NEW], *by_state[State.FINISHED]]
    mixed = new and by_state[State.LOST]
    if by_state[State.HELD]:
        yield say("unfinished.held", held=listed(by_state[State.HELD]), new=listed(new) or say("unfinished.none"))
    elif mixed:
        yield say("unfinished.lost", lost=listed(by_state[State.LOST]), new=listed(new))
    else:
        with suppress(OSError):
            journal.path.unlink()
            clear_left(folder)
    if journal.others and set(states.values()) != {State.NEW}:
        yield say("unfinished.others", others=listed(journal.others))


def _settle(folder: Path, entry: Entry) -> tuple[State, str]:
    """With a sentence where the planner has to look for the new content under another name."""
    target, staged = folder / entry.name, folder / entry.staged
    now, is_whole = digest(target), digest(staged) == entry.new
    if now == entry.new:
        if is_whole:
            with suppress(OSError):
                staged.unlink()
        return State.NEW, ""
    if not is_whole:
        return (State.LOST if now == entry.old else State.NEW), ""
    if lock_beside(target):
        return State.HELD, ""
    goal = target if now == entry.old else free_names([target], folder)[0]
    try:
        os.replace(staged, goal)
    except FileNotFoundError:
        return State.NEW, ""
    except OSError:
        return State.HELD, ""
    return (State.FINISHED, "") if goal == target else (State.ASIDE, say("unfinished.aside", path=target, goal=goal))
