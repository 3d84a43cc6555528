"""At most a share of a unit, and of a post where given, is on leave at once; decided leave gives way to given and forced.

Leave of exempt kinds does not count.
"""

from scheduler.formulation.model import Model
from scheduler.program.affine import total


def constrain(model: Model) -> None:
    share = model.instance.policy.number("leave_capacity")
    posts = {post.id: post.leave_share for post in model.instance.case.posts if post.leave_share is not None}
    for (_, day), members in model.instance.lines.members.items():
        _limit(model, day, members, share)
        for post, post_share in posts.items():
            at_post = [officer for officer in members if model.instance.officers[officer].home_post == post]
            _limit(model, day, at_post, post_share)


def _limit(model: Model, day: int, officers: list[int], share: int) -> None:
    most = max(1, share * len(officers) // 100)
    given = sum(1 for officer in officers if model.instance.leave.given_takes_place(officer, day))
    forced = [amount for officer in officers for amount in model.leave.taking_place(officer, day, is_forced=True)]
    decided = [amount for officer in officers for amount in model.leave.taking_place(officer, day, is_forced=False)]
    room = max(0, most - given)
    if forced and decided:
        model.program.cap_beside(total([*forced, *decided]), decided, len(forced), most - given)
    elif len(decided) > room:
        model.program.at_most(total(decided), room)
