"""The faults of a case as they are told: in the order of the sheets, and each missing thing once."""

import re
from collections.abc import Collection, Iterable
from typing import NamedTuple

from models.words import say
from scheduler.exchange.errors import CaseFault
from scheduler.exchange.sheets import SHEETS

NAMES = [name for sheet in SHEETS for name in sheet.names]
PLACES = {name: place for place, name in reversed(list(enumerate(NAMES)))}
"""By a name of a sheet its place among all; of two sheets that share one, the first's."""


class CrossFault(NamedTuple):
    """`missing` is the sheet and the id that nothing bears, where that is the fault."""

    fault: CaseFault
    missing: tuple[str, str] | None = None


def in_order(faults: Iterable[CaseFault], crossed: Iterable[CrossFault]) -> tuple[CaseFault, ...]:
    """Cells that miss the same thing are one fault, at the first of them and with their number."""
    told: dict[object, dict[CaseFault, None]] = {}
    for fault, missing in sorted((*map(CrossFault, faults), *crossed), key=lambda cross: _place(cross.fault)):
        told.setdefault(missing or fault, {})[fault] = None
    return tuple(map(_once, told.values()))


def times(cells: int) -> str:
    """Behind a sentence that holds for several cells, how many they are."""
    return say("faults.times", cells=cells) if cells > 1 else ""


def _once(faults: Collection[CaseFault]) -> CaseFault:
    first, *others = faults
    if not others:
        return first
    cells = (fault.cell if fault.sheet == first.sheet else f"{fault.sheet}!{fault.cell}" for fault in others)
    return first._replace(wrong=first.wrong + times(len(faults)), others=(*first.others, *cells))


def _place(fault: CaseFault) -> tuple[int, int, int, str]:
    parts = re.match(r"([A-Z]*)\D*(\d*)", fault.cell)
    column, row = parts.groups() if parts else ("", "")
    return (PLACES.get(fault.sheet, len(NAMES)), int(row or 0), len(column), column)
