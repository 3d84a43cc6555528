"""Who watches a search: hears how far it is, and may end it."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field

from scheduler.engine.settings import Progress


@dataclass(frozen=True)
class Watch:
    """Nobody watches unless told so.

    `tell` hears the title of the level being solved and what is known of it, `say` a sentence of what begins and ends.
    Setting `stop` ends the search, and what is known by then is returned.
    """

    tell: Callable[[str, Progress], None] = lambda title, known: None
    say: Callable[[str], None] = lambda sentence: None
    stop: threading.Event = field(default_factory=threading.Event)
