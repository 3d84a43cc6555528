"""Sworn officers may fill an auxiliary's seat, never the reverse; leaders fill only what lists them."""

from collections.abc import Iterator

from models.duty import Post
from models.findings import Finding
from models.organisation import Category
from models.words import listed, say

from .. import words
from ..facts import Facts
from ..given.line import Line
from ..given.needs import Duty
from ..sheet import Sheet, Work

SWORN = {Category.LEADER, Category.HEAD, Category.CONSTABLE}
NAMES = {
    Category.LEADER: "category.leader",
    Category.HEAD: "category.head",
    Category.CONSTABLE: "category.constable",
    Category.AUXILIARY: "category.auxiliary",
}


def admits(facts: Facts, line: Line, duty: Duty) -> bool:
    post = facts.posts.get(duty.post)
    return post is None or _takes(post, line.officer.category, facts.policy.number("category.leaders_fill_seats") == 1)


def check(facts: Facts, sheet: Sheet) -> Iterator[Finding]:
    for work in sheet.chosen:
        if not admits(facts, work.line, work.duty):
            yield _finding(facts, work)


def givens(facts: Facts, sheet: Sheet) -> Iterator[Finding]:
    for works in sheet.works.values():
        for work in works:
            if not work.decided and not admits(facts, work.line, work.duty):
                yield _finding(facts, work)


def _takes(post: Post, category: Category, leaders_fill_seats: bool) -> bool:
    if category in post.categories:
        return True
    if category is Category.LEADER:
        return leaders_fill_seats and any(category in SWORN for category in post.categories)
    return category is not Category.AUXILIARY and Category.AUXILIARY in post.categories


def _finding(facts: Facts, work: Work) -> Finding:
    allowed = listed(say(NAMES[category]) for category in facts.posts[work.duty.post].categories)
    own = say(NAMES[work.line.officer.category])
    return words.of_work(
        "category", work, say("audit.category.wrong", serves=words.serves(facts, work), own=own, allowed=allowed)
    )
