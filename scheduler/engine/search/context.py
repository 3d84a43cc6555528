"""What all parts of one search share: the model, its levels, the clock, and whoever watches."""

from collections.abc import Callable, Sequence

from models.roster import StoppedBy
from scheduler.engine.build import Objective
from scheduler.engine.parameters import PARAMETERS
from scheduler.engine.settings import Progress, Settings
from scheduler.engine.solvers.clock import clock_of
from scheduler.engine.solvers.cp import CpProgram, Result
from scheduler.engine.solvers.cp_parameters import cp_parameters
from scheduler.engine.watch import SolveWatch, Until, Watch
from scheduler.formulation.model import Model
from scheduler.program.affine import Affine


class SearchContext:
    """The limit counts from when the watch began, by the clock that the settings ask for."""

    def __init__(
        self, model: Model, objectives: Sequence[Objective], settings: Settings, watch: Watch, reserve_share: float = 0.0
    ) -> None:
        """`reserve_share` of the limit is kept from the levels, for what is to be done after them."""
        self.model, self.objectives, self.settings, self.watch = model, objectives, settings, watch
        self.expressions = [objective.value for objective in objectives]
        self.clock = clock_of(settings, watch.began)
        self._deadline = self.clock.began + settings.time_limit
        self._reserve = reserve_share * settings.time_limit

    def left(self) -> float:
        """Seconds, or what counts as such, without the reserve."""
        return self.left_in_all() - self._reserve

    def left_in_all(self) -> float:
        return self._deadline - self.clock.now()

    def is_over(self) -> bool:
        """Whether there is no time for another solve."""
        return self.left() < PARAMETERS.least_build_seconds or self.watch.is_stopped

    def until(self, seconds: float) -> Until:
        return Until.within(seconds, self.watch.stop)

    def why(self) -> StoppedBy:
        return StoppedBy.INTERRUPTED if self.watch.is_stopped else StoppedBy.TIME_LIMIT

    def tell(self, objective: Objective, value: int, bound: int) -> None:
        self.watch.tell(objective.name, Progress(objective.level, value, bound, self.watch.seconds()))

    def minimise(
        self,
        cp: CpProgram,
        objective: Affine,
        hint: Sequence[int] | None,
        seconds: float,
        report: Callable[[int | None, float], None] = lambda value, bound: None,
        incumbent: Callable[[list[int]], None] = lambda values: None,
        first_only: bool = False,
    ) -> Result:
        """One solve by CP-SAT; `first_only` ends it at the first roster."""
        parameters: dict[str, object] = {
            **self.clock.limits(max(PARAMETERS.least_level_seconds, seconds)),
            "num_workers": self.settings.workers,
            "random_seed": self.settings.seed,
            "stop_after_first_solution": first_only,
            **cp_parameters(self.settings.workers),
        }
        result = cp.minimise(objective, hint, parameters, SolveWatch(self.watch.stop, report, incumbent))
        self.clock.spend(result.work)
        return result
