"""What no roster can be below: the relaxation, and who proves with it."""
