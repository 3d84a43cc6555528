"""Level 3d: dates of officers that differ from the roster before."""

from scheduler.formulation.changes import changed_cells
from scheduler.formulation.model import Model


def count(model: Model) -> None:
    for cells in changed_cells(model):
        model.terms["changed_days"] += cells
