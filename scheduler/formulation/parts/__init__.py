"""The parts of an instance: each holds one kind of fact of the case, with dates as day numbers."""
