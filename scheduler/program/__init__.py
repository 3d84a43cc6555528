"""A linear program that knows no police."""
