"""JSON read strictly: a key once an object, each value in the type that is meant. Nothing is taken for something else.

Two looks: at the text as it stands (`tree`), and by the model. Both name the path of a field.
"""

import json
from typing import Any, Generic, NamedTuple, TypeVar

from pydantic import BaseModel, ValidationError

from scheduler.exchange.reading.strict.slips import Slip, slip
from scheduler.exchange.reading.strict.tree import mended, parsed, slips_of

M = TypeVar("M", bound=BaseModel)


class Sound(NamedTuple, Generic[M]):
    """A value with the tree that its text holds."""

    value: M
    tree: Any


class Unsound(Exception):
    """Every slip of a text, with the tree that it holds: plain values, without what cannot be kept."""

    def __init__(self, slips: list[Slip], tree: Any) -> None:
        super().__init__(len(slips))
        self.slips, self.tree = slips, tree


def read_strictly(model: type[M], content: bytes, context: Any = None) -> Sound[M]:
    """`context` is for the model's validators. Raises `UnicodeDecodeError`, `NotJson` or `Unsound`."""
    text = content.decode("utf-8-sig")
    tree = parsed(text)
    slips = list(slips_of(tree))
    try:
        value = model.model_validate_json(json.dumps(mended(tree)) if slips else text, strict=True, context=context)
    except ValidationError as error:
        known = {told.path for told in slips}
        slips += [judged for judged in map(slip, error.errors(include_url=False)) if judged.path not in known]
    else:
        if not slips:
            return Sound(value, tree)
    raise Unsound(slips, mended(tree))
