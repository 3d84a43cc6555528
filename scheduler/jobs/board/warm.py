"""What the pages will need, loaded beforehand."""

from importlib import import_module

NEEDED = (
    "scheduler.jobs.board.faulty_sheet",
    "scheduler.jobs.board.shown_page",
    "scheduler.jobs.board.editing.cell_panel",
    "scheduler.jobs.board.editing.edit_told",
    "scheduler.jobs.board.editing.edit_wanted",
    "scheduler.jobs.ledger.history",
    "scheduler.jobs.ledger.today",
)
"""In the order in which a planner comes to them; not what a solve or a forecast needs, which is 150 MB."""


def warm() -> None:
    """In a thread, while the browser starts and the planner reads."""
    for module in NEEDED:
        import_module(module)
