"""What an earlier replanning held still is the planner's to change."""

from models.roster import RosterFile


def unheld(file: RosterFile) -> RosterFile:
    """The file with a case that holds nothing; it is known by the same hash."""
    return file if file.case.replan is None else file.model_copy(update={"case": file.case.model_copy(update={"replan": None})})
