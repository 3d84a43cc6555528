"""What happens to rosters after they are made."""
