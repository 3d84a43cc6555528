"""What a planner takes away from the board."""
