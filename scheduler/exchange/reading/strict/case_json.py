"""A case as JSON of the models; its faults carry the path of the field in place of a cell."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any, get_args

from pydantic import ValidationError

from models.base import Noun
from models.case import Case
from models.integrity.faults import faults
from models.integrity.ids import KEYED
from models.integrity.periods import DATED
from models.policy import Policy, default_policy
from models.words import say
from scheduler.exchange.errors import CaseFault, CaseFaults, Unreadable, UnreadableKind
from scheduler.exchange.reading.faults_in_order import times
from scheduler.exchange.reading.strict.slips import INTEGRITY, Slip, shown
from scheduler.exchange.reading.strict.stand_ins import ANY_DATE, stand_in
from scheduler.exchange.reading.strict.strict_json import Unsound, read_strictly
from scheduler.exchange.reading.strict.tree import NotJson

HORIZON = ("start", "end", "calendar")


def read_json(path: Path) -> Case:
    try:
        return read_strictly(Case, path.read_bytes()).value
    except UnicodeDecodeError as error:
        raise Unreadable(UnreadableKind.ENCODING, say("json.not_json", path=path)) from error
    except NotJson as error:
        raise Unreadable(UnreadableKind.BROKEN, say("json.broken", path=path, line=error.line, column=error.column)) from error
    except Unsound as error:
        raise CaseFaults(tuple(CaseFault(path, "", sentence) for path, sentence in faults_of(error.tree, error.slips))) from error


def faults_of(tree: Any, slips: list[Slip]) -> Iterator[tuple[str, str]]:
    """The path and the sentence of each slip of a case, then of what is wrong between its parts, as far as they are right."""
    own = [slip for slip in slips if slip.type != INTEGRITY]
    yield from ((shown(slip.path) or say("json.whole"), slip.sentence) for slip in own)
    if isinstance(tree, dict):
        yield from _between(tree, own)


def _between(tree: dict[str, Any], slips: list[Slip]) -> Iterator[tuple[str, str]]:
    """A missing id once, at its first path; not what a slip may have brought with it: its row is only known by its id."""
    wrong_parts = {str(slip.path[0]) for slip in slips if len(slip.path) == 1}
    wrong_rows = {slip.path[:2] for slip in slips}
    parts: dict[str, Any] = {"start": ANY_DATE[0], "end": ANY_DATE[1], "policy": _policy(tree.get("policy"))}
    places: dict[str, list[int]] = {}
    for name, model in _sheets().items():
        taken = {}
        for place, item in enumerate(tree[name] if isinstance(tree.get(name), list) else ()):
            noun = _noun(model, item, (name, place) in wrong_rows)
            if noun is not None and (name in KEYED or (name, place) not in wrong_rows):
                taken[place] = noun
            elif name in KEYED:
                wrong_parts.add(name)
        places[name], parts[name] = list(taken), tuple(taken.values())
    is_dated = not any(slip.path[:1] == (name,) for slip in slips for name in HORIZON)
    if is_dated:
        parts |= {name: date.fromisoformat(tree[name]) for name in ("start", "end")}
    told: dict[tuple[str, str], list[str]] = {}
    for fault in faults(SimpleNamespace(**parts)):
        follows = bool(fault.unknown) and bool(wrong_parts & KEYED.keys())
        if not follows and (is_dated or (fault.sheet, fault.field) not in DATED):
            row = places[fault.sheet][fault.row] if fault.row is not None and fault.sheet in places else fault.row
            if (fault.sheet, row) not in wrong_rows:
                path = fault._replace(row=row).path
                told.setdefault((fault.unknown or path, fault.sentence), []).append(path)
    yield from ((paths[0], sentence + times(len(paths))) for (_, sentence), paths in told.items())


def _sheets() -> dict[str, type[Noun]]:
    """The parts of a case that hold rows, with the model of a row."""
    kinds = {name: get_args(field.annotation) for name, field in Case.model_fields.items()}
    return {name: kind[0] for name, kind in kinds.items() if isinstance(kind[0] if kind else None, type) and Ellipsis in kind}


def _noun(model: type[Noun], item: Any, is_wrong: bool) -> Noun | None:
    """A row; of a wrong one what others may refer to, or None."""
    if is_wrong:
        id = item.get("id") if isinstance(item, dict) else None
        return stand_in(model, {"id": id}) if isinstance(id, str) else None
    return model.model_validate_json(json.dumps(item), strict=True)


def _policy(tree: Any) -> Policy:
    try:
        return Policy.model_validate_json(json.dumps(tree), strict=True) if tree is not None else default_policy()
    except ValidationError:
        return default_policy()
