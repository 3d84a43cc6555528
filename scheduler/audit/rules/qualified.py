"""Nobody serves a post without holding its skill on that date."""

from collections.abc import Iterator

from models.findings import Finding
from models.words import say

from .. import words
from ..facts import Facts
from ..given.line import Line
from ..given.needs import Duty
from ..sheet import Sheet


def admits(facts: Facts, line: Line, duty: Duty) -> bool:
    post = facts.posts.get(duty.post)
    return post is None or post.skill is None or facts.holds(line.id, post.skill, duty.day)


def check(facts: Facts, sheet: Sheet) -> Iterator[Finding]:
    for work in sheet.chosen:
        if not admits(facts, work.line, work.duty):
            skill = facts.posts[work.duty.post].skill
            yield words.of_work("qualified", work, say("audit.qualified.lacks", serves=words.serves(facts, work), skill=skill))


def givens(facts: Facts, sheet: Sheet) -> Iterator[Finding]:
    for works in sheet.works.values():
        for work in works:
            if not work.decided and not admits(facts, work.line, work.duty):
                skill = facts.posts[work.duty.post].skill
                yield words.of_work(
                    "qualified", work, say("audit.qualified.lacks", serves=words.serves(facts, work), skill=skill)
                )
