"""Every constant of the engine that was tuned rather than derived: its value, its unit, and where it was measured."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

RESULTS = "docs/archive/measured-2026-11.md"
RESULTS_NOW = "benchmarks/RESULTS.md, 2026-11-30"
ENGINE = "docs/engine.md"
TRIED = "docs/archive/engine-tried.md"
CHOSEN = "not measured"
"""A value that looked right and was never compared with another."""


def _tuned(value: Any, unit: str, measured: str, about: str) -> Any:
    """`measured` is a file and the date of the figures in it, or `CHOSEN`."""
    if isinstance(value, Mapping):
        return field(default_factory=lambda: dict(value), metadata={"unit": unit, "measured": measured, "about": about})
    return field(default=value, metadata={"unit": unit, "measured": measured, "about": about})


@dataclass
class SearchParameters:
    """The table. The engine reads `PARAMETERS`; only tests and benchmarks change a value, to compare ways."""

    # Levels, one after another: scheduler/engine/search
    first_levels: int = _tuned(3, "levels", CHOSEN, "that may use all time but the reserve")
    reserve_share: float = _tuned(0.3, "share of the limit", CHOSEN, "kept from the first levels for later ones")
    later_share: float = _tuned(0.5, "share of the time left", RESULTS + ", 2026-11-27", "for a level with several after it")
    step_share: float = _tuned(0.25, "share of the time left", CHOSEN, "for a step between two levels, with several after it")
    small_candidates: int = _tuned(400, "candidates", CHOSEN, "up to which one solver has the whole model")
    least_level_seconds: float = _tuned(0.1, "s", CHOSEN, "for a level, however little is left")
    least_build_seconds: float = _tuned(0.5, "s", CHOSEN, "less than this left is not worth a solver's start")
    least_again_seconds: float = _tuned(4.0, "s", CHOSEN, "left after the last level, so that an open one is tried again")
    leave_plan_share: float = _tuned(0.1, "share of the limit", CHOSEN, "for each of the two solves of leave alone")
    # A first roster: greedy.py, values.py, absences.py, first_level.py
    least_greedy_seconds: float = _tuned(0.3, "s", CHOSEN, "for the greedy roster, however little is left")
    greedy_share: float = _tuned(0.3, "share of the time left", CHOSEN, "for the greedy roster")
    preferred_value: float = _tuned(0.2, "of 1", CHOSEN, "what a plan takes at least so far is tried first")
    passes_by_officer: int = _tuned(2, "passes", CHOSEN, "over officers whose roster may hang on that of later ones")
    absence_fill_seconds: float = _tuned(5.0, "s", CHOSEN, "to fill what an absence leaves open")
    leave_kept_share: float = _tuned(0.5, "share of the time", CHOSEN, "to mend a roster with nobody's leave changed")
    # A large level: large.py
    far_gap: float = _tuned(0.02, "share of the value", CHOSEN, "from which a relaxation's plan is followed by the greedy")
    very_far_gap: float = _tuned(0.1, "share of the value", RESULTS + ", 2026-11-26", "from which a worse roster is gone on from")
    very_far_factor: int = _tuned(2, "ways to the bound", CHOSEN, "by which such a roster may be worse")
    flat_level_weight: int = _tuned(2, "times", RESULTS_NOW, "a level of leave alone counts, beside the next one")
    mending_weight: int = _tuned(1000, "points", RESULTS_NOW, "that a unit of an earlier level counts while it is mended")
    mending_price: int = _tuned(10, "points of the level", CHOSEN, "that mending a unit of an earlier level may cost")
    mending_share: float = _tuned(0.7, "share of the time left", CHOSEN, "of the level, until earlier ones must be mended")
    turn_seconds: float = _tuned(0.05, "s", CHOSEN, "between two looks at the threads of a level")
    thread_patience_seconds: float = _tuned(1.0, "s", CHOSEN, "that a thread may take to notice that the level is over")
    # Search in parts: improve.py, part_pace.py, neighbourhood.py
    first_part_decisions: int = _tuned(600, "decisions", RESULTS + ", 2026-11-27", "open in the first parts")
    part_seconds: float = _tuned(4.0, "s", RESULTS + ", 2026-11-26", "for one part")
    quick_part_seconds: float = _tuned(1.0, "s", CHOSEN, "a part solved to the end in less is followed by a larger one")
    part_growth: float = _tuned(1.1, "factor", RESULTS + ", 2026-11-26", "of parts that are quick or have nothing to give")
    part_shrinking: float = _tuned(0.8, "factor", CHOSEN, "of parts that are not solved to the end")
    past_seconds_weight: float = _tuned(0.8, "weight", CHOSEN, "of what earlier parts of a kind took beside the last")
    whole_share: float = _tuned(0.1, "share of the time left", RESULTS + ", 2026-11-27", "for all that is open at once")
    worth_trying_decisions: int = _tuned(4000, "decisions", RESULTS + ", 2026-11-26", "up to which all at once is tried")
    worth_trying_again_share: float = _tuned(0.8, "share of decisions", CHOSEN, "left since, so that it is tried once more")
    guided_share: float = _tuned(0.7, "share of parts", RESULTS + ", 2026-11-26", "without duties that cost in the relaxation")
    kind_shares: Mapping[str, float] = _tuned(
        {"wide": 0.55, "long": 0.15, "lines": 0.15, "request": 0.15},
        "shares of the time", RESULTS + ", 2026-11-26", "by kind of part, where the level counts what is lacking",
    )  # fmt: skip
    kind_shares_of_leave: Mapping[str, float] = _tuned(
        {"wide": 0.25, "long": 0.6, "lines": 0.1, "request": 0.05},
        "shares of the time", RESULTS_NOW, "by kind of part, where the level counts leave alone",
    )  # fmt: skip
    kind_shares_of_no_lack: Mapping[str, float] = _tuned(
        {"wide": 0.25, "long": 0.4, "lines": 0.25, "request": 0.1},
        "shares of the time", RESULTS + ", 2026-11-26", "by kind of part, where it does not (ladder, fairness, travel)",
    )  # fmt: skip
    long_window_places: tuple[int, ...] = _tuned((1, 1, 2, 3), "places", CHOSEN, "of a long window, drawn at random")
    lacking_share: float = _tuned(0.7, "share of windows", CHOSEN, "that lie where something is lacking")
    unavoidable_weight: float = _tuned(0.1, "weight", RESULTS + ", 2026-11-27", "of a lack's cost beside its reduced cost")
    posts_share: float = _tuned(0.5, "share of parts", CHOSEN, "whose places are posts at all stations")
    # The closing pass: polish/
    polish_share: float = _tuned(0.15, "share of the limit", CHOSEN, "kept from the levels for the closing pass")
    least_polish_seconds: float = _tuned(0.5, "s", CHOSEN, "for the closing pass, however late it is")
    stopped_polish_seconds: float = _tuned(0.3, "s", CHOSEN, "for the closing pass of a search that was stopped")
    polish_part_seconds: float = _tuned(0.5, "s", CHOSEN, "for a small part, of which most take 0.02")
    # Replanning: scheduler/engine/replanning
    replan_guess_share: float = _tuned(0.5, "share of the time left", CHOSEN, "for the guess that nothing need be lacking")
    replan_later_seconds: float = _tuned(1.6, "s", CHOSEN, "for the levels after those of replanning")
    replan_published_seconds: float = _tuned(3.0, "s", CHOSEN, "for what is published of a plan while an end is unknown")
    # Bounds: scheduler/engine/bounds
    simplex_columns: int = _tuned(45_000, "open columns", TRIED + ", What decided", "up to which dual simplex was the quickest")
    tried_columns: int = _tuned(70_000, "open columns", RESULTS + ", 2026-11-30", "up to which dual simplex is tried first")
    trial_share: float = _tuned(0.15, "share of the time", RESULTS + ", 2026-11-30", "of the level for that trial")
    broken_row_slack: float = _tuned(1e-4, "value", CHOSEN, "by which a point must break a row that was left out")
    interior_columns: int = _tuned(150_000, "open columns", CHOSEN, "up to which interior point was")
    visited_variables: int = _tuned(250_000, "variables", CHOSEN, "up to which it is priced that an officer comes to a station")
    long_line_columns: int = _tuned(12, "columns", RESULTS + ", 2026-11-26", "of a limit that large models leave out")
    whole_model_factor: float = _tuned(6.0, "times", CHOSEN, "what the model with stints takes longer than without")
    station_seconds: float = _tuned(5.0, "s", CHOSEN, "for one station's own part")
    station_tolerance: float = _tuned(1e-4, "value", CHOSEN, "by which HiGHS's bound of one part may be wrong")
    # Solvers: scheduler/engine/solvers
    integral_gap: float = _tuned(0.999, "value", CHOSEN, "below the incumbent at which a bound closes a whole-numbered level")
    interior_gap: float = _tuned(1e-3, "relative gap", RESULTS + ", 2026-11-26", "at which interior point ends")
    first_order_gap: float = _tuned(0.002, "relative gap", RESULTS + ", 2026-11-25", "at which the first-order method ends")
    first_order_violation: float = _tuned(1e-5, "violation", CHOSEN, "at which the first-order method ends")
    incumbent_seconds: float = _tuned(0.5, "s", CHOSEN, "between two incumbents copied out of a running solve")
    stop_poll_seconds: float = _tuned(0.05, "s", CHOSEN, "between two looks at whether CP-SAT is to stop")
    work_per_second: float = _tuned(0.2, "deterministic time/s", ENGINE + ", Reproducible mode", "of CP-SAT (0.05 to 0.4)")
    safety_factor: float = _tuned(4.0, "times the limit", CHOSEN, "that a reproducible solve may take on the wall")
    safety_seconds: float = _tuned(30.0, "s", CHOSEN, "and besides")
    # The child process: scheduler/engine/process
    interpreter_turn_seconds: float = _tuned(0.0005, "s", ENGINE + ", The child process", "that a callback waits for Python")
    child_poll_seconds: float = _tuned(0.1, "s", CHOSEN, "between two looks at the child's memory")
    startup_seconds: float = _tuned(60.0, "s", CHOSEN, "for the child's imports")
    stop_seconds: float = _tuned(0.75, "s", ENGINE + ", The child process", "for an answer once it is asked for")
    least_grace_seconds: float = _tuned(2.0, "s", CHOSEN, "for an answer after the limit, or")
    grace_share: float = _tuned(0.05, "share of the limit", CHOSEN, "of it, whichever is more")
    first_roster_seconds: float = _tuned(30.0, "s", CHOSEN, "beyond the limit that a first roster is waited for")
    least_retry_seconds: float = _tuned(0.1, "s", CHOSEN, "for a second try where the limit is used up")
    telling_rest_factor: float = _tuned(9.0, "times", RESULTS + ", 2026-11-27", "what telling took, for which it then rests")


PARAMETERS = SearchParameters()
