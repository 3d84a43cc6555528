"""Level 3c: officers of whom some date differs from the roster before."""

from scheduler.formulation.changes import changed_cells
from scheduler.formulation.model import Model
from scheduler.program.affine import ONE


def count(model: Model) -> None:
    for cells in changed_cells(model):
        if any(cell.amount.fixed for cell in cells):
            model.terms["changed_officers"].append(ONE)
        elif cells:
            model.terms["changed_officers"].append(model.program.largest([cell.amount for cell in cells], 0, 1))
