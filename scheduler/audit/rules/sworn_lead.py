"""Posts that ask for a lead count at most one team for each sworn, and for each independent, officer on them."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from models.findings import Finding

from ..facts import Facts
from ..given.needs import Duty

if TYPE_CHECKING:
    from ..sheet import Sheet, Work


def effective(facts: Facts, duty: Duty, crew: "Sequence[Work]") -> int:
    post = facts.posts.get(duty.post)
    if post is None or "sworn_lead" not in facts.rules:
        return len(crew)
    caps = [len(crew)]
    if post.sworn_lead:
        caps.append(post.crew * sum(work.line.is_sworn for work in crew))
    if post.independent_lead and post.skill:
        caps.append(post.crew * sum(facts.holds(work.line.id, post.skill, duty.day, independent=True) for work in crew))
    return min(caps)


def check(facts: Facts, sheet: "Sheet") -> Iterator[Finding]:
    """A missing lead is a shortage, never a breach."""
    yield from ()
