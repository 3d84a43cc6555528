from models.duty import Post
from models.leave import LeaveStatus
from tests.audit.reading import broken, given
from tests.cases import POSTS, granted, request, tiny_case


def case(*requests, percent: int = 20, **fields: object):
    return tiny_case(leave=requests, policy={"leave_capacity": {"value": percent}}, **fields)


def test_at_least_one_of_a_small_unit_and_no_more() -> None:
    two = request("r", "C01", 1, 2), request("s", "C02", 2, 3)
    decided = granted("r", 1, 2), granted("s", 2, 3)
    assert broken("leave_capacity", case(*two), leave=decided) == ["禁毒大队7月24日同时休假 2 人，不得超过 1 人（在册 3 人）"]
    assert not broken("leave_capacity", case(*two, percent=67), leave=decided)
    assert not broken("leave_capacity", case(*two), leave=decided[:1])


def test_leave_that_touches_does_not_overlap() -> None:
    two = request("r", "C01", 1, 1), request("s", "C02", 2, 2)
    assert not broken("leave_capacity", case(*two), leave=(granted("r", 1, 1), granted("s", 2, 2)))


def test_given_leave_alone_is_no_breach() -> None:
    two = (request(name, who, 1, 1, status=LeaveStatus.APPROVED) for name, who in (("r", "C01"), ("s", "C02")))
    over = case(*two)
    assert not broken("leave_capacity", over)
    assert given("leave_capacity", over) == ["禁毒大队7月23日同时休假 2 人，不得超过 1 人（在册 3 人）"]


def test_exempt_kinds_take_no_place_whether_given_or_decided() -> None:
    """Of three officers one may be away. 产假 is given; 事假, where it is named, is decided."""
    three = (
        request("r", "C01", 1, 1, kind="产假"),
        request("s", "C02", 1, 1),
        request("t", "C03", 1, 1, kind="事假"),
    )
    decided = granted("s", 1, 1), granted("t", 1, 1)
    assert broken("leave_capacity", case(*three), leave=decided[:1]) == []
    assert broken("leave_capacity", case(*three), leave=decided) == ["禁毒大队7月23日同时休假 2 人，不得超过 1 人（在册 3 人）"]
    named = case(*three)
    policy = named.policy.changed(leave_capacity__exempt={"value": "产假；事假"})
    assert broken("leave_capacity", named.model_copy(update={"policy": policy}), leave=decided) == []
    policy = named.policy.changed(leave_capacity__exempt={"on": False})
    says = broken("leave_capacity", named.model_copy(update={"policy": policy}), leave=decided[:1])
    assert says == ["禁毒大队7月23日同时休假 2 人，不得超过 1 人（在册 3 人）"]


def test_given_leave_of_exempt_kinds_exceeds_nothing() -> None:
    leave = (request("r", "C01", 1, 1, kind="产假"), request("s", "C02", 1, 1, status=LeaveStatus.APPROVED))
    assert not given("leave_capacity", case(*leave))


def test_a_posts_own_share() -> None:
    posts = (Post(id="接处警", leave_share=50), *POSTS[1:])
    two = request("r", "A01", 1, 1), request("s", "A02", 1, 1)
    shared = case(*two, percent=100, posts=posts)
    says = broken("leave_capacity", shared, leave=(granted("r", 1, 1), granted("s", 1, 1)))
    assert says == ["龙桥所接处警7月23日同时休假 2 人，不得超过 1 人（在册 2 人）"]
