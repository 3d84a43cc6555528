"""What the audit says of a roster: broken rules, unmet demand and what the givens alone exceed, never mixed."""

import datetime as dt
from datetime import date

from models.base import Id, Noun
from models.level import LevelNumber
from models.policy import Policy
from models.words import say


class Finding(Noun):
    """One broken rule, with the sentence that a planner reads. `accepted` by a forced pin.

    `row` is the policy row of the limit where that is not the rule's own.
    """

    rule: str
    row: str = ""
    sentence: str
    officer: Id | None = None
    station: Id | None = None
    post: str | None = None
    shift: Id | None = None
    date: dt.date | None = None
    accepted: bool = False

    @property
    def limit(self) -> str:
        """The policy row of the limit, that of the rule where it has no other."""
        return self.row or self.rule

    def title(self, policy: Policy) -> str:
        """Of the limit, as it is said; the form of a roster has no policy row."""
        return policy.title(self.limit) if policy.has(self.rule) else say("console.form")


class Shortage(Noun):
    """One duty below minimum (`below_minimum` = u1) or target (`below_target` = u2); `effective` is the crew that counts."""

    station: Id
    post: Id
    shift: Id
    date: date
    minimum: int
    target: int
    weight: int
    present: int
    effective: int
    below_minimum: int
    below_target: int
    lacks_lead: bool
    sentence: str


class TermValue(Noun):
    """One objective term, recomputed: `value` before weighting, at its level with its weight."""

    key: str
    level: LevelNumber
    weight: int
    value: int


class AuditReport(Noun):
    """`givens` are limits that the givens alone exceed: shown, never breaches. `levels` maps level to recomputed value."""

    breaches: tuple[Finding, ...] = ()
    accepted: tuple[Finding, ...] = ()
    givens: tuple[Finding, ...] = ()
    shortages: tuple[Shortage, ...] = ()
    terms: tuple[TermValue, ...] = ()
    levels: dict[LevelNumber, int] = {}
