"""Who can step in on a duty: at once what the audit knows, then, where it is asked for, what solving again confirms."""

from collections.abc import Iterator
from typing import NamedTuple

from models.records.stand_in import StandInList
from models.words import say
from scheduler.engine.process.uncollected import uncollected
from scheduler.exchange.reading.cells.asked import ReferenceReader
from scheduler.explain.asked.answer import Answer
from scheduler.explain.asked.prices import price_sentence
from scheduler.explain.asked.trying import tried
from scheduler.explain.asked.view import View
from scheduler.jobs.published import roster_of
from scheduler.publishing.stand_in_text import list_lines, list_title
from scheduler.publishing.standing_in import StandingIn
from scheduler.publishing.unheld import unheld

CONFIRMED_STAND_INS = 3


class Asked(NamedTuple):
    """A duty, and who is to leave it, as typed; empty where somebody more is wanted."""

    duty: str
    instead_of: str = ""

    def standing_in(self, view: View) -> StandingIn:
        """Raises `Unclear` and `NoSuchDuty`."""
        read = ReferenceReader(view.case)
        return StandingIn(view, view.duty(*read.duty_on(self.duty)), read.officer(self.instead_of) if self.instead_of else None)


@uncollected()
def stand_in(reference: str, asked: Asked, is_confirmed: bool = False, db: str = "") -> Answer:
    """Raises what `roster_of` raises, `Unclear` and `NoSuchDuty`."""
    view = View(unheld(roster_of(reference, db)))
    standing = asked.standing_in(view)
    known = standing.all()
    confirm = (lambda: _confirmed(standing, known)) if is_confirmed and known.able else None
    return Answer(list_title(view, known), tuple(list_lines(view, known)), confirm)


def _confirmed(standing: StandingIn, known: StandInList) -> Iterator[str]:
    view = standing.view
    first = [view.facts.lines[row.officer] for row in known.able[:CONFIRMED_STAND_INS]]
    trials = [standing.trial(line) for line in first]
    base = view.roster
    if standing.leaves_base:  # against the roster of now, in which the base duty is served, nothing could be said of the others
        yield say("stand_in.against_first", officer=view.named(first[0]))
        base = trials[0].start
    prices = tried(standing.case, base, trials)
    for line, result in zip(first, prices, strict=True):
        yield say("explain.asked.cover.instead", officer=view.named(line), price=price_sentence(view.case.policy, result))
