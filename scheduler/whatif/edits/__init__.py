"""What each edit does to a case: one function takes the case and the edit, and returns the parts that change."""
