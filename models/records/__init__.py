"""What was recorded: leaders' stays, problems found on them, results of stints, who could have stepped in."""
