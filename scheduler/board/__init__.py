"""The planner's board: thin pages in a browser on the same machine, over the jobs."""
