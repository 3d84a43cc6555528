"""What duties lack of minimum and target, and what is beyond it."""

from scheduler.audit.given.needs import Duty

from ..ground import Ground
from ..row import AT_LEAST, NotDerived, Row, each, row


def short(ground: Ground, *fields: str) -> Row:
    """Whoever counts and what lacks come to the minimum."""
    duty = _unforced(ground, fields[:4])
    return _lacking(ground, "short", duty, fields[4:], ground.facts.needs[duty].minimum)


def below(ground: Ground, *fields: str) -> Row:
    duty = _unforced(ground, fields[:4])
    return _lacking(ground, "below", duty, fields[4:], ground.facts.needs[duty].target)


def _lacking(ground: Ground, kind: str, duty: Duty, by: tuple[str, ...], asked: int) -> Row:
    """Nobody counts who is not there, and where leads are asked for, one crew for each."""
    facts, crew, post = ground.facts, ground.crew(duty), ground.facts.posts[duty.post]
    lacking = each([ground.name_of(kind, duty)])
    if by == ("crew",):
        return row(AT_LEAST, asked, lacking, each(start.name for start in crew))
    if "sworn_lead" in facts.rules and by == ("sworn",) and post.sworn_lead:
        return row(AT_LEAST, asked, lacking, each((start.name for start in crew if start.line.is_sworn), post.crew))
    if "sworn_lead" in facts.rules and by == ("independent",) and post.independent_lead and post.skill:
        skill, day = post.skill, duty.day
        able = (start.name for start in crew if facts.holds(start.line.id, skill, day, independent=True))
        return row(AT_LEAST, asked, lacking, each(able, post.crew))
    raise NotDerived


def surplus(ground: Ground, *place: str) -> Row:
    duty = _unforced(ground, place)
    crew = each((start.name for start in ground.crew(duty)), -1)
    return row(AT_LEAST, -ground.facts.needs[duty].target, each([ground.name_of("surplus", duty)]), crew)


def _unforced(ground: Ground, place: tuple[str, ...]) -> Duty:
    duty = ground.duty(*place)
    if ground.is_filled_by_force(duty):
        raise NotDerived
    return duty
