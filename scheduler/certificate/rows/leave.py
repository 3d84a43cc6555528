"""Rows on leave that is decided: one decision a request, and so many on leave at once."""

from scheduler.certificate.system import AT_MOST, EQUAL, each
from scheduler.certificate.variables import Variables


def add(known: Variables) -> None:
    for requests in known.requests.values():
        for request in requests:
            variables = [*(var for _, var in request.options), request.refused]
            known.system.add(("leave", request.leave.request.id), EQUAL, each(variables), 1)
    if known.instance.active("leave_capacity"):
        _add_capacities(known)


def _add_capacities(known: Variables) -> None:
    instance = known.instance
    share = instance.policy.number("leave_capacity")
    posts = {post.id: post.leave_share for post in instance.case.posts if post.leave_share is not None}
    for (unit, day), members in instance.lines.members.items():
        _limit(known, unit, "", day, members, share)
        for post, post_share in posts.items():
            at_post = [officer for officer in members if instance.officers[officer].home_post == post]
            _limit(known, unit, post, day, at_post, post_share)


def _limit(known: Variables, unit: str, post: str, day: int, officers: list[int], share: int) -> None:
    leave = known.instance.leave
    placed = [
        request for officer in officers for request in known.requests.get(officer, ()) if leave.takes_place(request.leave.request)
    ]
    taken = [var for request in placed for option, var in request.options if option.first <= day <= option.last]
    given = sum(leave.given_takes_place(officer, day) for officer in officers)
    room = max(0, max(1, share * len(officers) // 100) - given)
    is_forced = any(request.leave.request.id in known.instance.forced.grants for request in placed)
    if taken and not is_forced:
        known.system.add(("capacity", unit, post, known.dates[day]), AT_MOST, each(taken), room)
