"""What was recorded: leaders' stays, problems found on them, results of stints."""
