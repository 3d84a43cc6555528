"""What cannot work, seen before solving; one file one kind of warning."""
