"""Standing questions: who can be missed, how much growth holds."""
