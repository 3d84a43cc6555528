"""Why there may be no roster to hand back. Each text is for the planner."""


class PlanConflict(Exception):
    """Pins or hard lower limits that cannot hold together, a sentence for each; the rules alone always leave a roster."""

    def __init__(self, sentences: tuple[str, ...]):
        super().__init__("\n".join(sentences))
        self.sentences = sentences


class NoRoster(Exception):
    """The limit passed before any roster was found, and before it was proven that there is none."""


class SelfContradiction(Exception):
    """The audit does not find in the roster what the solver claims of it: a fault of the program, not of the case."""
