"""What planners call units and officers."""
