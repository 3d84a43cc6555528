"""Each page of the board: what it asks the jobs for, and the template that shows it."""
