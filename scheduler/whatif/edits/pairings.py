"""挂钩 made and ended."""

from models.base import DateRange
from models.case import Case
from models.organisation import Pairing
from models.scenario import Pair, Unpair
from models.words import say
from scheduler.whatif.edits.parts import Impossible, Parts, outside


def pair(case: Case, edit: Pair) -> Parts:
    made = Pairing(
        station=edit.station,
        department=edit.department,
        officer=edit.officer,
        posts=edit.posts,
        first=edit.first,
        last=edit.last,
        places=edit.places,
    )
    return {"pairings": case.pairings if made in case.pairings else (*case.pairings, made)}


def unpair(case: Case, edit: Unpair) -> Parts:
    """Where the last pairing ends, nobody is paired: any department may then support, as in a case without 挂钩."""
    kept = [left for row in case.pairings for left in (_left(case, row, edit) if _is_meant(row, edit) else [row])]
    if not any(_is_meant(row, edit) for row in case.pairings):
        raise Impossible(
            say(
                "whatif.no_pairing",
                station=edit.station,
                department=edit.department or edit.officer or say("whatif.any_department"),
            )
        )
    return {"pairings": tuple(kept)}


def _is_meant(row: Pairing, edit: Unpair) -> bool:
    partner = edit.department is None and edit.officer is None
    return row.station == edit.station and (partner or (row.department, row.officer) == (edit.department, edit.officer))


def _left(case: Case, row: Pairing, edit: Unpair) -> list[Pairing]:
    """The pairing on other dates, and on the same dates for the posts that are not named."""
    posts = row.posts or tuple(post.id for post in case.posts)
    others = tuple(post for post in posts if post not in edit.posts) if edit.posts else ()
    if others == posts:
        return [row]
    gap = DateRange(first=edit.first or row.first or case.start, last=edit.last or row.last or case.end)
    whole = edit.first is None and edit.last is None
    rests = [] if whole else [Pairing(**dict(row) | rest) for rest in outside(row.first, row.last, gap)]
    if not others:
        return rests
    dates = {} if whole else {"first": gap.first, "last": gap.last}
    return [*rests, Pairing(**dict(row) | {"posts": others} | dates)]
