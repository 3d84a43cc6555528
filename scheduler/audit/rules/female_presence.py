"""Soft: where a post asks for it, a woman is on every duty that is staffed."""

from collections.abc import Iterator

from models.findings import Finding
from models.words import say

from .. import words
from ..facts import Facts
from ..given.needs import Duty
from ..sheet import Sheet


def check(facts: Facts, sheet: Sheet) -> Iterator[Finding]:
    if facts.policy.row("female_presence").hard:
        for duty in _without(facts, sheet):
            if all(work.forced for work in sheet.crew[duty]):
                continue
            sentence = say("audit.female_presence.none", date=words.date(facts, duty.day), place=words.place(facts, duty))
            yield words.of_duty("female_presence", facts, duty, sentence)


def penalty(facts: Facts, sheet: Sheet) -> int:
    return sum(1 for _ in _without(facts, sheet))


def _without(facts: Facts, sheet: Sheet) -> Iterator[Duty]:
    for duty, crew in sheet.crew.items():
        post = facts.posts.get(duty.post)
        if post and post.female and duty in facts.needs and not any(work.line.id in facts.women for work in crew):
            yield duty


PENALTIES = {"female_presence": penalty}
