"""Policy rows with other values, and the levels in another order."""

from models.case import Case
from models.policy import Policy, PolicyRow
from models.rules import unasked
from models.scenario import ChangePolicy, OrderLevels
from models.words import listed, say
from scheduler.whatif.edits.parts import Impossible, Parts

FIELDS = ("value", "on", "hard", "level", "weight")


def change(case: Case, edit: ChangePolicy) -> Parts:
    if not case.policy.has(edit.key):
        raise Impossible(say("whatif.no_rule", key=edit.key))
    known = case.policy.row(edit.key)
    if isinstance(known.value, int) and isinstance(edit.value, str):
        raise Impossible(say("whatif.whole", title=known.texts()["title"], key=edit.key, value=edit.value))
    fields = {field: getattr(edit, field) for field in FIELDS if getattr(edit, field) is not None}
    if "level" in fields and known.level is None:
        raise Impossible(say("whatif.no_level", title=known.texts()["title"], key=edit.key))
    return {"policy": case.policy.changed(**{edit.key: fields})}


def order(case: Case, edit: OrderLevels) -> Parts:
    left_out = unasked(bool(case.roster_before), case.replan is not None)
    known = sorted({row.level for row in case.policy.rows if row.level is not None and row.key not in left_out})
    if len(set(edit.levels)) < len(edit.levels) or not set(edit.levels) <= set(known):
        raise Impossible(
            say(
                "whatif.levels",
                levels=listed(edit.levels),
                known_levels=listed(known),
            )
        )
    wanted = [*edit.levels, *(level for level in known if level not in edit.levels)]
    places = dict(zip(wanted, known, strict=True))

    def moved(row: PolicyRow) -> PolicyRow:
        return row if row.level not in places else PolicyRow(**dict(row) | {"level": places[row.level]})

    return {"policy": Policy(rows=tuple(moved(row) for row in case.policy.rows))}
