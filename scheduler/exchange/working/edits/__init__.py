"""What was changed by hand in a working copy, and what it means."""
