"""CP-SAT set up for a model in which the linear relaxation is what proves (docs/archive/engine-tried.md has the measurements)."""

FEW_WORKERS = 8
"""Below so many threads CP-SAT's own portfolio has no strong linear worker."""


def cp_parameters(workers: int) -> dict[str, object]:
    """With few workers the linear one is named.

    Probing and symmetry cost more than they give on lines of hundreds of different officers, and the SAT part of presolve loses
    the paths of free lines.
    """
    parameters: dict[str, object] = {
        "linearization_level": 2,
        "cp_model_probing_level": 0,
        "symmetry_level": 0,
        "cp_model_use_sat_presolve": False,
    }
    return parameters if workers >= FEW_WORKERS else parameters | {"subsolvers": ["max_lp"]}
