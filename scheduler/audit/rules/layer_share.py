"""Soft: every head of a department who can cover serves some covers."""

from collections.abc import Iterator

from models.findings import Finding
from models.words import say

from .. import words
from ..facts import Facts
from ..sheet import Sheet


def check(facts: Facts, sheet: Sheet) -> Iterator[Finding]:
    if facts.policy.row("layer_share").hard:
        share = facts.policy.number("layer_share")
        for officer, covers in _too_few(facts, sheet):
            if officer in sheet.held:
                continue
            sentence = say("audit.layer_share.below", name=words.name(facts, officer), covers=covers, share=share)
            yield words.of_officer("layer_share", facts, officer, None, sentence)


def penalty(facts: Facts, sheet: Sheet) -> int:
    share = facts.policy.number("layer_share")
    return sum(share - covers for _, covers in _too_few(facts, sheet))


def _too_few(facts: Facts, sheet: Sheet) -> Iterator[tuple[str, int]]:
    share = facts.policy.number("layer_share")
    for officer in facts.candidates.heads:
        covers = sum(work.is_cover for work in sheet.works.get(officer, ()))
        if covers < share:
            yield officer, covers


PENALTIES = {"layer_share": penalty}
