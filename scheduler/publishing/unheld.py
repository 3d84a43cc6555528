"""What an earlier replanning held still is the planner's to change."""

from models.case import Case
from models.roster import RosterFile


def unheld(file: RosterFile) -> RosterFile:
    """The file with the case as it was planned, events in it: nothing is held, and notice counts from when it was first made.

    Else the dates that were past when it was replanned would be too near for every cover. It is known by the same hash.
    """
    if file.case.replan is None or file.base is None:
        return file
    first = file.base.case
    parts = {"replan": None, "as_of": first.as_of, "policy": first.policy, "roster_before": first.roster_before}
    return file.model_copy(update={"case": Case(**dict(file.case) | parts)})
