"""From values to paper and files."""
