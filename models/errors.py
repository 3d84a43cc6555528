"""Why there may be no roster to hand back. Each text is for the planner."""

from models.roster import StoppedBy
from models.words import later, told


class PlanConflict(Exception):
    """Pins or hard lower limits that cannot hold together, a sentence for each; the rules alone always leave a roster."""

    def __init__(self, sentences: tuple[str, ...]):
        super().__init__("\n".join(sentences))
        self.sentences = sentences


class NoRoster(Exception):
    """The search ended before any roster was found, and before it was proven that there is none.

    Its sentences are said where they are read.
    """

    def __str__(self) -> str:
        return "\n".join(told(str(one)) for one in self.args)


class Interrupted(NoRoster):
    """Stopped by the planner before any roster was found."""


class SelfContradiction(Exception):
    """The audit does not find in the roster what the solver claims of it: a fault of the program, not of the case."""


def no_roster(stopped_by: StoppedBy, time_limit: float, remarks: tuple[str, ...] = ()) -> NoRoster:
    words = {
        StoppedBy.CRASHED: later("refusals.crashed"),
        StoppedBy.MEMORY: later("refusals.memory"),
        StoppedBy.INTERRUPTED: later("refusals.interrupted"),
    }
    limit = later("refusals.limit", time_limit=time_limit)
    kind = Interrupted if stopped_by is StoppedBy.INTERRUPTED else NoRoster
    return kind(words.get(stopped_by, limit), *remarks)


class DemandRefused(Exception):
    """The demand cannot be computed from what the case says."""


class NothingToExplain(Exception):
    """What is asked about is not in the roster: no cover on that date, no shortage, a request that was granted."""


class ScenarioRefused(Exception):
    """A scenario that cannot be made of the case; the text names the scenario and the place of the edit in it."""


class NoCluster(Exception):
    """The machines on which a sweep is to run cannot be reached."""
