"""The process in which a case is solved, its messages, and whoever watches it."""
