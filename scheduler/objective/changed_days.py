"""Level 3d: dates of officers that differ from the roster before; those in the notice window of events count three times."""

from scheduler.formulation.changes import changed_cells
from scheduler.formulation.model import Model


def count(model: Model) -> None:
    for cells in changed_cells(model):
        model.terms["changed_days"] += [cell.amount.times(cell.weight) for cell in cells]
