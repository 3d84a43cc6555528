"""A published roster changed by events: the fewest officers, then the fewest dates, proven over the whole remaining horizon."""
