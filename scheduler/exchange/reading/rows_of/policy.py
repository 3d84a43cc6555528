"""规则 to the policy: the rows of the sheet over the default rows of the same keys."""

from collections.abc import Callable
from typing import Any

from models.base import LARGEST_NUMBER
from models.policy import (
    KIND_PREFIX,
    TEXTS,
    Policy,
    PolicyRow,
    are_counts,
    are_percentages,
    built_in_texts,
    default_policy,
    default_rows,
)
from models.rules import Measure, measure
from models.words import Language, say
from scheduler.exchange.reading.cells.cells import BadCell
from scheduler.exchange.reading.cells.typed import percent, plain, whole
from scheduler.exchange.reading.cells.windows import windows_of
from scheduler.exchange.reading.draft import Draft
from scheduler.exchange.reading.rows import Row

LISTS: dict[Measure | None, tuple[Callable[[str], bool], str]] = {
    Measure.PERCENT: (are_percentages, "policy_rows.percentages"),
    Measure.COUNTS: (are_counts, "policy_rows.counts"),
}
"""By measure, whether a text is a list of such numbers, and what is expected of it."""


def read_policy(draft: Draft) -> Policy:
    """The sheet's rows first, as they stand; keys that it leaves out follow with their defaults."""
    rows = draft.sheets.rows["policy"]
    if not rows:
        draft.defaults.append(say("policy_rows.built_in"))
        return default_policy()
    defaults = {row.key: row for row in default_rows()}
    taken: dict[str, PolicyRow] = {}
    for row in rows:
        key = row.get("key")
        if key is None:
            continue
        if key in taken:
            draft.faults.append(row.fault("key", say("policy_rows.twice", key=key), say("policy_rows.one_row")))
        elif key not in defaults and not key.startswith(KIND_PREFIX):
            draft.faults.append(row.fault("key", say("policy_rows.unknown", key=key), say("policy_rows.known")))
        else:
            taken[key] = _row(draft, row, defaults.get(key))
    missing = len(defaults.keys() - taken.keys())
    if missing:
        draft.defaults.append(say("policy_rows.others", missing=missing))
    return Policy(rows=tuple(taken.values()))


def _row(draft: Draft, row: Row, default: PolicyRow | None) -> PolicyRow:
    if default is None:
        default = PolicyRow(key=row.values["key"], value=0, **built_in_texts(row.values["key"], Language.ZH))
    values: dict[str, Any] = {key: value for key, value in row.values.items() if key != "value"}
    return PolicyRow.model_validate(default.model_dump() | values | _texts(row) | {"value": _value(draft, row, default)})


def _texts(row: Row) -> dict[str, str]:
    """Built-in texts in English are the same as the Chinese ones, which a policy holds."""
    chinese, english = (built_in_texts(row.values["key"], language) for language in (Language.ZH, Language.EN))
    return {name: chinese[name] for name in TEXTS if row.get(name) and row.get(name) == english[name]}


def _value(draft: Draft, row: Row, default: PolicyRow) -> int | str:
    raw = row.get("value")
    if measure(default.key) is Measure.WINDOWS:
        try:
            return default.value if raw is None else windows_of(raw, default)
        except BadCell as bad:
            draft.faults.append(row.fault("value", bad.wrong, bad.expected))
            return default.value
    if isinstance(default.value, str):
        text = str(raw) if raw is not None else "" if "value" in row.columns else default.value
        holds, expected = LISTS.get(measure(default.key), (None, ""))
        if holds is not None and not holds(text):
            draft.faults.append(row.fault("value", _says_wrong(raw, default), say(expected, default=default.value)))
            return default.value
        return text
    if raw is None:
        return default.value
    is_percent = measure(default.key) is Measure.PERCENT and "%" in plain(str(raw))
    number = percent(str(raw)) if is_percent else whole(str(raw))
    if number is None or not 0 <= number <= LARGEST_NUMBER:
        draft.faults.append(
            row.fault(
                "value",
                _says_wrong(raw, default),
                say("policy_rows.whole", unit=default.texts()["unit"] or say("policy_rows.number")),
            )
        )
        return default.value
    return number


def _says_wrong(raw: Any, default: PolicyRow) -> str:
    return say("policy_rows.not_a_value", raw=raw, title=default.texts()["title"] or say("policy_rows.rule"))
