"""What stands for the parts of a case that are wrong, so that the others can be judged against each other."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from models.base import Noun

ANY_DATE = (date(2000, 1, 1), date(2099, 12, 31))
"""A horizon that holds every date."""


def stand_in(model: type[Noun], values: Mapping[str, Any]) -> Noun:
    """Carries what is right of a row, None for the rest."""
    required = {name: None for name, info in model.model_fields.items() if info.is_required()}
    empty = {name: () for name in ("choices", "cycle", "teams") if name in required}
    known = {key: value for key, value in values.items() if key in model.model_fields}
    return model.model_construct(**(required | empty | known))
