"""What the pages will need, loaded beforehand."""

from importlib import import_module

NEEDED = (
    "scheduler.jobs.board.faulty_sheet",
    "scheduler.jobs.check",
    "scheduler.jobs.board.stepping_in",
    "scheduler.jobs.board.dates_shown",
    "statsmodels.genmod.generalized_linear_model",
    "scheduler.jobs.solve",
    "scheduler.jobs.ledger.history",
    "scheduler.jobs.ledger.today",
)
"""In the order in which a planner comes to them."""


def warm() -> None:
    """In a thread, while the browser starts and the planner reads."""
    for module in NEEDED:
        import_module(module)
