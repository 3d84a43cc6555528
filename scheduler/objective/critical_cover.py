"""Level 1: officers missing to the minimum, over all duties."""

from scheduler.formulation.model import Model


def count(model: Model) -> None:
    model.terms["critical_cover"] += model.short.values()
