"""What a roster file says of itself, held against the audit: nobody but its writer vouches for the proof in it."""

from collections import Counter
from collections.abc import Iterable, Iterator

from models.findings import AuditReport
from models.policy import Policy, PolicyRow, default_rows
from models.roster import Proof, Status
from models.words import say

FIELDS = ("value", "on", "hard", "level", "weight")
"""Of a policy row: what decides. Its texts are the planner's own."""


def false_claims(proof: Proof, report: AuditReport, policy: Policy) -> Iterator[str]:
    """A sentence for each: another value than counted, a level left out or told twice, a bound that cannot be one.

    `report` is of the roster that the proof goes with, under the case that it was made for.
    """
    for number, times in Counter(level.level for level in proof.levels).items():
        if times > 1:
            yield say("claims.twice", level=number, times=times)
    for level in proof.levels:
        title, counted = policy.title(level.name), report.levels.get(level.level, 0)
        if counted != level.value:
            yield say("claims.value", level=level.level, title=title, value=level.value, counted=counted)
        if level.bound > level.value:
            yield say("claims.bound", level=level.level, title=title, bound=level.bound, value=level.value)
    for missing in sorted(report.levels.keys() - {level.level for level in proof.levels}):
        yield say("claims.missing", level=missing, counted=report.levels[missing])
    if proof.status is Status.OPTIMAL and any(level.bound < level.value for level in proof.levels):
        yield say("claims.optimal")


def policy_lines(policy: Policy) -> Iterator[str]:
    """Each row that decides otherwise than the built-in one, with what differs."""
    built_in = {row.key: row for row in default_rows()}
    own = [row for row in policy.rows if row.key not in built_in]
    changed = [(row, fields) for row in policy.rows if row.key in built_in and (fields := _differing(row, built_in[row.key]))]
    yield say("claims.policy", rows=len(changed) + len(own)) if changed or own else say("claims.built_in")
    for row, fields in changed:
        now, before = (_shown(either, fields) for either in (row, built_in[row.key]))
        yield say("claims.row", title=policy.title(row.key), now=now, built_in=before)
    for row in own:
        yield say("claims.own_row", title=policy.title(row.key), now=_shown(row, FIELDS))


def _differing(row: PolicyRow, built_in: PolicyRow) -> tuple[str, ...]:
    return tuple(field for field in FIELDS if getattr(row, field) != getattr(built_in, field))


def _shown(row: PolicyRow, fields: Iterable[str]) -> str:
    """24 小时，停用."""
    words = {
        "value": f"{row.value} {row.texts()['unit']}".strip(),
        "on": say("claims.on") if row.on else say("claims.off"),
        "hard": say("claims.hard") if row.hard else say("claims.soft"),
        "level": say("claims.level", level=row.level) if row.level is not None else say("claims.no_level"),
        "weight": say("claims.weight", weight=row.weight),
    }
    return say("join.comma").join(words[field] for field in fields if words[field])
