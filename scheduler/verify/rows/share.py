"""What one officer owes or bears: the share of heads, and burden beyond a fair one."""

from scheduler.audit.given.fair_share import burden

from ..ground import Ground
from ..row import AT_LEAST, NotDerived, Row, each, row


def unshared(ground: Ground, officer: str) -> Row:
    """Covers of a head and what they lack come to the share."""
    ground.plain(officer)
    if "layer_share" not in ground.facts.rules or officer not in ground.facts.candidates.heads:
        raise NotDerived
    covers = (name for day in range(ground.facts.days) for name in ground.covers(officer, day))
    return row(AT_LEAST, ground.facts.policy.number("layer_share"), each([("unshared", officer)]), each(covers))


def over(ground: Ground, officer: str, place: str) -> Row:
    """Burden above a step."""
    share = next((share for share in ground.facts.fair_shares if share.officer == officer), None)
    if share is None or ground.facts.bearers or place not in map(str, range(len(share.steps))):
        raise NotDerived
    borne = [
        (start.name, -burden(ground.facts, start.duty))
        for day in range(ground.facts.days)
        for start in ground.duties(officer, day)
    ]
    return row(AT_LEAST, share.past - share.steps[int(place)], each([("over", officer, place)]), borne)
