"""Level 4: officers beyond the target."""

from scheduler.engine.model import Model


def count(model: Model) -> None:
    model.terms["surplus"] += model.surplus.values()
