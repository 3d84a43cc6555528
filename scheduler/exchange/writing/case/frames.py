"""Rows of nouns as pandas tables, for notebooks and for whoever computes further."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from models.base import Noun

if TYPE_CHECKING:
    import pandas as pd


def frame(rows: Iterable[Noun]) -> pd.DataFrame:
    """A table with a column per field; ids and dates are text as in JSON, nested fields stay lists and mappings."""
    import pandas as pd

    return pd.DataFrame([row.model_dump(mode="json") for row in rows])
