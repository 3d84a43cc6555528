"""How large parts of each kind are, and how often a kind is drawn, so that each has its share of the time."""

from collections.abc import Mapping
from random import Random

from scheduler.engine.parameters import PARAMETERS
from scheduler.engine.search.neighbourhood import Kind


class PartPace:
    """`sizes` are open decisions, `seconds` what a part of a kind has taken of late."""

    def __init__(self, counts_lacks: bool, is_of_leave: bool = False) -> None:
        """`counts_lacks` says whether it costs the level something that leave is refused or a duty lacks officers.

        `is_of_leave` where nothing else does: leave lasts longer than a wide part.
        """
        self._shares: Mapping[str, float] = PARAMETERS.kind_shares if counts_lacks else PARAMETERS.kind_shares_of_no_lack
        if is_of_leave:
            self._shares = PARAMETERS.kind_shares_of_leave
        self.seconds = dict.fromkeys(Kind, PARAMETERS.quick_part_seconds)
        self.sizes: dict[Kind, float] = {}
        self.restart()

    def restart(self) -> None:
        self.sizes = dict.fromkeys(Kind, float(PARAMETERS.first_part_decisions))

    def draw(self, rng: Random) -> Kind:
        return rng.choices(list(Kind), [self._shares[kind.value] / self.seconds[kind] for kind in Kind])[0]

    def adapt(self, kind: Kind, is_solved: bool, gain: int, seconds: float) -> None:
        """Parts grow while they are quick or have nothing left to give, and shrink where they are not solved to the end."""
        if not is_solved:
            self.sizes[kind] *= PARAMETERS.part_shrinking
        elif seconds < PARAMETERS.quick_part_seconds or not gain:
            self.sizes[kind] *= PARAMETERS.part_growth
        weight = PARAMETERS.past_seconds_weight
        self.seconds[kind] = weight * self.seconds[kind] + (1 - weight) * seconds
