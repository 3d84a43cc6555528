"""A proof, level by level, that no roster is better: rows that every roster keeps, and the multipliers that add them up."""
