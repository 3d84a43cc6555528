"""The parts of all units as one case."""
